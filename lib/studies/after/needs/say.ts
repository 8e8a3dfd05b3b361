import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { flagUnavailable } from '../../kit/flags';
import { nameInSentence } from '../../kit/name-in-sentence';
import { nameClose, nameUnit } from '../../kit/unit-words';
import type { Flag, Headline } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import type { Need, NeedContext } from './need';

/** The assumed close that a need depends on, as a clause; empty for none. */
export function sayIf({ others, index, market }: NeedContext, { versus }: Need): string {
  const other = others.find(({ symbol }) => symbol === versus);
  const closes = market.unit === 'session' ? 'closes' : `ends the ${market.unit}`;
  return other === undefined ? '' : `${nameInSentence(other.instrument)} ${closes} at ${formatNumber(other.closes[index])}`;
}

/** What the change is measured from, and of a unit that runs where it stands. */
function sayBefore({ main, closes, index, market }: NeedContext): string {
  const before = `After ${formatNumber(closes[index - 1] ?? NaN)}`;
  const date = market.sessions[index - 1] ?? '';
  if (market.unit === 'session') return `${before} on ${formatLongDate(date)}.`;
  const soFar = main.closes[index] ?? NaN;
  const stands = Number.isNaN(soFar) ? '' : `; ${formatNumber(soFar)} on ${formatLongDate(market.sessions[index] ?? '')}`;
  return `${before} at the end of ${nameUnit(market.unit, date)}${stands}.`;
}

function sayNeed(context: NeedContext, need: Need): Headline {
  const { main, closes, index, market } = context;
  const before = closes[index - 1] ?? NaN;
  const change = formatPercent((need.close / before - 1) * 100, { sign: true });
  const condition = sayIf(context, need);
  const side = need.direction === 'up' ? 'at or above' : 'at or below';
  return {
    text: `${nameInSentence(main.instrument, true)} needs a ${nameClose(market.unit)} ${side} ${formatNumber(need.close)} (${change}) for ${need.statement}${condition === '' ? '' : `, if ${condition}`}.`,
    detail: sayBefore(context),
    provisional: need.versus !== null,
  };
}

/** The longest run that can go on, the nearest lead or lag that would be a record, and the record close. */
export function sayNeeds(context: NeedContext, needs: readonly Need[]): Headline[] {
  const longest = needs
    .filter(({ kind, versus }) => kind === 'streak' && versus === null)
    .reduce<Need | undefined>((best, need) => {
      if (best === undefined || need.runSessions > best.runSessions) return need;
      const distance = ({ close }: Need): number => Math.abs(close - (context.closes[context.index - 1] ?? 0));
      // Of sessions the larger move says more; what a week is away from is the nearest of them.
      const isBetter = context.market.unit === 'session' ? distance(need) > distance(best) : distance(need) < distance(best);
      return need.runSessions === best.runSessions && isBetter ? need : best;
    }, undefined);
  const lead = needs.find(({ kind }) => kind === 'outperformance');
  const record = needs.find(({ kind }) => kind === 'record');
  return [longest, lead, record].flatMap((need) => (need === undefined ? [] : [sayNeed(context, need)]));
}

/** Why nothing, or no lead, can be asked for. */
export function listOwnFlags(symbol: string, context: NeedContext | null, panel: StudyPanel): Flag[] {
  const instrument = panel.series[0]?.instrument;
  const name = instrument === undefined ? symbol : nameInSentence(instrument, true);
  if (instrument?.kind === 'composite')
    return [flagUnavailable(`${name} is computed from its members: ask what one of them needs.`, [symbol])];
  if (context === null)
    return [flagUnavailable(`${name} has no close on the last session, so nothing can be asked of the next.`, [symbol])];
  if (context.others.length > 0) return [];
  return [flagUnavailable('Leads over another instrument are listed once a close of that one is supposed, as SPX:5650.10.', [symbol])];
}
