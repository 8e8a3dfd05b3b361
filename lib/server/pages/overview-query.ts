import 'server-only';
import type { OverviewView } from './models/overview';
import { toBadRequest } from '../http/http-error';

const measures = ['pp', 'ratio', 'log'] as const;

/** What the address of the front page asks for. @throws HttpError 400 for a parameter that is given twice, or a measure that is none. */
export function readOverviewQuery(given: URLSearchParams): OverviewView {
  const read = (name: string): string | null => {
    const all = given
      .getAll(name)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    if (all.length > 1) throw toBadRequest([{ path: name, message: `${name} is given more than once; give it once` }]);
    return all[0] ?? null;
  };
  const asked = read('measure') ?? 'pp';
  const measure = measures.find((name) => name === asked);
  if (measure === undefined)
    throw toBadRequest([{ path: 'measure', message: `"${asked.slice(0, 40)}" is no measure; accepted are ${measures.join(', ')}` }]);
  return { measure, asOf: read('asOf'), assume: read('assume') };
}
