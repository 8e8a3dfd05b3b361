import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import { saySaid } from './claim-units';
import type { ClaimParams } from './params';

/** A blank where a figure has to be said still. */
export function sayBlank(params: ClaimParams): SentenceParts {
  return [word('said', params.said === '' ? '…' : saySaid(params))];
}
