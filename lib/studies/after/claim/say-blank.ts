import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import { saySaid, saySide } from './claim-units';
import type { ClaimParams } from './params';

/** A blank where a figure has to be said still. */
export function sayBlank(params: ClaimParams): SentenceParts {
  const side = params.said === '' ? '' : saySide(params);
  return [...(side === '' ? [] : [word('side', side), ' ']), word('said', params.said === '' ? '…' : saySaid(params))];
}
