import type { Definition } from '../../kit/study';
import { defineUnit, nameClose } from '../../kit/unit-words';
import type { DistanceParams } from './params';

export function defineDistance(chosen: DistanceParams): Definition {
  const symbols = {
    sma: `\\overline{C}_{${chosen.windowSessions}}`,
    high: `\\max C_{${chosen.windowSessions}}`,
    record: '\\max_{s \\le t} C_s',
  };
  const named = symbols[chosen.reference];
  const { unit: counted } = chosen;
  const closes = `${nameClose(counted)}s`;
  const words = {
    sma: `the mean of its last ${chosen.windowSessions} ${closes}, ${counted === 'session' ? 'today' : 'its own'} included`,
    high: `the largest of its last ${chosen.windowSessions} ${closes}, ${counted === 'session' ? 'today' : 'its own'} included`,
    record: `its largest ${nameClose(counted)} from the first stored one to ${counted === 'session' ? 'today' : `that of the ${counted} itself`}`,
  };
  const missing =
    chosen.reference === 'record' ? 'A gap is skipped.' : 'The window is strict: with a close missing inside there is no value.';
  const unit =
    chosen.distanceIn === 'pct' ? 'in percent of it' : `in standard deviations (${chosen.deviation}) of the closes in the same window`;
  return {
    text: `The ${nameClose(counted)} of ${chosen.symbol} less ${words[chosen.reference]}, ${unit}. ${missing} Ranks count the whole history to date.${defineUnit(chosen)}`,
    formula: chosen.distanceIn === 'pct' ? `\\frac{C_t}{${named}} - 1` : `\\frac{C_t - ${named}}{s_{${chosen.windowSessions}}}`,
    sources: ['Closing prices as stored; definition: Broadtape, distance'],
  };
}
