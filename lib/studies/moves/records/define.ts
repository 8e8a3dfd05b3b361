import type { Definition } from '../../kit/study';
import { defineUnit, nameClose } from '../../kit/unit-words';
import type { RecordParams } from './params';

export function defineRecords(chosen: RecordParams): Definition {
  const { symbol, unit, price, ties } = chosen;
  const high = unit === 'session' ? 'an intraday high' : `the highest intraday high of a ${unit}`;
  const floor = unit === 'session' ? 'is stored' : `is stored, or a session of the ${unit} lacks it`;
  return {
    text: `A record is ${price === 'close' ? `a ${nameClose(unit)}` : high} of ${symbol} ${ties === 'include' ? 'at or above' : 'above'} every one stored before it${price === 'high' ? `, and above every close before where no high ${floor}` : ''}; the first is none. Counted per calendar year up to the last ${unit}, with the share of the year's ${unit}s.${unit === 'session' ? '' : ` A ${unit} is of the year in which it ends.`}${defineUnit(chosen)}`,
    formula: String.raw`P_t ${ties === 'include' ? String.raw`\ge` : '>'} \max_{s<t} P_s`,
    sources: ['Prices as stored; definition: Broadtape, records'],
  };
}
