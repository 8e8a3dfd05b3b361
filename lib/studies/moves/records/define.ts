import type { Definition } from '../../kit/study';
import type { RecordParams } from './params';

export function defineRecords({ symbol, price, ties }: RecordParams): Definition {
  return {
    text: `A record is ${price === 'close' ? 'a close' : 'an intraday high'} of ${symbol} ${ties === 'include' ? 'at or above' : 'above'} every one stored before it${price === 'high' ? ', and above every close before where no high is stored' : ''}; the first is none. Counted per calendar year up to the last session, with the share of the year's sessions.`,
    formula: String.raw`P_t ${ties === 'include' ? String.raw`\ge` : '>'} \max_{s<t} P_s`,
    sources: ['Prices as stored; definition: Broadtape, records'],
  };
}
