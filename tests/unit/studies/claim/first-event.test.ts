import { describe, expect, it } from 'vitest';
import type { Market } from '@/lib/market/market';
import { makeMarket } from '@/tests/support/make-market';
import { computeClaim } from '@/tests/support/judge-published';

function tellOf(of: Market, query: string) {
  const { headlines, verdict } = computeClaim(of, `symbol=SPX&${query}`);
  return { kind: verdict?.kind, text: headlines[0]?.text, detail: headlines[0]?.detail };
}

describe('the first event of the data', () => {
  it('calls the first of the data no record, and nothing the largest since the one right before it without saying so', () => {
    // Losses of 10% or more on the second, sixth and ninth session: the first was waited for since nobody knows when.
    const closes = [100, 90, 91, 92, 93, 80, 81, 82, 70];
    const until = (length: number) => makeMarket('2021-01-04', { SPX: closes.slice(0, length) });
    const own = 'measure=swing&thresholdPct=10&direction=down';
    for (const comparison of ['largest', 'nth&count=1', 'highest-since', 'highest-since&since=2021'])
      expect(tellOf(until(2), `${own}&comparison=${comparison}`), comparison).toMatchObject({
        kind: 'cannot_check',
        text: expect.stringContaining('No such move before it is stored: the history begins on 4 Jan 2021') as unknown,
      });
    const first = tellOf(until(2), `${own}&comparison=first-since`);
    expect(first.kind).toBe('holds');
    expect(first.detail).not.toContain('the one before');
    expect(tellOf(until(6), `${own}&comparison=largest`).detail).toContain('no other is stored to set it against since 4 Jan 2021');
    expect(tellOf(until(9), `${own}&comparison=largest`).detail).toContain('it ranks second of 2');
    expect(tellOf(until(9), `${own}&comparison=highest-since&since=2021-01-11`)).toMatchObject({
      kind: 'holds',
      detail: expect.stringContaining('that of 11 Jan 2021, with nothing between') as unknown,
    });
    const between = makeMarket('2021-01-04', { SPX: [100, 90, 91, 92, 93, 94, 80, 70, 71, 72, 60] });
    expect(tellOf(between, `${own}&comparison=highest-since&since=2021-01-12`).detail).toContain('that of 12 Jan 2021.');
  });

  it('was waited for nobody knows how long', () => {
    const own = 'measure=swing&thresholdPct=5&direction=down';
    const fallen = makeMarket('2021-01-04', { SPX: [100, 101, 102, 90] });
    const unknown = { kind: 'cannot_check', text: expect.stringContaining('so that nobody knows how long it was waited for') as unknown };
    for (const said of ['said=2', 'said=9&side=at-most', 'atLeast=1'])
      for (const comparison of ['first-since', 'only-k-since&count=1'])
        expect(tellOf(fallen, `${own}&comparison=${comparison}&${said}`), said).toMatchObject(unknown);
    expect(tellOf(fallen, `${own}&comparison=happened&atLeast=1`)).toMatchObject(unknown);
    // Without it the claim stands, and that of two which there are not falls.
    expect(tellOf(fallen, `${own}&comparison=first-since`).kind).toBe('holds');
    expect(tellOf(fallen, `${own}&comparison=only-k-since&count=2&said=9`)).toMatchObject({
      kind: 'fails',
      detail: expect.not.stringContaining('figure') as unknown,
    });
  });

  it('may be one of those that were waited for so long: then none is the first, or one of so many', () => {
    // Losses of 10% on the second, fourth and ninth session: the first after one session or more, the last after four.
    const fallen = makeMarket('2021-01-04', { SPX: [100, 90, 91, 80, 81, 82, 83, 84, 70] });
    const own = 'measure=swing&thresholdPct=10&direction=down&atLeast=3';
    const unknown = { kind: 'cannot_check', text: expect.stringContaining('of the data, that of 5 Jan 2021, may count too') as unknown };
    for (const said of ['first-since', 'first-since&since=2021-01-04', 'only-k-since&count=1', 'only-k-since&count=2'])
      expect(tellOf(fallen, `${own}&comparison=${said}`), said).toMatchObject(unknown);
    // It has no say in a time that begins after it, nor in a count that neither with it nor without it is so.
    for (const said of ['first-since&since=2021-01-05', 'only-k-since&count=1&since=2021-01-06'])
      expect(tellOf(fallen, `${own}&comparison=${said}`).kind, said).toBe('holds');
    expect(tellOf(fallen, `${own}&comparison=only-k-since&count=3`).kind).toBe('fails');
  });

  it('is no record, and on the first close nobody knows whether it was one', () => {
    const market = makeMarket('2021-01-04', { SPX: [100, 99, 101, 100] });
    const own = 'measure=record&price=close&comparison=none';
    expect(tellOf(market, own)).toEqual({
      kind: 'holds',
      text: 'Holds. The SPX had no record close on 7 Jan 2021.',
      detail: expect.stringContaining('The close was 0.99% below the record close before it') as unknown,
    });
    expect(tellOf(market, `${own}&on=2021-01-06`).kind).toBe('fails');
    expect(tellOf(market, `${own}&on=2021-01-04`)).toMatchObject({
      kind: 'cannot_check',
      text: expect.stringContaining('Nothing before 4 Jan 2021 is stored') as unknown,
    });
  });

  it('is told apart from none, of which no figure is denied', () => {
    const still = makeMarket('2021-01-04', { SPX: [100, 90, 101, 90, 91] });
    expect(tellOf(still, 'measure=swing&thresholdPct=5&direction=down&comparison=largest&said=3').detail).toBe(
      'There was none on 8 Jan 2021.',
    );
  });
});
