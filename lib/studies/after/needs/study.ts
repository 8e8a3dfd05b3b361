import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { flagUnavailable, listCommonFlags } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { integerParam, symbolParam } from '../../kit/params';
import { readPanel, type StudyPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { Column, Flag, Headline, Row, Study, StudyComputation, StudyContext } from '../../kit/study';
import { toCell } from '../../kit/to-cell';
import { listLevelNeeds } from './list-level-needs';
import { listMeanNeeds } from './list-mean-needs';
import { listStreakNeeds } from './list-streak-needs';
import { listWindowNeeds } from './list-window-needs';
import type { Need, NeedContext } from './need';

const params = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose next close is asked for.' }),
  sinceSessions: integerParam(252, 1, 25_000, { label: 'Since', description: 'Besides the largest ever, the largest of the last so many sessions: 252 is a year.' }),
});

type Params = z.output<typeof params>;

// The nearest ones are drawn; the table has them all.
const shownFirst = 20;

const columns: readonly Column[] = [
  { key: 'statement', label: 'For', unit: 'none', type: 'text' },
  { key: 'side', label: 'Closes', unit: 'none', type: 'text' },
  { key: 'close', label: 'Close needed', unit: 'level', type: 'number', raw: true },
  { key: 'change_pct', label: 'Change needed', unit: 'pct', type: 'number', signed: true },
  { key: 'kind', label: 'Kind', unit: 'none', type: 'text' },
  { key: 'if', label: 'If', unit: 'none', type: 'text' },
  { key: 'met', label: 'Met by the assumed close', unit: 'none', type: 'boolean' },
  { key: 'link', label: 'Proof', unit: 'none', type: 'text' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

/** What is asked, with a place for the session to come; null where the instrument has no close of its own. */
export function readNeedContext({ market }: StudyContext, { symbol, sinceSessions }: Params): { context: NeedContext | null; panel: StudyPanel } {
  const panel = readPanel(market, [symbol], 'price');
  const [main] = panel.series;
  if (main === undefined || main.instrument.kind === 'composite') return { context: null, panel };
  const index = market.assumedIndex ?? market.sessions.length;
  const closes = new Float64Array(index + 1).fill(NaN);
  closes.set(main.closes.subarray(0, index));
  if (Number.isNaN(closes[index - 1] ?? NaN)) return { context: null, panel };
  const assumed = [...market.series.values()].filter(({ instrument, close }) => market.assumedIndex !== null && instrument.symbol !== symbol && instrument.kind !== 'composite' && !Number.isNaN(close[index] ?? NaN));
  const names = assumed.map(({ instrument }) => instrument.symbol).sort();
  return { context: { market, main, index, closes, others: readPanel(market, names, 'price').series, sinceSessions }, panel };
}

/** Every need of a context, those that no close above 0 meets left out, nearest first. */
export function listNeeds(context: NeedContext): Need[] {
  const before = context.closes[context.index - 1] ?? NaN;
  const needs = [...listStreakNeeds(context), ...listLevelNeeds(context), ...listWindowNeeds(context), ...listMeanNeeds(context)];
  const distance = ({ close }: Need): number => Math.abs(close / before - 1);
  return needs.filter(({ close }) => !Number.isNaN(close)).sort((a, b) => distance(a) - distance(b) || (a.statement < b.statement ? -1 : 1));
}

function sayIf({ others, index }: NeedContext, { versus }: Need): string {
  const other = others.find(({ symbol }) => symbol === versus);
  return other === undefined ? '' : `${nameInSentence(other.instrument)} closes at ${formatNumber(other.closes[index])}`;
}

function buildRow(context: NeedContext, need: Need): Row {
  const { closes, index, main } = context;
  const assumed = main.closes[index] ?? NaN;
  return {
    statement: need.statement,
    side: need.direction === 'up' ? 'at or above' : 'at or below',
    close: need.close,
    change_pct: toCell((need.close / (closes[index - 1] ?? NaN) - 1) * 100),
    kind: need.kind,
    if: sayIf(context, need) || null,
    met: Number.isNaN(assumed) ? null : need.direction === 'up' ? assumed >= need.close : assumed <= need.close,
    link: need.link,
    provisional: need.versus !== null || !Number.isNaN(assumed),
  };
}

function sayNeed(context: NeedContext, need: Need): Headline {
  const { main, closes, index, market } = context;
  const before = closes[index - 1] ?? NaN;
  const change = formatPercent((need.close / before - 1) * 100, { sign: true });
  const condition = sayIf(context, need);
  const side = need.direction === 'up' ? 'at or above' : 'at or below';
  return {
    text: `${nameInSentence(main.instrument, true)} needs a close ${side} ${formatNumber(need.close)} (${change}) for ${need.statement}${condition === '' ? '' : `, if ${condition}`}.`,
    detail: `After ${formatNumber(before)} on ${formatLongDate(market.sessions[index - 1] ?? '')}.`,
    provisional: need.versus !== null,
  };
}

/** The longest run that can go on, the nearest lead or lag that would be a record, and the record close. */
function buildHeadlines(context: NeedContext, needs: readonly Need[]): Headline[] {
  const longest = needs.filter(({ kind, versus }) => kind === 'streak' && versus === null).reduce<Need | undefined>((best, need) => {
    if (best === undefined || need.runSessions > best.runSessions) return need;
    return need.runSessions === best.runSessions && Math.abs(need.close - (context.closes[context.index - 1] ?? 0)) > Math.abs(best.close - (context.closes[context.index - 1] ?? 0)) ? need : best;
  }, undefined);
  const lead = needs.find(({ kind }) => kind === 'outperformance');
  const record = needs.find(({ kind }) => kind === 'record');
  return [longest, lead, record].flatMap((need) => (need === undefined ? [] : [sayNeed(context, need)]));
}

function listOwnFlags(symbol: string, context: NeedContext | null, panel: StudyPanel): Flag[] {
  if (panel.series[0]?.instrument.kind === 'composite') return [flagUnavailable(`${symbol} is computed from its members: ask what one of them needs.`, [symbol])];
  if (context === null) return [flagUnavailable(`${symbol} has no close on the last session, so nothing can be asked of the next.`, [symbol])];
  if (context.others.length > 0) return [];
  return [flagUnavailable('Leads over another instrument need its close: assume it, as assume=SPX:5650.10.', [symbol])];
}

function compute(given: StudyContext, chosen: Params): StudyComputation {
  const { context, panel } = readNeedContext(given, chosen);
  const needs = context === null ? [] : listNeeds(context);
  const headlines = context === null ? [] : buildHeadlines(context, needs);
  return {
    columns,
    rows: context === null ? [] : needs.map((need) => buildRow(context, need)),
    events: null,
    headlines: headlines.length === 0 ? [buildMissingHeadline(given, [chosen.symbol])] : headlines,
    flags: [...listOwnFlags(chosen.symbol, context, panel), ...listCommonFlags(given, panel)],
    chart: {
      kind: 'ranking',
      title: 'Change needed',
      unitLabel: 'percent',
      unit: 'pct',
      marks: [],
      labelKey: 'statement',
      valueKey: 'change_pct',
      first: shownFirst,
    },
    coverage: describeCoverage(given.market, panel.series),
    basis: panel.basis,
  };
}

/** The close that an instrument needs for each notable thing: the question of "if it holds", turned round. */
export const needs: Study<typeof params> = {
  id: 'needs',
  title: 'Needed closes',
  question: 'Which close would make it notable?',
  rowsAre: 'events',
  params,
  symbols: ({ symbol }) => [symbol],
  reads: ({ symbol }) => [{ symbols: [symbol], basis: 'price' }],
  definition: ({ symbol, sinceSessions }) => ({
    text: `The close of ${symbol} on the session after the last final one, on a tick of 0.01, from which on each statement is true: the first tick that passes the very comparison of the study that it links to. Runs of moves of at least a threshold that would go on, or begin; a record close, the end of the drawdown, a close 10% or 20% below the record; the highest or lowest of 252 closes; the largest gain or loss over 1, 5, 21, 63 and 252 sessions, ever and of the last ${sinceSessions} sessions; the same for the lead over, and the lag behind, each instrument whose close is assumed, in points and as a ratio; the other side of the 50 and 200-session means, the new close included. Prices, never dividend-adjusted. Nearest first.`,
    formula: String.raw`\min \{ p : C_{t+1} = p \text{ will do} \}`,
    sources: ['Closing prices as stored; definition: Broadtape, needed closes'],
  }),
  compute,
};
