import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { parseView } from '@/lib/view/parse-view';
import { resolveAsOf, resolveRange } from '@/lib/market/resolve-range';
import { serializeView } from '@/lib/view/serialize-view';
import { setQuery } from '@/lib/view/set-query';
import { thinRows } from '@/lib/view/thin-rows';

function requireStudy(id: string) {
  const study = studies.find((candidate) => candidate.id === id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study;
}

function canonical(id: string, query: string): string {
  const study = requireStudy(id);
  const parsed = parseView(study, new URLSearchParams(query));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return serializeView(parsed.view, listParameters(study));
}

const symbol = fc.constantFrom('RUT', 'spx', 'NDX', 'M7');
const range = fc.constantFrom(
  '',
  '&last=5y',
  '&last=MAX',
  '&last=1y',
  '&from=2020-01-02',
  '&to=2024-07-16',
  '&from=2020-01-02&to=2024-07-16',
);
const rest = fc.constantFrom('', '&asOf=2024-07-16', '&version=3', '&basis=total', '&basis=price&asOf=2020-03-23&version=0');
const assume = fc.constantFrom('', '&assume=last', '&assume=SPX:5667.20,rut:2263.67');

describe('parse and serialise', () => {
  it('is a round trip to one canonical text', () => {
    const query = fc.tuple(symbol, fc.integer({ min: 1, max: 250 }), fc.double({ min: 0.01, max: 50, noNaN: true }), range, rest, assume);
    fc.assert(
      fc.property(query, ([name, length, threshold, shown, known, assumed]) => {
        const first = canonical(
          'streaks',
          `symbol=${name}&length=${length}&thresholdPct=${threshold.toFixed(2)}${shown}${known}${assumed}`,
        );
        expect(canonical('streaks', first)).toBe(first);
      }),
    );
  });
  it('leaves defaults out and keeps the order of the study', () => {
    expect(canonical('streaks', 'length=5&symbol=RUT&thresholdPct=1.0&last=max')).toBe('');
    expect(canonical('streaks', 'last=1Y&length=04&symbol=spx')).toBe('symbol=SPX&length=4&last=1y');
    expect(canonical('ratio', 'assume=SPX:5667.20,RUT:2263.67')).toBe('assume=RUT:2263.67,SPX:5667.2');
  });
  it('names layers once and in their order, and refuses what is none', () => {
    expect(canonical('ratio', 'layers=fed,Records,fed')).toBe('layers=records,fed');
    expect(canonical('ratio', 'layers=')).toBe('');
    expect(setQuery('layers=fed', { layers: 'claims,records' }, listParameters(requireStudy('ratio')))).toBe('layers=records,claims');
    expect(setQuery('layers=fed', { layers: null }, listParameters(requireStudy('ratio')))).toBe('');
    const refused = parseView(requireStudy('ratio'), new URLSearchParams('layers=fed,eclipses'));
    expect(refused).toMatchObject({ ok: false, issues: [{ path: 'layers' }] });
    // A study without a time axis has none: the name changes nothing, and that is said.
    expect(parseView(requireStudy('records'), new URLSearchParams('layers=fed'))).toMatchObject({
      ok: true,
      view: { unknown: ['layers'] },
    });
  });
  it('ignores unknown parameters, even awkward ones', () => {
    expect(canonical('ratio', 'utm_source=x&__proto__=y&constructor=z')).toBe('');
  });
});

describe('what a link leaves out', () => {
  it('depends on the measure where the usual default cannot be said of it', () => {
    expect(canonical('claim', 'measure=record')).toBe('measure=record&comparison=count-this-year');
    expect(canonical('claim', 'measure=level')).toBe('measure=level&comparison=largest');
    expect(canonical('claim', 'measure=outperformance')).toBe('measure=outperformance&versus=SPX');
    expect(canonical('claim', 'measure=outperformance&symbol=spx')).toBe('measure=outperformance&symbol=SPX&versus=RUT');
    expect(canonical('claim', 'measure=record&atLeast=100')).toBe('measure=record&atLeast=100');
    expect(canonical('forward', 'measure=outperformance&versus=')).toBe('measure=outperformance&versus=');
    expect(canonical('forward', 'measure=return&versus=')).toBe('measure=return');
    expect(canonical('forward', 'measure=outperformance')).toBe('measure=outperformance&versus=SPX');
  });
  it('answers every measure by its name alone, and to the same text again', () => {
    for (const id of ['claim', 'forward', 'needs']) {
      const measures = listParameters(requireStudy(id)).find(({ name }) => name === 'measure')?.options ?? [];
      for (const { value } of measures) {
        const first = canonical(id, `measure=${value}`);
        expect(canonical(id, first), value).toBe(first);
      }
    }
  });
  it('never changes what is given', () => {
    const refuse = (query: string) => parseView(requireStudy('claim'), new URLSearchParams(query));
    expect(refuse('measure=record&comparison=only-k-since')).toMatchObject({ ok: false, issues: [{ path: 'atLeast' }] });
    expect(refuse('measure=outperformance&versus=')).toMatchObject({ ok: false, issues: [{ path: 'versus' }] });
  });
});

describe('setQuery', () => {
  const parameters = listParameters(requireStudy('streaks'));
  it('writes what the server writes', () => {
    const changed = setQuery('?length=5&other=1', { symbol: 'spx', thresholdPct: '1.50' }, parameters);
    expect(changed).toBe('symbol=SPX&thresholdPct=1.5');
    expect(canonical('streaks', changed)).toBe(changed);
  });
  it('keeps one kind of range', () => {
    expect(setQuery('last=5y', { from: '2024-07-01' }, parameters)).toBe('from=2024-07-01');
    expect(setQuery('from=2024-07-01&to=2024-07-16', { last: '5y' }, parameters)).toBe('last=5y');
    expect(setQuery('length=4', { length: null }, parameters)).toBe('');
  });
});

describe('listParameters', () => {
  it('describes a control from the schema alone', () => {
    const parameters = listParameters(requireStudy('streaks'));
    expect(parameters.find(({ name }) => name === 'direction')?.options.map(({ value }) => value)).toEqual(['up', 'down']);
    expect(parameters.find(({ name }) => name === 'length')).toMatchObject({
      widget: 'stepper',
      minimum: 1,
      maximum: 250,
      initial: '5',
      shared: false,
    });
    expect(parameters.find(({ name }) => name === 'last')).toMatchObject({ initial: 'max', shared: true });
  });
});

describe('resolve', () => {
  const sessions = ['2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'].map(parseSessionDate);
  it('snaps asOf to the session before', () => {
    expect(resolveAsOf(sessions, parseSessionDate('2024-07-14'))).toEqual({ ok: true, value: 2 });
    expect(resolveAsOf(sessions, parseSessionDate('2025-01-01'))).toEqual({ ok: true, value: 4 });
    expect(resolveAsOf(sessions, parseSessionDate('2024-07-09'))).toMatchObject({ ok: false, issue: { path: 'asOf' } });
  });
  it('snaps from and to inward', () => {
    const range = { kind: 'absolute', from: parseSessionDate('2024-07-13'), to: parseSessionDate('2024-07-15') } as const;
    expect(resolveRange(sessions, 4, range)).toEqual({ ok: true, value: { base: 2, first: 3, last: 3 } });
    const empty = { kind: 'absolute', from: parseSessionDate('2024-07-13'), to: parseSessionDate('2024-07-14') } as const;
    expect(resolveRange(sessions, 4, empty)).toEqual({
      ok: false,
      issue: {
        path: 'from',
        message: `no session that can be shown lies in 2024-07-13 to 2024-07-14; those up to asOf are ${sessions[0] ?? ''} to ${sessions[4] ?? ''}`,
      },
    });
  });
  it.each([
    ['2s', 3],
    ['max', 0],
    ['ytd', 0],
    ['99s', 0],
    ['1m', 0],
    ['99999y', 0],
  ])('%s begins at %i', (last, first) => {
    expect(resolveRange(sessions, 4, { kind: 'last', last })).toEqual({
      ok: true,
      value: { base: Math.max(first - 1, 0), first, last: 4 },
    });
  });
});

describe('thinRows', () => {
  const rows = fc
    .array(fc.oneof(fc.double({ noNaN: true }), fc.constant(null)), { minLength: 3, maxLength: 400 })
    .map((values) => values.map((value, index) => ({ index, value })));
  it('keeps given rows only, in order, with first, last, smallest and largest', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 10, max: 100 }), (all, points) => {
        const thin = thinRows(all, ['value'], points);
        expect(thin.every((row) => all[row.index] === row)).toBe(true);
        expect(thin.map((row) => row.index)).toEqual([...thin].map((row) => row.index).sort((a, b) => a - b));
        expect(thin[0]).toBe(all[0]);
        expect(thin.at(-1)).toBe(all.at(-1));
        const numbers = (of: readonly { value: number | null }[]) => of.flatMap((row) => row.value ?? []);
        expect(Math.max(...numbers(thin))).toBe(Math.max(...numbers(all)));
        expect(Math.min(...numbers(thin))).toBe(Math.min(...numbers(all)));
        if (all.length > points) expect(thin.length).toBeLessThanOrEqual(points * 1.5 + 2);
      }),
    );
  });
});
