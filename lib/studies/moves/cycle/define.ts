import { formatLongDate } from '@/lib/format/format-date';
import type { Definition } from '../../kit/study';
import { sayThreshold } from './cycle-words';
import type { CycleParams } from './params';
import { printedTurns } from './printed-turns';
import { chooseStart } from './read-cycle';

function defineRule(chosen: CycleParams): string {
  const theta = sayThreshold(chosen.rule === 'threshold' ? chosen.thresholdPct / 100 : 0.2);
  switch (chosen.rule) {
    case 'close20':
    case 'threshold':
      return `A bear market is a fall of ${theta} or more from the highest close of a bull market, a bull market a rise of ${theta} or more from the lowest close of a bear market.`;
    case 'rounded20':
      return 'A bear market is a fall from the highest close of a bull market that rounds to 20%, so 19.5% or more; a bull market is a rise of 20% or more from the lowest close of a bear market.';
    case 'record':
      return 'A bear market is a fall of 20% or more from the highest close of a bull market. A bull market is confirmed by a close above the top of the one before, and by nothing else; before the day from which legs are counted, a rise of 20% confirms it.';
    case 'printed':
      return `The turning dates are those that ${printedTurns[chosen.source].name} printed, known from ${printedTurns[chosen.source].when}; every figure is computed from the closes. The last bull market of the list is shown as running while no fall of 20% from a later high is confirmed.`;
  }
}

const turns = String.raw`\frac{C_t}{\max C} \le 1 - \theta, \quad \frac{C_t}{\min C} \ge 1 + \theta`;
/** A fall that begins a bear market, and what begins a bull market; of printed dates the gain alone. */
const formulas: Readonly<Record<CycleParams['rule'], string>> = {
  close20: turns,
  rounded20: turns,
  threshold: turns,
  record: String.raw`\frac{C_t}{\max C} \le 1 - \theta, \quad C_t > \max C`,
  printed: String.raw`\frac{C_{\text{end}}}{C_{\text{start}}} - 1`,
};

export function defineCycle(chosen: CycleParams): Definition {
  const start = chooseStart(chosen);
  const counted =
    start === ''
      ? 'The first one of the history, which no confirmed one precedes, is not counted.'
      : `Those that begin on or after ${formatLongDate(start)} are counted, except the first one of the history.`;
  const known =
    chosen.rule === 'printed'
      ? ''
      : ' A turning point is the first of the lowest (highest) closes and is known only on the session that confirms it; of a leg that runs, the end is provisional.';
  return {
    text: `Bull and bear markets of ${chosen.symbol} by close. ${defineRule(chosen)}${known} A leg is measured from its turning close to the one that ends it, and while it runs to the last close, so that its gain can be less than at its high. Ranks are among the legs of its kind, the largest gain, deepest fall and longest first; equals share one. ${counted} Lengths are ranked in ${chosen.days === 'calendar' ? 'calendar days' : 'sessions'}. Corrections are falls of 10% or more from a high within a bull market, rallies rises of 10% or more from a low within a bear market.`,
    formula: formulas[chosen.rule],
    sources: [
      'Closing prices as stored; definition: Broadtape, cycle',
      ...(chosen.rule === 'printed' ? [printedTurns[chosen.source].citation] : []),
    ],
  };
}
