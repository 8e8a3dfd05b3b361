import type { Study } from '../../kit/study';
import { computeConditions } from './compute';
import { defineConditions } from './define';
import { listRules } from './list-rules';
import { conditionsParams } from './params';

/** Four conditions over what is published of the economy, as then known. */
export const conditions: Study<typeof conditionsParams> = {
  id: 'conditions',
  title: 'The four conditions',
  question: 'Is inflation contained, does the Fed start to cut, does the economy grow, do earnings broaden, by what was known on the day?',
  rowsAre: 'conditions',
  heavy: true,
  isLayered: true,
  params: conditionsParams,
  symbols: ({ symbol }) => [symbol],
  series: (chosen) => {
    const ids = [...new Set([...listRules(chosen).map(({ series }) => series), 'USREC'])];
    const needs = ids.map((id) => ({ id }));
    return chosen.revisions === 'then' ? needs : [...needs, ...ids.map((id) => ({ id, revised: true }))];
  },
  definition: defineConditions,
  compute: computeConditions,
};
