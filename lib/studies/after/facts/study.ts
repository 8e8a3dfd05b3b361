import { readAlone } from '@/lib/market/choose-closes';
import { groupSymbols, magnificentSymbols } from '@/lib/market/groups';
import type { Study } from '../../kit/study';
import { computeFacts } from './compute';
import { defineFacts } from './define';
import { factsParams } from './params';
import { factScopes, scannedUniverses } from './scopes';

/**
 * The rarest true statements about the last session. The one study that may take longer than 15 ms: it tries some 15,000 statements (18,000 at the end of a year),
 * up to about a second on 50 years of history.
 */
export const facts: Study<typeof factsParams> = {
  id: 'facts',
  title: 'Notable facts',
  question: 'What was rare about the last session?',
  rowsAre: 'events',
  heavy: true,
  params: factsParams,
  symbols: ({ scope }) => factScopes[scope],
  reads: ({ scope }, basis) => readAlone(factScopes[scope], basis),
  quorum: ({ scope }) => (scope === 'mag7' ? magnificentSymbols : groupSymbols),
  universes: ({ scope }) => (scope === 'mag7' ? [] : scannedUniverses.map((id) => ({ id, level: 'counts', ends: 'nothing' }))),
  definition: defineFacts,
  compute: computeFacts,
};
