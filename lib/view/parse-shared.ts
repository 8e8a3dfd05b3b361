import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { AskedRange } from '@/lib/market/resolve-range';
import type { Assumption } from '@/lib/market/know-market';
import { findLayerId, layerIds, type LayerId } from '@/lib/studies/kit/layer-ids';
import type { ViewIssue } from './view';

// Readers of the parameters that every study has. Each adds an issue that says what is accepted instead of throwing.

const dateHint = 'a date is written YYYY-MM-DD, as 2024-07-16';
const lastHint = 'a range is 1 to 99999 sessions (21s), months (6m) or years (1y), or ytd or max';
const assumeHint = 'last, or at most 20 closes as RUT:2263.67,SPX:5667.20';

/** A date parameter, or undefined when absent or wrong. */
export function readDate(text: string | null, path: string, issues: ViewIssue[]): SessionDate | undefined {
  if (text === null) return undefined;
  // The first centuries stay out: month arithmetic back from them would leave the calendar.
  if (isSessionDate(text) && text >= '1800-01-01') return text;
  issues.push({ path, message: `"${text.slice(0, 40)}" is no date; ${dateHint}` });
  return undefined;
}

function readLast(text: string, issues: ViewIssue[]): string {
  const lower = text.trim().toLowerCase();
  if (lower === 'ytd' || lower === 'max') return lower;
  const [, digits, unit] = /^0*([1-9]\d{0,4})([smy])$/.exec(lower) ?? [];
  if (digits !== undefined && unit !== undefined) return `${digits}${unit}`;
  issues.push({ path: 'last', message: `"${text.slice(0, 40)}" is no range; ${lastHint}` });
  return 'max';
}

/** The displayed range; `initial` (`1y` or `max`) where none is given. */
export function readRange(given: URLSearchParams, initial: string, issues: ViewIssue[]): AskedRange {
  const from = readDate(given.get('from'), 'from', issues);
  const to = readDate(given.get('to'), 'to', issues);
  const last = given.get('last');
  const absolute = given.has('from') || given.has('to');
  if (absolute && last !== null) issues.push({ path: 'last', message: 'give either from and to, or last, not both' });
  if (from !== undefined && to !== undefined && from > to)
    issues.push({ path: 'from', message: `${from} is after the last day asked for, ${to}` });
  if (!absolute) return { kind: 'last', last: last === null ? initial : readLast(last, issues) };
  return { kind: 'absolute', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A data version, or null when absent or wrong. */
export function readVersion(text: string | null, issues: ViewIssue[]): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  issues.push({ path: 'version', message: `"${text.slice(0, 40)}" is no data version; it is a whole number, 0 or more` });
  return null;
}

/** Price or total basis. */
export function readBasis(text: string | null, issues: ViewIssue[]): 'price' | 'total' {
  if (text === null || text === 'price' || text === 'total') return text ?? 'price';
  issues.push({ path: 'basis', message: `"${text.slice(0, 40)}" is no basis; accepted are price and total` });
  return 'price';
}

/** What is assumed of the session after `asOf`. */
export function readAssumption(text: string | null, issues: ViewIssue[]): Assumption {
  if (text === null) return { kind: 'none' };
  if (text.trim().toLowerCase() === 'last') return { kind: 'last' };
  const closes = new Map<string, number>();
  const parts = text.split(',');
  const problem = (message: string): Assumption => {
    issues.push({ path: 'assume', message });
    return { kind: 'none' };
  };
  if (parts.length > 20) return problem(`${parts.length} closes are too many; accepted is ${assumeHint}`);
  for (const part of parts) {
    const [, name, digits] = /^\s*([A-Za-z0-9.^-]{1,16}):(\d{1,9}(?:\.\d{1,8})?)\s*$/.exec(part) ?? [];
    const close = Number(digits);
    if (name === undefined || !(close >= 0.0001)) return problem(`"${part.slice(0, 40)}" is no assumed close; accepted is ${assumeHint}`);
    const symbol = name.toUpperCase();
    if (symbol === 'M7' || symbol === 'M7D') return problem(`${symbol} is computed from its members; assume their closes instead`);
    if (closes.has(symbol)) return problem(`${symbol} is assumed twice`);
    closes.set(symbol, close);
  }
  return { kind: 'closes', closes: Object.fromEntries([...closes].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** What is laid over the charts, each once and in the order of the list. */
export function readLayers(text: string | null, issues: ViewIssue[]): readonly LayerId[] {
  const asked = new Set<LayerId>();
  for (const part of (text ?? '').split(',')) {
    const name = part.trim().toLowerCase();
    const id = findLayerId(name);
    if (id !== undefined) asked.add(id);
    else if (name !== '') {
      issues.push({ path: 'layers', message: `"${part.slice(0, 40)}" can be laid over no chart; accepted are ${layerIds.join(', ')}` });
      return [];
    }
  }
  return layerIds.filter((id) => asked.has(id));
}
