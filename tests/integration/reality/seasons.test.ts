import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { resolveRange } from '@/lib/market/resolve-range';
import { seasons } from '@/lib/studies/moves/seasons/study';
import { hasReality, requireRealityMarket } from '../../support/reality-market';
import { makeContext } from '../../support/study-context';

function computeSeasons(asOf: string, query: string, from?: string, to?: string) {
  const context = makeContext(requireRealityMarket(['SPX', 'RUT']), asOf);
  const { sessions } = context.market;
  const asked = {
    kind: 'absolute',
    ...(from === undefined ? {} : { from: parseSessionDate(from) }),
    ...(to === undefined ? {} : { to: parseSessionDate(to) }),
  } as const;
  const range = resolveRange(sessions, sessions.length - 1, asked);
  if (!range.ok) throw new Error(range.issue.message);
  return seasons.compute({ ...context, range: range.value }, seasons.params.parse(Object.fromEntries(new URLSearchParams(query))));
}

describe.skipIf(!hasReality)('seasons on the real closes', () => {
  it.each([
    ['2004-01-01', '2.29', 20],
    ['1950-01-01', '1.30', 74],
  ] as const)('July of the S&P 500 from %s to 2023: +%s%% on average', (from, mean, n) => {
    const july = computeSeasons('2024-07-16', '', from, '2023-12-31').rows.find(({ period }) => period === 'July');
    expect(Number(july?.['mean_pct']).toFixed(2)).toBe(mean);
    expect(july?.['n']).toBe(n);
  });

  it('a year counts as a whole wherever the dates begin and end in it', () => {
    const whole = computeSeasons('2024-07-16', '', '2004-01-01', '2023-12-31');
    expect(computeSeasons('2024-07-16', '', '2004-07-01', '2023-02-03').rows).toEqual(whole.rows);
  });

  it('leaves July 2024 out until its last session has passed', () => {
    const julyAsOf = (asOf: string) => computeSeasons(asOf, '').rows.find(({ period }) => period === 'July');
    expect(julyAsOf('2024-07-30')).toMatchObject({ n: 96, this_year_pct: null });
    expect(julyAsOf('2024-07-31')).toMatchObject({ n: 97 });
    // 5522.30 over 5460.48.
    expect(Number(julyAsOf('2024-07-31')?.['this_year_pct']).toFixed(2)).toBe('1.13');
  });

  it('says span, years, looks and that one July is left out', () => {
    const { headlines, flags } = computeSeasons('2024-07-16', 'exclude=2008', '2004-01-01');
    expect(headlines[0]?.text).toMatch(
      /^From 2004 to 2024, without 2008, the S&P 500’s best month on average was November, at \+2\.68% over 19 years/,
    );
    expect(headlines[0]?.detail).toMatch(/^Twelve months were looked at; November p = 0\.\d+, adjusted 0\.\d+: /);
    expect(headlines[2]?.text).toMatch(
      /^At its 135th session 2024 stood 18\.81% above the last close of 2023, the second highest of 20 years/,
    );
    expect(flags.find(({ code }) => code === 'running-unit')?.message).toMatch(/^The month to date, up to 16 Jul 2024, is left out/);
  });
});
