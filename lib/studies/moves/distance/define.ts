import type { Definition } from '../../kit/study';
import type { DistanceParams } from './params';

export function defineDistance(chosen: DistanceParams): Definition {
  const symbols = { sma: `\\overline{C}_{${chosen.windowSessions}}`, high: `\\max C_{${chosen.windowSessions}}`, record: '\\max_{s \\le t} C_s' };
  const named = symbols[chosen.reference];
  const words = {
    sma: `the mean of its last ${chosen.windowSessions} closes, today included`,
    high: `the largest of its last ${chosen.windowSessions} closes, today included`,
    record: 'its largest close from the first stored one to today',
  };
  const missing = chosen.reference === 'record' ? 'A gap is skipped.' : 'The window is strict: with a close missing inside there is no value.';
  const unit = chosen.unit === 'pct' ? 'in percent of it' : `in standard deviations (${chosen.deviation}) of the closes in the same window`;
  return {
    text: `The close of ${chosen.symbol} less ${words[chosen.reference]}, ${unit}. ${missing} Ranks count the whole history to date.`,
    formula: chosen.unit === 'pct' ? `\\frac{C_t}{${named}} - 1` : `\\frac{C_t - ${named}}{s_{${chosen.windowSessions}}}`,
    sources: ['Closing prices as stored; definition: Broadtape, distance'],
  };
}
