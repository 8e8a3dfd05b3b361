import 'server-only';
import type { Flag } from '@/lib/studies/kit/study';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import type { View } from '@/lib/view/view';

/** A flag that knows what would answer, with the page of that answer. */
export function linkInstead(flag: Flag, view: View, parameters: readonly ParameterSchema[]): Flag {
  const { instead } = flag;
  if (instead === undefined) return flag;
  const swap = (symbol: string): string => instead.symbols[symbol] ?? symbol;
  const params = Object.fromEntries(
    Object.entries(view.params).map(([name, value]) => {
      const widget = parameters.find((parameter) => parameter.name === name)?.widget;
      if (widget !== 'symbol' && widget !== 'symbols') return [name, value];
      return [name, typeof value === 'string' ? swap(value) : Array.isArray(value) ? [...new Set(value.map(String).map(swap))] : value];
    }),
  );
  const query = serializeView({ ...view, params, basis: instead.basis }, parameters);
  return { ...flag, page: `/studies/${view.study}?${query}` };
}
