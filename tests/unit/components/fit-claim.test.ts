import { describe, expect, it } from 'vitest';
import { changeCondition, createRead } from '@/components/controls/change-condition';
import { fitClaim, type ClaimForm } from '@/components/controls/fit-claim';
import { hasOwnDay, placeDay } from '@/components/controls/own-day';
import { claim } from '@/lib/studies/after/claim/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { writeJoinedTexts } from '@/lib/format/joined-text';
import { isApplicable, pickSensible } from '@/lib/view/pick-applicable';
import { fillClaim } from '@/lib/studies/after/claim/fill-claim';
import { claimParams } from '@/lib/studies/after/claim/params';
import { describeIndicator, indicatorNames } from '@/lib/studies/measure/indicators';
import { measureNames } from '@/lib/studies/measure/measures';

const initial = new Map(Object.entries(claimParams.parse({})).map(([name, value]) => [name, String(value)]));

const parameters = listParameters(claim);

function reader(values: Readonly<Record<string, string>>, figure: number | null = null): ClaimForm {
  return { parameters, figure, read: (name) => values[name] ?? initial.get(name) ?? '' };
}

function listComparisons(measure: string, indicator: string): readonly string[] {
  const comparison = parameters.find(({ name }) => name === 'comparison');
  return comparison === undefined ? [] : pickSensible(comparison, (name) => ({ measure, indicator })[name] ?? '');
}

describe('changing a word of a claim', () => {
  it('offers every measure a comparison, and none that it lacks', () => {
    for (const measure of measureNames) expect(listComparisons(measure, '').length, measure).toBeGreaterThan(3);
    expect(listComparisons('record', '')).not.toContain('ever');
    expect(listComparisons('level', '')).not.toContain('happened');
    expect(listComparisons('streak', '')).toContain('in-a-row');
    expect(listComparisons('return', '')).not.toContain('in-a-row');
    expect(listComparisons('nothing', '')).toEqual([]);
  });

  it('leaves a move to either side behind where a measure has none, or is set against another', () => {
    const either = reader({ measure: 'swing', direction: 'either' });
    expect(fitClaim(either, { measure: 'return' })).toMatchObject({ direction: null });
    expect(fitClaim(either, { measure: 'calm' })).not.toHaveProperty('direction');
    expect(fitClaim(reader({ measure: 'streak', direction: 'either' }), { versus: 'SPX' })).toMatchObject({ direction: null });
  });

  it('speaks of the wait before a signal, and of the value of any other indicator', () => {
    for (const name of indicatorNames)
      expect(listComparisons('breadth', name).includes('gap'), name).toBe(describeIndicator(name).kind === 'event');
    expect(
      fitClaim(reader({ measure: 'breadth', indicator: 'ad-percent', comparison: 'figure', said: '80' }), { indicator: 'zweig-thrust' }),
    ).toMatchObject({ comparison: 'only-k-since', said: null, atLeast: null });
    expect(
      fitClaim(reader({ measure: 'breadth', indicator: 'zweig-thrust', comparison: 'gap' }), { indicator: 'ad-percent' }),
    ).toMatchObject({ comparison: 'largest' });
    expect(
      fitClaim(reader({ measure: 'breadth', indicator: 'ad-percent', comparison: 'largest' }), { indicator: 'mcclellan' }),
    ).not.toHaveProperty('comparison');
  });

  it('goes on as a link does that names the measure alone', () => {
    for (const measure of ['record', 'level'])
      expect(fitClaim(reader({ measure: 'return', comparison: 'only-k-since' }), { measure }).comparison, measure).toBe(
        fillClaim({ measure })['comparison'],
      );
    expect(fitClaim(reader({ measure: 'return', symbol: 'SPX' }), { measure: 'outperformance' })['versus']).toBe(
      fillClaim({ measure: 'outperformance', symbol: 'SPX' })['versus'],
    );
  });

  it('a link that names no measure is about the one that claims begin with', () => {
    const read = (texts: Readonly<Record<string, string>>) => claimParams.parse({ ...texts, ...fillClaim(texts) });
    expect(read({ symbol: 'SPX' })).toEqual({ ...claimParams.parse({}), symbol: 'SPX' });
  });

  it('gives a lead somebody to be ahead of, and takes the partner away again', () => {
    expect(fitClaim(reader({ measure: 'return', symbol: 'RUT', comparison: 'largest' }), { measure: 'outperformance' })).toMatchObject({
      measure: 'outperformance',
      versus: 'SPX',
    });
    expect(fitClaim(reader({ measure: 'return', symbol: 'SPX', comparison: 'largest' }), { measure: 'outperformance' })).toMatchObject({
      versus: 'RUT',
    });
    expect(fitClaim(reader({ measure: 'outperformance', versus: 'SPX', comparison: 'largest' }), { measure: 'return' })).toMatchObject({
      versus: null,
    });
  });

  it('replaces a comparison that does not apply and keeps one that does', () => {
    expect(fitClaim(reader({ measure: 'streak', comparison: 'in-a-row' }), { measure: 'record' })).toMatchObject({
      comparison: 'count-this-year',
      direction: null,
    });
    expect(fitClaim(reader({ measure: 'return', comparison: 'largest' }), { measure: 'distance' })).not.toHaveProperty('comparison');
  });

  it('changes the usual window with the measure, but not one that was chosen', () => {
    expect(fitClaim(reader({ measure: 'return', sessions: '5', comparison: 'largest' }), { measure: 'distance' })).toMatchObject({
      sessions: '50',
    });
    expect(fitClaim(reader({ measure: 'return', sessions: '21', comparison: 'largest' }), { measure: 'distance' })).toMatchObject({
      sessions: '21',
    });
  });

  it('takes one week for five sessions and a year after an event for a year, and units from what has none', () => {
    expect(fitClaim(reader({ measure: 'return', sessions: '5', horizon: '252' }), { unit: 'week' })).toMatchObject({
      sessions: '1',
      horizon: '52',
    });
    expect(fitClaim(reader({ measure: 'return', sessions: '3', unit: 'week', horizon: '4' }), { unit: 'month' })).toEqual({
      unit: 'month',
      said: null,
      part: null,
    });
    expect(fitClaim(reader({ measure: 'return', sessions: '1', unit: 'week', horizon: '52' }), { unit: 'session' })).toMatchObject({
      sessions: '5',
      horizon: '252',
    });
    expect(fitClaim(reader({ measure: 'return', unit: 'week' }), { measure: 'volatility' })).toMatchObject({ unit: null, running: null });
    expect(fitClaim(reader({ measure: 'return', unit: 'week' }), { measure: 'drawdown' })).not.toHaveProperty('unit');
    expect(fitClaim(reader({ measure: 'record', unit: 'week', comparison: 'count-this-year' }), { unit: 'year' })).toMatchObject({
      comparison: 'first-since',
    });
  });

  it('compares parts of years by one unit, and no part where more of them or what came after is asked for', () => {
    expect(
      fitClaim(reader({ measure: 'return', unit: 'year', sessions: '3', comparison: 'afterwards' }), { part: 'first-half' }),
    ).toMatchObject({ sessions: '1', comparison: 'largest', part: 'first-half' });
    expect(fitClaim(reader({ measure: 'return', unit: 'year', sessions: '1', part: 'first-half' }), { sessions: '3' })).toMatchObject({
      part: null,
    });
  });

  it('lets two legs change places rather than fall together', () => {
    expect(fitClaim(reader({ measure: 'outperformance', symbol: 'RUT', versus: 'SPX' }), { symbol: 'SPX' })).toEqual({
      symbol: 'SPX',
      versus: 'RUT',
    });
    expect(fitClaim(reader({ measure: 'outperformance', symbol: 'RUT', versus: 'SPX' }), { versus: 'RUT' })).toEqual({
      versus: 'RUT',
      symbol: 'SPX',
    });
  });

  it('starts an n-th place at the second, and forgets a figure that belongs to another sentence', () => {
    expect(fitClaim(reader({ measure: 'return', comparison: 'largest', count: '1' }), { comparison: 'nth' })).toMatchObject({ count: '2' });
    expect(fitClaim(reader({ measure: 'return', comparison: 'afterwards', said: '23.1' }), { comparison: 'largest' })).toMatchObject({
      said: null,
    });
    expect(
      fitClaim(reader({ measure: 'return', comparison: 'largest', said: '11.5' }), { comparison: 'highest-since' }),
    ).not.toHaveProperty('said');
  });

  it('gives a level and a wait the threshold without which nothing is said of them', () => {
    expect(fitClaim(reader({ measure: 'level', comparison: 'largest' }, 5667.2), { comparison: 'first-since' })).toEqual({
      comparison: 'first-since',
      atLeast: '5667',
    });
    expect(fitClaim(reader({ measure: 'level', comparison: 'largest', atLeast: '5000' }, 5667.2), { comparison: 'first-since' })).toEqual({
      comparison: 'first-since',
    });
    expect(fitClaim(reader({ measure: 'record', comparison: 'gap' }, 513), { comparison: 'only-k-since' })).toMatchObject({
      atLeast: '513',
    });
    expect(fitClaim(reader({ measure: 'return', comparison: 'first-since' }, -3), { measure: 'level' })).toMatchObject({
      comparison: 'largest',
    });
    expect(fitClaim(reader({ measure: 'return', comparison: 'largest' }, -3), { comparison: 'first-since' })).not.toHaveProperty('atLeast');
  });

  it('joins a condition to an event, and makes one of what is none', () => {
    expect(fitClaim(reader({ measure: 'return', comparison: 'largest' }), { and: 'record' })).toMatchObject({
      and: 'record',
      comparison: 'first-since',
    });
    expect(fitClaim(reader({ measure: 'return', comparison: 'only-k-since' }), { and: 'record' })).toEqual({ and: 'record' });
  });

  it('begins every condition, and changes each of its words, so that a claim takes it', () => {
    const joined = parameters.find(({ name }) => name === 'and');
    if (joined === undefined) throw new RangeError('no parameter and');
    const { read } = reader({ measure: 'return', symbol: 'SPX', comparison: 'first-since', atLeast: '1' });
    const findRefusal = (and: string): string => {
      const parsed = claimParams.safeParse({ measure: 'return', symbol: 'SPX', comparison: 'first-since', atLeast: '1', and });
      return parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join('; ');
    };
    for (const measure of measureNames) {
      const begun = changeCondition(joined, read, { measure: '' }, 'measure', measure);
      expect(findRefusal(writeJoinedTexts([begun])), measure).toBe('');
      for (const part of joined.parts) {
        const own = createRead(joined, read, begun);
        if (!isApplicable(part, own) || part.name === 'measure') continue;
        for (const value of pickSensible(part, own)) {
          const text = writeJoinedTexts([changeCondition(joined, read, begun, part.name, value)]);
          // Which universes and sectors are stored, and what each can tell, the store says.
          if (part.widget === 'choice') expect(findRefusal(text), `${measure} ${part.name}`).toBe('');
        }
      }
    }
  });

  it('keeps what came after the day of a plain fact where that is asked for, and nowhere else', () => {
    const fact = reader({ comparison: 'happened', measure: 'record' }).read;
    expect(hasOwnDay(fact)).toBe(true);
    expect(placeDay(fact, '2024-07-16', true)).toEqual({ on: '2024-07-16' });
    expect(placeDay(fact, '2024-07-16', false)).toEqual({ asOf: '2024-07-16', on: null });
    expect(placeDay(fact, null, true)).toEqual({ asOf: null, on: null });
    const past = reader({ comparison: 'figure', measure: 'return', asOf: '2024-01-19' }).read;
    expect(placeDay(past, '2024-07-16', true)).toEqual({ on: '2024-07-16', asOf: null });
    expect(placeDay(past, '2023-07-14', true)).toEqual({ on: '2023-07-14' });
    const rank = reader({ comparison: 'largest', measure: 'return' }).read;
    expect(hasOwnDay(rank)).toBe(false);
    expect(placeDay(rank, '2024-07-16', true)).toEqual({ asOf: '2024-07-16', on: null });
    expect(hasOwnDay(reader({ comparison: 'figure', measure: 'return', unit: 'year', part: 'first-half' }).read)).toBe(false);
  });

  it('leaves every other change alone', () => {
    expect(fitClaim(reader({}), { sessions: '7' })).toEqual({ sessions: '7' });
  });
});
