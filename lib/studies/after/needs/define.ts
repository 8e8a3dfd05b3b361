import { joinWords } from '@/lib/format/join-words';
import { pluralise } from '@/lib/format/number-words';
import { defineUnit, nameClose, ofUnit } from '../../kit/unit-words';
import type { Definition } from '../../kit/study';
import { yearUnits } from './list-level-needs';
import { meanWindows } from './list-mean-needs';
import { needWindows } from './list-window-needs';
import type { NeedsParams } from './params';

/** When the close to come is. */
function sayWhichClose({ unit, symbol }: NeedsParams): string {
  if (unit === 'session') return `The close of ${symbol} on the session after the last final one`;
  return `The close of ${symbol} at the end of the ${unit} that runs, or of the next one where the last final session ends its ${unit}`;
}

function sayLevels({ unit }: NeedsParams): string {
  const count = yearUnits[unit];
  const extremes = count === null ? '' : `; the highest or lowest of ${count} ${nameClose(unit)}s`;
  if (unit === 'session') return `a record close, the end of the drawdown, a close 10% or 20% below the record${extremes}`;
  return `a record ${nameClose(unit)}${extremes}`;
}

function sayMeans({ unit }: NeedsParams): string {
  const windows = meanWindows[unit];
  if (windows.length === 0) return '';
  return `; the other side of the ${joinWords(windows.map(String))}-${unit} ${pluralise(windows.length, 'mean')}, the new close included`;
}

/** What is said of units alone: what they end with, and what a link assumes. */
function sayUnit({ unit }: NeedsParams): string {
  if (unit === 'session') return '';
  return `${defineUnit({ unit, running: 'to-date' })} The change is that on the ${nameClose(unit)} before. Each link assumes the close on the next session: the statement stands when the ${unit} ends at that close or beyond. Drawdowns, corrections and bear markets are told of sessions alone.`;
}

export function defineNeeds(params: NeedsParams): Definition {
  const { unit, sinceSessions } = params;
  const units = `${unit}s`;
  return {
    text: `${sayWhichClose(params)}, on a tick of 0.01, from which on each statement is true: the first tick that passes the very comparison of the study that it links to. Runs of ${ofUnit(unit, 'moves')} of at least a threshold that would go on, or begin; ${sayLevels(params)}; the largest gain or loss over ${joinWords(needWindows[unit].map(String))} ${needWindows[unit].length === 1 ? unit : units}, ever and of the last ${sinceSessions} ${units}; the same for the lead over, and the lag behind, each instrument whose close is assumed, in points and as a ratio${sayMeans(params)}. Prices, never dividend-adjusted. Nearest first.${sayUnit(params)}`,
    formula: String.raw`\min \{ p : C_{t+1} = p \text{ will do} \}`,
    sources: ['Closing prices as stored; definition: Broadtape, needed closes'],
  };
}
