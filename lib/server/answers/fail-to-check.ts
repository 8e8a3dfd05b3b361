import 'server-only';
import type { Headline, Verdict } from '@/lib/studies/kit/study';
import type { HttpError } from '../http/http-error';

/** The verdict where the store lacks what a link names (an instrument, a session): the same kind as the checker's own. */
export function failToCheck({ message }: HttpError): { readonly verdict: Verdict; readonly headline: Headline } {
  return {
    verdict: {
      sentence: [],
      kind: 'cannot_check',
      under: null,
      missing: message,
      said: '',
      figure: null,
      unit: 'none',
      signed: false,
      matches: null,
      caveat: null,
      understated: null,
    },
    headline: { text: `Cannot be checked. ${message}`, detail: '', provisional: false },
  };
}
