import 'server-only';
import type { Overview, OverviewFact, OverviewFacts } from './models/overview';
import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { describeMeasure, measureNames } from '@/lib/studies/measure/measures';
import { HttpError } from '../http/http-error';
import { markPassing } from '../http/request-scope';
import { tryQuery } from '../answers/run-query';

/** How many the front page tells after its headline. */
const told = 3;

function readText(row: Row, key: string): string {
  const cell = row[key];
  return typeof cell === 'string' ? cell : '';
}

function toFact(row: Row): OverviewFact {
  return { id: readText(row, 'id'), sentence: readText(row, 'sentence'), detail: readText(row, 'detail'), href: readText(row, 'link') };
}

/** Where the page stands, and where it and the facts start: on the newest session of which most groups have a close. */
type FactsSession = Pick<Overview, 'asOf' | 'start'>;

async function askFacts({ asOf, start }: FactsSession, assume: string | null): Promise<StudyResult | null> {
  const pin = asOf === null ? '' : `asOf=${asOf}`;
  if (assume !== null)
    return await tryQuery('facts', [pin, `assume=${encodeURIComponent(assume)}`].filter((part) => part !== '').join('&'));
  // As they start they are what the worker keeps.
  return await tryQuery('facts', asOf === start ? '' : pin);
}

/** Where the headline is true under one definition alone: what another one says, in the words of the study that measures it. */
async function readDoubt(row: Row | undefined): Promise<string | null> {
  const robust = row === undefined ? '' : readText(row, 'robust');
  if (row === undefined || robust === 'all definitions' || robust === 'as defined') return null;
  const claim = new URLSearchParams(readText(row, 'link').split('?')[1]);
  const plain = `This holds ${robust}.`;
  const measure = measureNames.find((name) => name === claim.get('measure'));
  const study = measure === undefined ? undefined : describeMeasure(measure).doubtedBy;
  if (study === undefined) return plain;
  const query = new URLSearchParams({ a: claim.get('symbol') ?? '', b: claim.get('versus') ?? '', last: '1s' });
  for (const name of ['sessions', 'asOf', 'assume', 'basis']) if (claim.has(name)) query.set(name, claim.get(name) ?? '');
  const result = await tryQuery(study, query.toString());
  return result?.flags.find(({ code }) => code === 'measure-ranks-differently')?.message ?? plain;
}

/** The rarest facts of a session, or of the one after it as assumed; null where too many scans are waiting: the rest of the page does not wait with them. */
export async function loadOverviewFacts(session: FactsSession, assume: string | null): Promise<OverviewFacts | null> {
  try {
    const result = await askFacts(session, assume);
    if (result === null) return null;
    const { rows, headlines, links } = result;
    const [first] = rows;
    return {
      headline: headlines[0]?.text ?? '',
      lead: first === undefined ? null : toFact(first),
      doubt: await readDoubt(first),
      items: rows.slice(1, 1 + told).map(toFact),
      tried: headlines[1]?.text ?? '',
      href: links.page.replace(/^\/studies/, ''),
    };
  } catch (error) {
    if (!(error instanceof HttpError && error.code === 'busy')) throw error;
    markPassing();
    return null;
  }
}
