import 'server-only';
import { claim } from '@/lib/studies/after/claim/study';
import { findPublishedClaim } from '@/lib/studies/after/claim/library/library';
import { facts } from '@/lib/studies/after/facts/study';
import { findStudy } from '@/lib/studies/registry';
import { migrateLink } from '@/lib/view/migrate-link';
import { listParameters } from '@/lib/view/parameter-schema';
import { checkLink } from '../answers/check-link';
import { HttpError } from '../http/http-error';
import { loadMarket } from '../answers/load-market';
import { readOverviewQuery } from './overview-query';
import { readOverviewSession } from './overview-session';
import { toPublishedQuery } from './published-query';
import { logError } from '../http/server-log';

/** What a page's address comes to before the page is rendered: where an old link leads today, or the status of what is wrong with it. */
export type Judgement = { readonly moved: string } | { readonly status: number } | null;

const rangeNames = ['from', 'to', 'last'] as const;

type Address = Pick<URL, 'pathname' | 'searchParams'>;

/** The study behind a page, and its link. */
function findLink({ pathname, searchParams }: Address): { readonly id: string; readonly given: URLSearchParams } | null {
  const [, section, name, ...rest] = pathname.replace(/^\/embed(?=\/studies\/)/, '').split('/');
  if (rest.length > 0) return null;
  if (section === 'studies' && name !== undefined) return findStudy(name) === undefined ? null : { id: name, given: searchParams };
  if (section === 'facts' && name === undefined) return { id: facts.id, given: searchParams };
  if (section !== 'claims') return null;
  if (name === undefined) return { id: claim.id, given: searchParams };
  const published = findPublishedClaim(name);
  // Its address can have the dates wrong alone: what the store lacks to check it is no fault of the link.
  return published === undefined || !rangeNames.some((date) => searchParams.has(date))
    ? null
    : { id: claim.id, given: new URLSearchParams(toPublishedQuery(published.query, searchParams)) };
}

async function checkFrontPage(given: URLSearchParams): Promise<HttpError | null> {
  try {
    readOverviewSession(await loadMarket(), readOverviewQuery(given));
    return null;
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
}

async function judge({ pathname, searchParams }: Address): Promise<Judgement> {
  // Browsers ask for it beside what is no page, JSON or a picture: that it is not found would be a page made anew for each.
  if (pathname === '/favicon.ico') return { moved: '/icon.svg' };
  const link = findLink({ pathname, searchParams });
  const study = findStudy(link?.id ?? '');
  if (link === null || study === undefined) return pathname === '/' ? toStatus(await checkFrontPage(searchParams)) : null;
  const migrated = migrateLink(study.id, link.given, listParameters(study));
  if (migrated !== link.given) return { moved: `${pathname}?${migrated.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}` };
  const failure = await checkLink(study.id, link.given);
  // Without a claim of its own the page begins with one that the store can answer.
  return pathname === '/claims' && searchParams.size === 0 && failure?.status === 400 ? null : toStatus(failure);
}

function toStatus(failure: HttpError | null): Judgement {
  return failure === null ? null : { status: failure.status };
}

/**
 * Judges the address of a page. A page is sent in parts and cannot change its status once it knows what is wrong, so that this is
 * found before; null for other addresses, and where something else fails, which is for the page to say.
 */
export async function judgeAddress(address: Address): Promise<Judgement> {
  try {
    return await judge(address);
  } catch (error) {
    logError(error);
    return null;
  }
}
