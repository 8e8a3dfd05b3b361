import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { checkRows, type CheckRequest } from '@/lib/ingest/judge/check-rows';
import { findWaitingSplit } from '@/lib/ingest/judge/find-waiting-split';
import { fetchWithFallback } from '@/lib/ingest/pull/fetch-with-fallback';
import type { Source, SourceInstrument, SourceResult, SourceRow } from '@/lib/sources/source';

const day = parseSessionDate;
const toRow = (session: string, close: number, provisional = false): SourceRow => ({
  session: day(session),
  close,
  provisional,
  open: null,
  high: null,
  low: null,
  adjClose: null,
  volume: null,
});

function check(rows: readonly SourceRow[], more: Partial<CheckRequest> = {}) {
  return checkRows({
    instrument: { symbol: 'AAA', kind: 'stock', basis: 'price' },
    calendar: createCalendar(),
    now: '2024-07-17T02:00:00.000Z',
    source: 'yahoo',
    rows,
    stored: new Map(),
    mode: 'live',
    isExplained: () => false,
    ...more,
  });
}

describe('a bar that its provider calls running', () => {
  const rows = [toRow('2024-07-15', 100), toRow('2024-07-16', 101, true)];
  it('is provisional, whatever the clock says', () => {
    expect(check(rows).rows.map(({ provisional }) => provisional)).toEqual([false, true]);
    expect(check(rows, { now: '2024-07-19T02:00:00.000Z' }).rows.map(({ provisional }) => provisional)).toEqual([false, true]);
  });
  it('is no matter for a file, whose rows say nothing of that', () => {
    expect(check(rows, { mode: 'import' }).rows.map(({ provisional }) => provisional)).toEqual([false, false]);
  });
});

describe('closes of a stock that another provider gave', () => {
  // Vendors read the closing auction at different moments: a cent of a stock of twenty dollars.
  const stored = new Map([['2024-07-15', { ...toRow('2024-07-15', 20), source: 'yahoo' }]]);
  it.each([
    [20.01, 0],
    [20.03, 1],
  ])('%d beside 20 is as far as two may differ: %d changed', (close, changed) => {
    const { overlap, rows } = check([toRow('2024-07-15', close), toRow('2024-07-16', 20.2)], { source: 'alpaca', stored });
    expect(overlap.changed).toHaveLength(changed);
    expect(rows.map(({ session }) => session)).toEqual(['2024-07-16']);
  });
  it('are held to less where they are of an index, or of a file', () => {
    const rows = [toRow('2024-07-15', 20.01)];
    expect(
      check(rows, { source: 'nasdaq', stored, instrument: { symbol: 'AAA', kind: 'index', basis: 'price' } }).overlap.changed,
    ).toHaveLength(1);
    expect(check(rows, { source: 'import', stored, mode: 'import' }).overlap.changed).toHaveLength(1);
  });
});

describe('a second provider that has the same move', () => {
  const second = (close: number) => new Map([['2024-07-16', close]]);
  it('confirms one that is no split', () => {
    expect(check([toRow('2024-07-15', 100), toRow('2024-07-16', 45)], { second: second(45) }).rows).toHaveLength(2);
  });
  it('confirms it as nearly as two vendors have a stock, and an index more nearly', () => {
    const rows = [toRow('2024-07-15', 100), toRow('2024-07-16', 45)];
    expect(check(rows, { second: second(45.04) }).rows).toHaveLength(2);
    expect(check(rows, { second: second(45.05) }).rows).toHaveLength(1);
    expect(check(rows, { second: second(45.04), instrument: { symbol: 'AAA', kind: 'index', basis: 'price' } }).rows).toHaveLength(1);
  });
  it.each([50, 5, 10.3, 1000])('does not confirm one to %d from 100, the ratio of a split', (close) => {
    const { rows, findings } = check([toRow('2024-07-15', 100), toRow('2024-07-16', close)], { second: second(close) });
    expect(rows).toHaveLength(1);
    expect(findings[0]?.reason).toContain('the ratio of a split: a second provider cannot confirm it');
  });
});

describe('a provider that contradicts all that is stored by the ratio of a split of which it does not tell', () => {
  const calendar = createCalendar();
  const sessions = calendar.sessionsBetween(day('2024-06-03'), day('2024-07-16'));
  const levels = sessions.map((_, at) => 100 + (at % 5));
  const stored = new Map(
    sessions.slice(5, 12).map((session, at) => [session, { ...toRow(session, levels[at + 5] ?? NaN), source: 'yahoo' }]),
  );
  const quartered = sessions.map((session, at) => toRow(session, (levels[at] ?? NaN) / 4));
  it('has nothing stored, older or newer, however long its level holds', () => {
    const { rows, findings } = check(quartered, { stored });
    expect(rows).toEqual([]);
    expect(findings).toHaveLength(sessions.length);
  });
  it('has what is new stored where a single stored close is off', () => {
    const one = new Map([...stored].map(([session, row], at) => [session, at === 6 ? { ...row, close: row.close * 10 } : row]));
    const sound = sessions.map((session, at) => toRow(session, levels[at] ?? NaN));
    expect(check(sound, { stored: one }).findings.map(({ session }) => session)).toEqual([sessions[11]]);
  });
  it('looks like that split where the closes wait up to the last stored session, all at one ratio', () => {
    const levels = new Map([...stored].map(([session, { close }]) => [session, close]));
    const closes = { closes: levels, sessions: levels.size, last: [...levels.keys()].at(-1) ?? expect.fail() };
    const waiting = new Map(quartered.map(({ session, close }) => [session, close]));
    expect(findWaitingSplit('AAA', waiting, closes)).toEqual({ symbol: 'AAA', ratio: 4, waiting: 7, stored: 7 });
    expect(findWaitingSplit('AAA', new Map([...waiting].slice(8)), closes)).toEqual({ symbol: 'AAA', ratio: 4, waiting: 4, stored: 7 });
    expect(findWaitingSplit('AAA', new Map([...waiting].slice(0, 11)), closes)).toBeNull();
    expect(findWaitingSplit('AAA', new Map([...waiting].slice(10)), closes)).toBeNull();
    expect(
      findWaitingSplit('AAA', new Map([...waiting].map(([session, close], at) => [session, at === 8 ? close * 2 : close])), closes),
    ).toBeNull();
  });
});

describe('fetchWithFallback', () => {
  const instrument: SourceInstrument = { symbol: 'AAA', kind: 'stock', providerSymbols: {} };
  const answer = (more: Partial<SourceResult>): SourceResult => ({ rows: [], rejected: [], flagged: [], splits: [], ...more });
  const source = (id: Source['id'], result: SourceResult): Source => ({
    id,
    symbolOf: () => 'AAA',
    fetchCloses: () => Promise.resolve(result),
    batch: null,
  });
  const refused = source('yahoo', answer({ rejected: [{ session: day('2024-07-16'), reason: 'the close is 0 or negative', raw: '0' }] }));
  const range = { from: day('2024-07-15'), to: day('2024-07-16') };

  it('asks the next where every row of one is refused', async () => {
    const { answer: given, failures } = await fetchWithFallback(
      [refused, source('nasdaq', answer({ rows: [toRow('2024-07-16', 5)] }))],
      instrument,
      range,
    );
    expect(given?.source.id).toBe('nasdaq');
    expect(failures).toEqual([
      { provider: 'yahoo', kind: 'schema', message: 'yahoo: all 1 rows were refused (the close is 0 or negative)' },
    ]);
  });

  it('keeps an answer of which some rows are sound', async () => {
    const some = source('yahoo', answer({ rows: [toRow('2024-07-16', 5)], rejected: [{ session: null, reason: 'x', raw: '' }] }));
    expect((await fetchWithFallback([some], instrument, range)).answer?.source.id).toBe('yahoo');
  });
});
