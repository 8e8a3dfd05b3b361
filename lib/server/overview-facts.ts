import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { OverviewFacts } from '@/lib/studies/overview';
import type { Row } from '@/lib/studies/study';
import type { StudyResult } from '@/lib/studies/study-result';
import { HttpError } from './http-error';
import { tryQuery } from './run-query';

/** How many the front page tells, in two columns. */
const told = 6;

function toText(row: Row, key: string): string {
  const cell = row[key];
  return typeof cell === 'string' ? cell : '';
}

async function askFacts(asOf: SessionDate | null, assume: string | null): Promise<StudyResult | null> {
  if (assume !== null) return await tryQuery('facts', [asOf === null ? '' : `asOf=${asOf}`, `assume=${encodeURIComponent(assume)}`].filter((part) => part !== '').join('&'));
  // As it starts it is what the worker keeps. Where it ends on another session than the page, that one is scanned.
  const newest = await tryQuery('facts', '');
  return newest === null || asOf === null || newest.asOf === asOf ? newest : await tryQuery('facts', `asOf=${asOf}`);
}

/** The rarest facts of a session, or of the one after it as assumed; null where too many scans are waiting: the rest of the page does not wait with them. */
export async function loadOverviewFacts(asOf: SessionDate | null, assume: string | null): Promise<OverviewFacts | null> {
  try {
    const result = await askFacts(asOf, assume);
    if (result === null) return null;
    const { rows, headlines, links } = result;
    return {
      items: rows.slice(0, told).map((row) => ({ id: toText(row, 'id'), sentence: toText(row, 'sentence'), detail: toText(row, 'detail'), measure: toText(row, 'measure'), href: toText(row, 'link') })),
      // Without any fact the first sentence says so.
      tried: headlines.at(-1)?.text ?? '',
      href: links.page.replace(/^\/studies/, ''),
    };
  } catch (error) {
    if (error instanceof HttpError && error.code === 'busy') return null;
    throw error;
  }
}
