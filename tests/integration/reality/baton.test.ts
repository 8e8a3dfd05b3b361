import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { sectorFunds } from '@/lib/market/groups';
import { resolveRange } from '@/lib/market/resolve-range';
import { baton } from '@/lib/studies/moves/baton/study';
import { hasReality, requireRealityMarket } from '../../support/reality-market';
import { makeContext } from '../../support/study-context';

const symbols = ['SPX', 'SPY', 'RSP', 'IWM', ...sectorFunds];

function computeBaton(query: string, { asOf, to }: { readonly asOf?: string; readonly to?: string }) {
  const context = makeContext(requireRealityMarket(symbols), asOf ?? '2025-06-30');
  const { sessions } = context.market;
  const range = resolveRange(sessions, sessions.length - 1, {
    kind: 'absolute',
    ...(to === undefined ? {} : { to: parseSessionDate(to) }),
  });
  if (!range.ok) throw new Error(range.issue.message);
  return baton.compute({ ...context, range: range.value }, baton.params.parse(Object.fromEntries(new URLSearchParams(query))));
}

function leadsAfter(query: string, until: { readonly asOf?: string; readonly to?: string }) {
  return Object.fromEntries(
    computeBaton(query, until).rows.map((row): [string, string] => [String(row['symbol']), Number(row['after_pp']).toFixed(2)]),
  );
}

describe.skipIf(!hasReality)('the baton on the real closes', () => {
  it.each([
    ['2024-06-28', { XLF: '9.87', XLI: '0.42', XLK: '-4.91', XLY: '15.31', XLB: '-12.40', IWM: '1.21' }],
    ['2024-07-16', { XLF: '7.37', XLI: '-0.97', XLK: '-4.15', XLY: '11.48', XLB: '-12.32', IWM: '-5.38' }],
  ] as const)('has the leads over SPY from %s to the end of 2024', (start, leads) => {
    const query = `group=custom&symbols=IWM,${sectorFunds.join(',')}&benchmark=SPY&start=${start}`;
    expect(leadsAfter(query, { asOf: '2024-12-31' })).toMatchObject(leads);
    expect(leadsAfter(query, { to: '2024-12-31' })).toMatchObject(leads);
  });

  it('says who handed over to whom, and that it depends on the start', () => {
    const { headlines } = computeBaton('benchmark=SPY&start=2024-07-16', { asOf: '2024-12-31' });
    expect(headlines[0]?.text).toMatch(
      /^The lead passed from XLK, 2\.93 points ahead of SPY over the 126 sessions to 16 Jul 2024, to XLY, 11\.48 points ahead over the 117 sessions since, to 31 Dec 2024; XLK is now eighth of eleven, at −4\.15 points\.$/,
    );
    expect(headlines[1]?.text).toMatch(/^Who leads since depends on the start: XLY from the half year \(28 Jun 2024\)/);
  });

  it('says how much of a window has passed', () => {
    const { flags, tables } = computeBaton('start=2024-06-28&after=126', { asOf: '2024-07-16' });
    expect(flags.find(({ code }) => code === 'window-to-date')?.message).toMatch(
      /^So far eleven of the 126 sessions after 28 Jun 2024 have passed/,
    );
    const leads = tables?.find(({ id }) => id === 'leads')?.rows ?? [];
    expect(leads.every((row) => row['after_21_pp'] === null && row['after_5_pp'] !== null)).toBe(true);
  });
});
