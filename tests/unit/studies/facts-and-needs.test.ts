import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { facts } from '@/lib/studies/after/facts/study';
import { scanFacts } from '@/lib/studies/after/facts/scan-facts';
import type { Market } from '@/lib/market/market';
import { needs } from '@/lib/studies/after/needs/study';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

/** Up and down by 0.1 in turn: nothing in it is rare. */
function wave(count: number, level: number): number[] {
  return Array.from({ length: count }, (_, t) => level + (t % 2) * 0.1);
}

/** The last five sessions rise by 1.2% each. */
function climb(): number[] {
  const closes = wave(300, 100);
  for (let day = 0; day < 5; day += 1) closes.push(Math.round((closes.at(-1) ?? 0) * 101.2) / 100);
  return closes;
}

/** A record early on, a year below it, and a last close beyond it. */
function recover(): number[] {
  return [...wave(20, 100), 120, ...wave(283, 110), 121];
}

function tell(market: Market) {
  return scanFacts(market, { basis: 'price', top: 100 })?.facts ?? [];
}

const market = makeMarket('2021-03-01', { SPX: wave(305, 4000), RUT: climb(), NDX: recover() });

describe('notable facts', () => {
  it('are whole sentences with their history, and carry the claim that judges them', () => {
    const fact = tell(market).find(({ measure, symbols }) => measure === 'streak' && symbols.length === 1);
    expect(fact).toEqual({
      id: '2022-05-12-rut-streak-5-sessions-1-pct-up',
      sentence: 'Fifth straight gain of 1% or more for the RUT: the longest such run in the data, which begin in March 2021.',
      detail: 'Once in 304 sessions since 1 Mar 2021; never before; the same under every definition.',
      title: 'RUT, 5 gains of 1% in a row',
      claimQuery: 'measure=streak&symbol=RUT&sessions=5&direction=up&thresholdPct=1&comparison=largest&asOf=2022-05-12',
      symbols: ['RUT'],
      measure: 'streak',
      members: null,
      occurrences: 1,
      lastDate: null,
      unit: 'session',
      historySessions: 304,
      since: '2021-03-01',
      rarity: 5 / 304,
      order: 5 / 304,
      robust: 'all definitions',
      merged: 2,
      provisional: false,
    });
  });

  it('call their instruments by name, in the sentence and in what stands beside their rarity', () => {
    const names: Readonly<Record<string, string>> = { SPX: 'Five Hundred', RUT: 'Two Thousand', NDX: 'One Hundred' };
    const series = [...market.series].map(([symbol, one]) => {
      const name = names[symbol] ?? symbol;
      return [symbol, { ...one, instrument: { ...one.instrument, name } }] as const;
    });
    const told = tell({ ...market, series: new Map(series) });
    for (const { sentence, title, symbols } of told) {
      expect(`${sentence} ${title}`).not.toMatch(/\b(?:SPX|RUT|NDX)\b/);
      for (const symbol of symbols) expect([sentence, title]).toEqual(Array(2).fill(expect.stringContaining(names[symbol] ?? '')));
    }
    expect(new Set(told.map(({ measure }) => measure)).size).toBeGreaterThan(2);
    expect(told.some(({ measure, symbols }) => measure === 'streak' && symbols.length === 2)).toBe(true);
  });

  it('rank no quarter that ends among two alone: there is no best of two', () => {
    const next = parseSessionDate('2022-04-01');
    const endedOf = (from: string, sessions: number) =>
      scanFacts(makeMarket(from, { SPX: Array.from({ length: sessions }, (_, t) => 100 + t) }), { basis: 'price', top: 1, next })?.ended;
    expect(endedOf('2021-09-30', 127)).toEqual(['In the first quarter of 2022 the SPX rose 37.80%.']);
    expect(endedOf('2021-06-30', 191)).toEqual([
      expect.stringMatching(/, its third best of three quarters since the third quarter of 2021\.$/),
    ]);
  });

  it('tell a record by its wait', () => {
    const long = makeMarket('2021-03-01', { NDX: [...wave(20, 100), 120, ...wave(583, 110), 120.5] });
    const told = tell(long).map(({ sentence }) => sentence);
    expect(told).toContain(
      'First record close for the NDX since 29 Mar 2021, 584 sessions earlier (583 lie between): the longest wait since 2021.',
    );
    expect(told.some((sentence) => sentence.startsWith('The NDX closed at'))).toBe(false);
  });

  it('do not call a close the only one as high and name another', () => {
    const back = makeMarket('2021-03-01', { NDX: [...wave(20, 100), 130, 120, ...wave(583, 110), 119] });
    const told = tell(back).find(({ sentence }) => sentence.startsWith('The NDX closed at 119.00: the highest close since'));
    expect(told?.detail).toMatch(/^Judged on 606 sessions since 1 Mar 2021; before that on 30 Mar 2021;/);
  });

  it('merge the windows of one instrument, and a lead that its rarer move explains', () => {
    const told = tell(market).filter(({ symbols }) => symbols.includes('NDX') && !symbols.includes('RUT'));
    const [first] = told;
    expect(first?.sentence).toBe('The NDX rose 10.00% in one session: the second largest one-session gain since March 2021.');
    expect(told.some(({ title }) => title === 'NDX over SPX, 1 session')).toBe(false);
    expect(first?.merged).toBeGreaterThan(1);
  });

  it('have ids that do not depend on a figure', () => {
    const revised = makeMarket('2021-03-01', {
      SPX: wave(305, 4000),
      RUT: climb().map((close, t) => (t === 304 ? close + 0.01 : close)),
      NDX: recover(),
    });
    const idOf = (of: Market) => tell(of).find(({ measure, symbols }) => measure === 'streak' && symbols.length === 1)?.id;
    expect(idOf(revised)).toBe(idOf(market));
    for (const { id } of tell(market)) expect(id).toMatch(/^2022-05-12-[a-z0-9_-]+$/);
  });

  it('are provisional on an assumed session and link to the assumption', () => {
    const assumed = assumeSession(market, new Map([['RUT', 110]]), parseSessionDate('2022-05-13'));
    const fact = tell(assumed).find(({ measure }) => measure === 'streak');
    expect(fact).toMatchObject({ provisional: true, title: 'RUT, 6 gains of 1% in a row' });
    expect(fact?.claimQuery).toContain('asOf=2022-05-12&assume=RUT:110');
  });

  it('say how many statements were tried, and when nothing was rare', () => {
    const [strongest, tried] = facts.compute(makeContext(market), facts.params.parse({})).headlines;
    expect(strongest?.text).toBe('The NDX rose 10.00% in one session: the second largest one-session gain since March 2021.');
    expect(tried?.text).toMatch(/^1,[0-9]{3} statements about 12 May 2022 were tried and \d+ were rare enough to tell\.$/);
    const quiet = makeMarket('2021-03-01', { SPX: wave(305, 4000) });
    expect(facts.compute(makeContext(quiet), facts.params.parse({})).headlines.map(({ text }) => text)).toEqual([
      'The SPX hardly moved and nothing about the session was rare.',
      expect.stringMatching(/^\d+ statements about 12 May 2022 were tried and none was rare enough to tell\.$/),
    ]);
  });

  it('leave out what lacks the basis asked for, and say so', () => {
    const { rows, flags, basis } = facts.compute({ ...makeContext(market), basis: 'total' }, facts.params.parse({}));
    expect([rows, basis]).toEqual([[], 'total']);
    expect(flags.some(({ code, message }) => code === 'unavailable' && message.includes('have no dividend-adjusted closes'))).toBe(true);
  });

  it('are marked on simulated data', () => {
    const simulated = makeMarket('2021-03-01', { RUT: climb() }, { simulated: true });
    const { rows, flags } = facts.compute(makeContext(simulated), facts.params.parse({}));
    expect(rows.length).toBeGreaterThan(0);
    expect(flags.map(({ code }) => code)).toContain('simulated');
  });
});

describe('needed closes', () => {
  // The published closes of July 2024, after a wave that rises no further.
  const july = makeMarket('2023-06-01', {
    RUT: [...wave(269, 2000), 2040, 2026.73, 2029.47, 2051.76, 2125.04, 2148.27, 2187.02],
    SPX: [...wave(270, 5500), 5572.85, 5576.98, 5633.91, 5584.54, 5615.35, 5631.22],
  });
  const next = parseSessionDate('2024-07-09');
  const list = (of: Market) => needs.compute(makeContext(of), needs.params.parse({})).rows;

  it('ask for 2,208.90 after 2,187.02 at 1%', () => {
    expect(list(july).find(({ statement }) => statement === 'a fifth straight gain of 1% or more')).toMatchObject({
      side: 'at or above',
      close: 2208.9,
      kind: 'streak',
      if: null,
      met: null,
      provisional: false,
    });
  });

  it('speak of the data, and of a record after a record, as one would', () => {
    const statements = list(july).map(({ statement }) => String(statement));
    expect(statements).toContain('a record close straight after the last one');
    expect(statements).toContain('the largest one-session loss in the data, which begin in June 2023');
    expect(statements.filter((statement) => /where its|in one session/.test(statement))).toEqual([]);
  });

  it('name the assumed leg that a lead depends on', () => {
    const assumed = assumeSession(july, new Map([['SPX', 5650.1]]), next);
    const lead = list(assumed).find(({ statement }) => String(statement).startsWith('the largest one-session lead over the SPX in points'));
    expect(lead).toMatchObject({ if: 'the SPX closes at 5,650.10', provisional: true });
    expect(lead?.link).toContain(`assume=RUT:${String(lead?.close)},SPX:5650.1`);
  });

  it('are nearest first and lead with the longest run', () => {
    const changes = list(july).map((row) => Math.abs(Number(row.change_pct)));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    const [headline] = needs.compute(makeContext(july), needs.params.parse({})).headlines;
    expect(headline?.text).toMatch(/^The RUT needs a close at or above 2,187\.03 \(0\.00%\) for a sixth straight gain of any size\.$/);
  });

  it('have nothing to ask of an instrument that did not close', () => {
    const stale = makeMarket('2023-06-01', { RUT: [100, 101, NaN], SPX: [10, 11, 12] });
    const { rows, headlines, flags } = needs.compute(makeContext(stale), needs.params.parse({}));
    expect(rows).toEqual([]);
    expect(headlines[0]?.text).toMatch(/^There is nothing to measure for the RUT/);
    expect(flags.map(({ code }) => code)).toContain('unavailable');
  });
});
