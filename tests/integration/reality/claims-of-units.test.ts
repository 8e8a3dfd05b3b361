import { describe, expect, it } from 'vitest';
import { computeClaim } from '@/tests/support/judge-published';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';

const market = () => requireRealityMarket(['SPX', 'RUT', 'NDX']);

function tell(query: string) {
  const { headlines, verdict, tables } = computeClaim(market(), query);
  return {
    text: headlines[0]?.text,
    detail: headlines[0]?.detail ?? '',
    kind: verdict?.kind,
    figure: Number((verdict?.figure ?? NaN).toFixed(2)),
    readings: Object.fromEntries(
      (tables?.find(({ id }) => id === 'robustness')?.rows ?? []).map(({ definition, verdict: found }) => [definition, found]),
    ),
  };
}

describe.skipIf(!hasReality)('claims of weeks, months and quarters on real closes (DEFINITIONS 10, ../shared/reality)', () => {
  it('nine weekly gains to the end of 2023, the first since January 2004', () => {
    const run = 'measure=streak&symbol=SPX&unit=week&sessions=9&thresholdPct=0&comparison=first-since';
    const { text, detail, kind } = tell(`${run}&since=2004-01-23&asOf=2023-12-29`);
    expect(kind).toBe('holds');
    expect(text).toBe('Holds. The S&P 500’s run of nine straight weekly gains of any size to 29 Dec 2023 was the first since 23 Jan 2004.');
    expect(detail).toBe('The figure is 9 weeks; the one before was that of the week to 23 Jan 2004.');
    expect(tell(`${run}&since=2003&asOf=2023-12-29`).kind).toBe('fails');
    // A week that is not over is no gain yet, and what stands is told of the last that is.
    expect(tell(`${run}&since=2004-01-23&asOf=2023-12-28`)).toMatchObject({ kind: 'fails', figure: 8 });
  });

  it('the best week since November 2023, and not the best five sessions; and the other way round', () => {
    const gain = 'measure=return&symbol=SPX&direction=up&comparison=highest-since&since=2023-11-03&said=4.66&asOf=2024-11-08';
    const week = tell(`${gain}&unit=week&sessions=1`);
    expect(week).toMatchObject({ kind: 'holds', figure: 4.66, readings: { '': 'holds', 'unit=session&sessions=5': 'fails' } });
    expect(week.text).toBe('Holds. The S&P 500’s weekly gain in the week to 8 Nov 2024 was the largest since 3 Nov 2023, at 4.66%.');
    expect(tell(`${gain}&sessions=5`)).toMatchObject({ kind: 'fails', readings: { '': 'fails', 'unit=week&sessions=1': 'holds' } });
    // On a Thursday no week ends: there is none beside the five sessions.
    expect(tell(`${gain.replace('2024-11-08', '2024-11-07')}&sessions=5`).readings).not.toHaveProperty('unit=week&sessions=1');
  });

  it('the worst month since March 2020, and the third largest monthly lead', () => {
    const loss = tell(
      'measure=return&symbol=SPX&unit=month&sessions=1&direction=down&comparison=highest-since&since=2020-03&said=-8.80&asOf=2022-04-29',
    );
    expect(loss).toMatchObject({ kind: 'holds', figure: -8.8 });
    expect(loss.text).toBe('Holds. The S&P 500’s monthly loss in April 2022 was the largest since March 2020, at −8.80%.');
    const lead = tell(
      'measure=outperformance&symbol=RUT&versus=SPX&unit=month&sessions=1&comparison=nth&count=3&said=8.97&asOf=2024-07-31',
    );
    expect(lead).toMatchObject({ kind: 'holds', figure: 8.97 });
    expect(lead.text).toBe(
      'Holds. The Russell 2000’s monthly lead over the S&P 500 in July 2024 was the third largest in the data from January 1979, at 8.97 points.',
    );
  });

  it('14 of 15 weeks up, as not since March 1972', () => {
    const { text, detail, kind } = tell(
      'measure=tally&symbol=SPX&unit=week&sessions=15&thresholdPct=0&direction=up&atLeast=14&comparison=first-since&since=1972-03-10&asOf=2024-02-09',
    );
    expect(kind).toBe('holds');
    expect(text).toBe(
      'Holds. The S&P 500’s number of weekly gains of any size in the last 15 weeks was 14 or more at the end of the week to 9 Feb 2024, for the first time since 10 Mar 1972.',
    );
    expect(detail).toBe('The figure is 14; the one before was that of the week to 10 Mar 1972.');
  });

  it('356 sessions between falls of 2%, the longest wait since February 2007', () => {
    const fall = 'measure=swing&symbol=SPX&thresholdPct=2&direction=down&asOf=2024-07-24';
    const gap = tell(`${fall}&comparison=gap&count=356`);
    expect(gap).toMatchObject({ kind: 'holds', figure: 356 });
    expect(gap.text).toBe('Holds. The S&P 500’s one-session loss of 2% or more on 24 Jul 2024 came after 356 sessions without one.');
    expect(gap.detail).toBe(
      'The figure is 356 sessions between it and the one before; the one before it was that of 21 Feb 2023, with 356 sessions between.',
    );
    const longest = tell(`${fall}&comparison=highest-since&since=2007-02-27`);
    expect(longest.kind).toBe('holds');
    expect(longest.text).toBe(
      'Holds. The S&P 500’s one-session loss of 2% or more on 24 Jul 2024 was the longest awaited since 27 Feb 2007.',
    );
    expect(tell(`${fall}&comparison=first-since&since=2023-02-21`).kind).toBe('holds');
    expect(tell(`${fall.replace('24-07-24', '24-07-23')}&comparison=highest-since&since=2007`).kind).toBe('fails');
    const calm = 'measure=calm&symbol=SPX&thresholdPct=2&direction=down&sessions=356&asOf=2024-07-23';
    expect(tell(`${calm}&comparison=highest-since&since=2007-02`)).toMatchObject({
      kind: 'holds',
      text: 'Holds. The S&P 500’s run of 356 sessions without a loss of 2% or more on 23 Jul 2024 was the longest since February 2007.',
    });
    expect(tell(`${calm.replace('356', '357')}&comparison=in-a-row`).kind).toBe('fails');
  });

  it('like with like: the best first half, the best first quarter since 2019, the year to the same session', () => {
    const half = 'measure=return&symbol=NDX&unit=year&sessions=1&part=first-half&comparison=largest&said=38.75';
    expect(tell(`${half}&asOf=2023-06-30`)).toMatchObject({
      kind: 'holds',
      figure: 38.75,
      text: 'Holds. The Nasdaq-100’s first-half gain in 2023 was the largest in the data from 1986, at 38.75%.',
    });
    // In August the last first half is the same one; in June it is not over.
    expect(tell(`${half}&asOf=2023-08-15`).figure).toBe(38.75);
    expect(tell(`${half}&asOf=2023-06-29`).text).toContain('first-half gain in 2022');
    const quarter = 'measure=return&symbol=SPX&unit=quarter&sessions=1&part=same&comparison=highest-since&said=10.16&asOf=2024-03-28';
    expect(tell(`${quarter}&since=2019`)).toMatchObject({
      kind: 'holds',
      text: 'Holds. The S&P 500’s first-quarter gain in 2024 was the largest since 2019, at 10.16%.',
      detail: 'The figure is +10.16%; the last one as extreme before it was that of the first quarter of 2019.',
    });
    expect(tell(`${quarter}&since=2018`).kind).toBe('fails');
    const start = tell('measure=return&symbol=SPX&unit=year&sessions=1&part=to-date&comparison=highest-since&since=1997&asOf=2019-09-30');
    const named = tell(
      'measure=return&symbol=SPX&unit=year&sessions=1&part=first-sessions&partSessions=188&comparison=highest-since&since=1997&asOf=2019-09-30',
    );
    expect(start).toMatchObject({
      kind: 'holds',
      figure: 18.74,
      text: 'Holds. The S&P 500’s first-188-session gain in 2019 was the largest since 1997.',
    });
    expect(named).toEqual(start);
  });

  it('a week to date is said to be one', () => {
    const { text } = tell('measure=return&symbol=SPX&unit=week&running=to-date&sessions=1&comparison=figure&said=3.5&asOf=2024-11-06');
    expect(text).toBe('Holds. The S&P 500’s weekly gain in the week so far (to 6 Nov 2024) was 3.5%.');
  });
});
