import { toParameterText, type ParameterSchema } from './parameter-schema';
import type { Assumption } from '@/lib/market/know-market';
import type { View } from './view';
import { writeQuery } from './write-query';

function writeAssumption(assume: Assumption): string | null {
  if (assume.kind === 'none') return null;
  if (assume.kind === 'last') return 'last';
  const entries = Object.entries(assume.closes).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([symbol, close]) => `${symbol}:${close}`).join(',');
}

/**
 * The one query that says this view: equal views give equal texts. `parameters` are `listParameters(study)`.
 * Without a leading `?`; empty where everything is at its default.
 */
export function serializeView(view: View, parameters: readonly ParameterSchema[]): string {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(view.params)) values.set(name, toParameterText(value));
  values.set('basis', view.basis);
  if (view.range.kind === 'last') values.set('last', view.range.last);
  else {
    if (view.range.from !== undefined) values.set('from', view.range.from);
    if (view.range.to !== undefined) values.set('to', view.range.to);
  }
  if (view.asOf !== null) values.set('asOf', view.asOf);
  if (view.version !== null) values.set('version', String(view.version));
  const assumed = writeAssumption(view.assume);
  if (assumed !== null) values.set('assume', assumed);
  values.set('layers', view.layers.join(','));
  return writeQuery(values, parameters);
}
