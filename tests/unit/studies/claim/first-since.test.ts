import { describe, expect, it } from 'vitest';
import type { Market } from '@/lib/market/market';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

// Two closes of 2020 in front, so that nothing since 2020 lacks history.
const market = makeMarket('2020-12-30', { SPX: [100, 100.5, 103, 102, 106, 107, 103, 99, 100, 96, 97] });

function tellOf(of: Market, query: string) {
  const { headlines, verdict, events } = computeClaim(of, `symbol=SPX&${query}`);
  return { kind: verdict?.kind, text: headlines[0]?.text, detail: headlines[0]?.detail, found: events?.rows.length };
}

function tell(query: string) {
  return tellOf(market, query);
}

describe('the first since', () => {
  it('is not the second day of what began the day before', () => {
    const level = 'measure=level&comparison=first-since&atLeast=105&since=2020';
    expect(tell(`${level}&asOf=${market.sessions[4] ?? ''}`)).toMatchObject({ kind: 'holds' });
    expect(tell(`${level}&asOf=${market.sessions[5] ?? ''}`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('the one before was that of 6 Jan 2021') as unknown,
    });
  });

  it('is not the second of two losses in a row', () => {
    const loss = 'measure=return&sessions=1&direction=down&comparison=first-since&atLeast=3&since=2020';
    expect(tell(`${loss}&asOf=${market.sessions[6] ?? ''}`).kind).toBe('holds');
    expect(tell(`${loss}&asOf=${market.sessions[7] ?? ''}`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('the one before was that of 8 Jan 2021') as unknown,
    });
  });

  it('of a run is that since the end of the one before, however early that one was as long', () => {
    // Three gains after a loss, a loss, and two gains.
    const runs = makeMarket('2020-12-30', { SPX: [100, 99, 100, 101, 102, 101, 102, 103] });
    const days = runs.sessions.map((day) => `since=${day}`);
    const two = `measure=streak&sessions=2&thresholdPct=0&comparison=first-since&asOf=${runs.sessions.at(-1) ?? ''}`;
    // It reached two on the fourth session and lasted to the fifth.
    expect(days.slice(3, 5).map((since) => tellOf(runs, `${two}&${since}`).kind)).toEqual(['fails', 'holds']);
    expect(tellOf(runs, `${two}&${days[3] ?? ''}`).detail).toContain('the one before was that of 5 Jan 2021, which lasted to 6 Jan 2021');
  });

  it('looks back within a year that is still running', () => {
    const gain = `measure=return&sessions=1&comparison=highest-since&asOf=${market.sessions[5] ?? ''}`;
    // The gain of 0.94% came a session after one of 3.92%.
    expect(tell(`${gain}&since=2021`).kind).toBe('fails');
    expect(tell(`${gain}&since=2021-01-06`).kind).toBe('holds');
    expect(tell(`measure=level&comparison=first-since&atLeast=101&since=2021&asOf=${market.sessions[5] ?? ''}`).kind).toBe('fails');
  });
});

describe('what did not come', () => {
  it('is told of the event, whichever it was', () => {
    const record = 'measure=record&comparison=none&asOf=';
    expect(tell(`${record}${market.sessions[1] ?? ''}`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('there was none before, back to 30 Dec 2020') as unknown,
    });
    const happened = tell(`measure=record&comparison=happened&asOf=${market.sessions[1] ?? ''}`);
    expect(happened).toMatchObject({ kind: 'holds', detail: expect.stringContaining('it was not so before') as unknown });
  });
});

describe('what is counted or ranked since a time', () => {
  const last = market.sessions[10] ?? '';

  it('says where it is so without that time itself', () => {
    const loss = `measure=return&sessions=1&direction=down&comparison=only-k-since&atLeast=3&asOf=${market.sessions[9] ?? ''}`;
    expect(tell(`${loss}&count=2&since=2021-01-08`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining(
        'it happened three times in all since 8 Jan 2021; without 8 Jan 2021 itself it would be two',
      ) as unknown,
    });
    const gain = `measure=return&sessions=1&comparison=nth&count=2&asOf=${last}`;
    expect(tell(`${gain}&since=2021-01-04`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('without 4 Jan 2021 itself it would rank second') as unknown,
    });
  });

  it('says nothing of it where it is not, or need not be', () => {
    const gain = `measure=return&sessions=1&comparison=nth&asOf=${last}`;
    for (const query of ['count=3&since=2021-01-04', 'count=4&since=2021-01-04', 'count=2&since=2021-01-05'])
      expect(tell(`${gain}&${query}`).detail).not.toContain('itself');
  });
});

describe('what is ranked since a time that it lies in itself', () => {
  it('is not said to rank without that time, which would take it along', () => {
    const gain = `measure=return&sessions=1&comparison=nth&count=1&asOf=${market.sessions[5] ?? ''}`;
    for (const since of ['2021', '2021-01']) {
      const told = tell(`${gain}&since=${since}`);
      expect(told.kind, since).toBe('fails');
      expect(told.detail, since).toContain('it ranks');
      expect(told.detail, since).not.toContain('without');
    }
  });
});

describe('how often it happened', () => {
  it('counts neighbouring moves of one session each by itself, as windows of their own', () => {
    const loss = `measure=return&sessions=1&direction=down&comparison=only-k-since&atLeast=3&since=2020&asOf=${market.sessions[9] ?? ''}`;
    expect(tell(`${loss}&count=3`)).toMatchObject({
      kind: 'holds',
      detail: 'The figure is −4.00%; it happened three times in all since 31 Dec 2020, the first session that can be measured.',
    });
    expect(tell(`${loss}&count=2`).kind).toBe('fails');
  });

  it.each([
    ['measure=return&sessions=1', 3, 'one-session gain of 0% or more'],
    ['measure=outperformance&versus=RUT&sessions=1', 3, 'lead over the RUT of 0 points or more'],
    // A close on its mean is not above it.
    ['measure=distance&sessions=2', 2, 'close above its 2-session mean'],
  ])('has zero among what is zero or more: %s', (query, count, words) => {
    const flat = makeMarket('2020-12-30', { SPX: [100, 101, 101, 100, 101], RUT: [50, 50, 50, 50, 50] });
    const { verdict, headlines } = computeClaim(flat, `symbol=SPX&${query}&atLeast=0&comparison=only-k-since&count=${count}&since=2020`);
    expect(verdict?.kind).toBe('holds');
    expect(headlines[0]?.text).toContain(words);
  });

  it('says which are rounded: others, where the session itself needs none', () => {
    const near = makeMarket('2020-12-30', { SPX: [100, 100, 97.003, 97.003, 92] });
    const { verdict, headlines } = computeClaim(
      near,
      'symbol=SPX&measure=return&sessions=1&direction=down&comparison=only-k-since&atLeast=3&count=2&since=2020',
    );
    expect(verdict).toMatchObject({ kind: 'holds_only_under', under: 'rounding' });
    expect(headlines[0]?.detail).toBe(
      'The figure is −5.16%; it happened twice in all since 31 Dec 2020, the first session that can be measured; counted are those too that reach it when rounded.',
    );
  });

  it('counts no records where no highs are stored: that is no count of none', () => {
    const none = `measure=record&comparison=count-this-year&count=0&asOf=${market.sessions[5] ?? ''}`;
    expect(tell(none).kind).toBe('fails');
    expect(tell(`${none}&price=high`)).toMatchObject({
      kind: 'cannot_check',
      text: expect.stringMatching(/^Cannot be checked\. No intraday high of the SPX is stored for 7 Jan 2021\./) as unknown,
    });
  });

  it('tells a share of outcomes without a sign, and a distance of any size as a close', () => {
    const after = `measure=distance&sessions=2&comparison=afterwards&horizon=1&statistic=share-higher&said=50&direction=down&asOf=${market.sessions[10] ?? ''}`;
    const { text, detail } = tell(after);
    expect(text).toContain('After a close below its 2-session mean by the SPX, the share of times');
    expect(detail).toMatch(/^The figure is \d+\.\d\d%;/);
  });
});

describe('why it cannot be said', () => {
  it('leaves a blank for a threshold that would be a figure which is missing', () => {
    for (const own of [
      'measure=breadth&indicator=ad-percent',
      'measure=breadth&indicator=above-average',
      'measure=participation&sessions=50',
    ]) {
      for (const direction of ['up', 'down'])
        expect(tell(`${own}&direction=${direction}&comparison=first-since`).text).toMatch(/was … or (more|less) on/);
    }
  });

  it('links the basis on which it can be, and uses none in silence', () => {
    const { series } = makeMarket('2020-12-30', { RSP: [50, 51, 52] });
    const rsp = series.get('RSP');
    if (rsp === undefined) throw new Error('it is made above');
    const adjusted = {
      ...market,
      series: new Map([['RSP', { ...rsp, total: rsp.close, instrument: { ...rsp.instrument, basis: 'total' as const } }]]),
      sessions: market.sessions.slice(0, 3),
    };
    const { verdict, flags } = computeClaim(adjusted, 'measure=return&symbol=RSP&sessions=1&comparison=largest');
    expect(verdict?.kind).toBe('cannot_check');
    expect(flags.filter(({ code }) => code === 'unavailable')).toMatchObject([
      { message: 'The claim can be judged with dividends reinvested.', instead: { basis: 'total', symbols: {} } },
    ]);
  });

  it('names the basis that two instruments do not share, and of a record that came too soon how much sooner', () => {
    const { series } = makeMarket('2020-12-30', { SPX: [100, 101, 102], RSP: [50, 51, 52] });
    const spx = series.get('SPX');
    const rsp = series.get('RSP');
    if (spx === undefined || rsp === undefined) throw new Error('both are made above');
    const apart = {
      ...market,
      series: new Map([
        ['SPX', { ...spx, instrument: { ...spx.instrument, basis: 'price' as const } }],
        ['RSP', { ...rsp, total: rsp.close, instrument: { ...rsp.instrument, basis: 'total' as const } }],
      ]),
      sessions: market.sessions.slice(0, 3),
    };
    for (const returns of ['price', 'total']) {
      expect(
        computeClaim(apart, `measure=outperformance&symbol=SPX&versus=RSP&sessions=1&comparison=largest&returns=${returns}`).headlines[0]
          ?.text,
      ).toMatch(/^Cannot be checked\. .*no basis is common to/);
    }
    expect(tell(`measure=record&comparison=first-since&atLeast=50&since=2020&asOf=${market.sessions[5] ?? ''}`).detail).toBe(
      'The figure is 1 session after the one before; that is fewer than 50 sessions.',
    );
  });
});

describe('what is told of a claim that is not so', () => {
  it('sets a loss on no side of a gain', () => {
    const fallen = makeMarket('2020-12-30', { SPX: [100, 101, 102, 90, 91, 80] });
    for (const side of ['at-most', 'less-than', 'at-least'])
      expect(tellOf(fallen, `measure=return&sessions=1&comparison=figure&said=2&side=${side}`).detail).toMatch(
        /^The figure is −12\.09%; it was no gain; (the last time before|it was not so before)/,
      );
  });

  it('knows no length of a run that the stored history begins in, but that it was so long', () => {
    const rising = makeMarket('2021-01-04', { SPX: [100, 101, 102, 103] });
    const run = 'measure=streak&thresholdPct=0&direction=up&comparison=in-a-row';
    expect(tellOf(rising, `${run}&sessions=5`).text).toMatch(
      /^Cannot be checked\. The run up to 7 Jan 2021 goes back to the first session that can be judged: it is three sessions long at least, and may be longer\./,
    );
    expect(tellOf(rising, `${run}&sessions=3`).text).toMatch(/^Holds/);
    expect(tellOf(rising, `${run}&sessions=3`).detail).toBe(
      'The figure is 3 sessions; the run up to that day goes back to the first session that can be judged: it is three sessions long at least.',
    );
    // How long it is at most nobody knows, nor whether it is longer yet.
    for (const said of ['said=3', 'said=4', 'said=4&side=at-most', 'said=4&side=at-least'])
      expect(tellOf(rising, `${run}&sessions=3&${said}`).text, said).toMatch(/^Cannot be checked\. The run up to 7 Jan 2021 goes back/);
    for (const [said, text] of [
      ['said=2', /^Fails/],
      ['said=3&side=at-least', /^Holds/],
    ] as const)
      expect(tellOf(rising, `${run}&sessions=2&${said}`).text, said).toMatch(text);
    // One that begins after a loss is as long as it is.
    const fallen = makeMarket('2021-01-04', { SPX: [100, 99, 101, 102, 103] });
    expect(tellOf(fallen, `${run}&sessions=5`).text).toMatch(/^Fails/);
  });

  it('fails of a run that is longer than the length that is told of it', () => {
    const nine = makeMarket('2021-01-04', { SPX: [100, 99, ...Array.from({ length: 9 }, (_, t) => 100 + t)] });
    const run = (sessions: number) =>
      tellOf(nine, `measure=streak&thresholdPct=0&comparison=in-a-row&sessions=${sessions}&said=${sessions}`);
    expect(run(9)).toMatchObject({
      kind: 'holds',
      text: 'Holds. The SPX’s run of nine straight gains of any size lasted to 19 Jan 2021 and was 9 sessions long.',
    });
    expect(run(3)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('the run up to that day is nine sessions long; that part holds') as unknown,
    });
  });

  it('calls no unit whole that goes on', () => {
    const running = makeMarket('2021-01-04', { SPX: [100, 101, 102, 103, 104, 105, 104, 103] });
    const { detail } = tellOf(running, 'measure=swing&thresholdPct=5&direction=up&comparison=largest&unit=week&running=to-date');
    expect(detail).toBe('There was none in the week so far, to 13 Jan 2021.');
    const gap = 'measure=swing&thresholdPct=9&direction=up&comparison=gap&count=1&unit=month&running=to-date';
    const after = makeMarket('2020-12-31', { SPX: [100, 101, 102, 103, 104, 105, 104, 103] });
    expect(tellOf(after, gap).detail).toBe('January 2021 so far brought no such move.');
    // The first stored month has no return that could be one.
    expect(tellOf(running, gap).text).toMatch(/^Cannot be checked\. There is no value for the SPX in January 2021 so far/);
  });

  it('says that neighbours are counted as one where they are, be it once', () => {
    const high = makeMarket('2021-01-04', { SPX: [100, 101, 102, 103] });
    expect(tellOf(high, 'measure=level&comparison=only-k-since&atLeast=101&count=2').detail).toContain(
      'it happened once in all since 4 Jan 2021, where the stored history begins, neighbouring sessions counted as one',
    );
  });

  it('sets what ranks lower beside the first of all', () => {
    const ranked = makeMarket('2021-01-04', { SPX: [100, 105, 106, 104, 108, 110] });
    expect(tellOf(ranked, 'measure=return&sessions=1&comparison=largest').detail).toContain('it ranks third of 5');
    expect(tellOf(ranked, 'measure=return&sessions=1&comparison=largest').detail).toMatch(/, the first being that of 5 Jan 2021\.$/);
  });

  it('says of what holds why it is nothing to stand out by', () => {
    const closes = makeMarket('2021-01-04', { SPX: [100, 102, 101, 103.02, 105.0804] });
    const gain = 'measure=return&sessions=1';
    // Gains of 2% on the second, fourth and fifth session, the last two in a row.
    for (const [claim, words] of [
      [`${gain}&comparison=largest`, 'Holds, level with two others. '],
      [`${gain}&comparison=highest-since&since=2021-01-07`, 'Holds, with nothing between. '],
      [`${gain}&comparison=first-since&atLeast=2&since=2021-01-07`, 'Holds, with nothing between. '],
      [`${gain}&comparison=largest&since=2021-01-08`, 'Holds, understated, with no other to set it against. '],
      ['measure=record&price=close&comparison=first-since&since=2021-01-07', 'Holds, with nothing between. '],
      ['measure=record&price=close&comparison=gap&count=1', 'Holds. '],
      [`${gain}&comparison=ever&since=2021-01-07`, 'Holds, level with two others. '],
      [`${gain}&comparison=ever&since=2021`, 'Holds. '],
      [`${gain}&comparison=ever&said=2`, 'Holds. '],
    ] as const)
      expect(tellOf(closes, claim).text, claim).toContain(words);
    // One between that was smaller.
    const three = makeMarket('2021-01-04', { SPX: [100, 102, 101, 103.02] });
    expect(tellOf(three, `${gain}&comparison=highest-since&since=2021-01-05`).text).toContain('Holds. ');
    expect(tellOf(three, `${gain}&comparison=first-since&atLeast=2&since=2021-01-05`).text).toContain('Holds. ');
  });

  it('counts each gain where the first of any is meant, and of runs the first of each', () => {
    // Losses on the second to fourth and on the sixth session.
    const closes = makeMarket('2021-01-04', { SPX: [100, 99, 98, 97, 98, 97] });
    const loss = 'measure=streak&direction=down&thresholdPct=0&comparison=first-since';
    expect(tellOf(closes, `${loss}&sessions=1&since=2021-01-05`)).toMatchObject({
      kind: 'fails',
      detail: expect.stringContaining('the one before was that of 7 Jan 2021') as unknown,
    });
    expect(tellOf(closes, `${loss}&sessions=1&since=2021-01-07`).text).toContain('Holds. ');
    // Two in a row stood from the third session to the fourth, of which none is said to have had none.
    const again = makeMarket('2021-01-04', { SPX: [100, 99, 98, 97, 98, 97, 96] });
    expect(tellOf(again, `${loss}&sessions=2&since=2021-01-07`).text).toContain('Holds. ');
    expect(tellOf(again, `${loss}&sessions=2&since=2021-01-08`)).toMatchObject({
      text: expect.stringContaining('Holds, misdated. ') as unknown,
      detail: expect.stringContaining('It was the first since 7 Jan 2021; there was none on 8 Jan 2021.') as unknown,
    });
  });

  it('ranks the first way back of the data where the fall began at one of their records', () => {
    const own = 'measure=recovery&thresholdPct=5&comparison=largest&direction=down';
    const begun = makeMarket('2021-01-04', { SPX: [99, 100, 90, 101, 95, 102] });
    expect(tellOf(begun, own).text).toContain('Holds, level with one other. ');
    const open = makeMarket('2021-01-04', { SPX: [100, 90, 101, 95, 102] });
    expect(tellOf(open, own).text).toContain('Holds, with no other to set it against. ');
  });

  it('ranks ways from a low to a record by the fastest or the slowest', () => {
    // Ways of one, three and two sessions, the first of which may have begun before the data.
    const back = makeMarket('2021-01-04', { SPX: [100, 90, 101, 95, 96, 97, 102, 92, 94, 103] });
    const own = 'measure=recovery&thresholdPct=5&comparison=largest';
    expect(tellOf(back, `${own}&direction=down`)).toMatchObject({
      kind: 'holds',
      text: 'Holds. The SPX’s new record close after a fall of 5% or more on 15 Jan 2021 was the quickest from its low in the data from January 2021.',
      detail: expect.stringMatching(
        /^The figure is 2 sessions after the low; it ranks first of 2 since .*, ahead of 12 Jan 2021\.$/,
      ) as unknown,
    });
    expect(tellOf(back, own)).toMatchObject({
      kind: 'fails',
      text: expect.stringContaining('was the slowest from its low') as unknown,
      detail: expect.stringContaining('it ranks second of 2') as unknown,
    });
  });
});
