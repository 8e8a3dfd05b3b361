import 'server-only';
import type { Metadata } from 'next';
import { formatLongDate } from '@/lib/format/format-date';
import type { Overview, OverviewView } from '../pages/models/overview';
import { feedAlternate } from '../pages/facts-page';
import { HttpError } from '../http/http-error';
import { loadOverview } from '../pages/overview';
import { readOverviewQuery } from '../pages/overview-query';
import { drawOverviewImage } from './overview-image';
import { respondText } from '../http/respond';
import { shareImageSize } from './share-image-size';

function writeQuery({ asOf, assume, measure }: OverviewView, pinned: string | null): string {
  const texts = {
    ...(measure === 'pp' ? {} : { measure }),
    ...(asOf === null && pinned === null ? {} : { asOf: asOf ?? pinned ?? '' }),
    ...(assume === null ? {} : { assume }),
  };
  const query = new URLSearchParams(texts).toString();
  return query === '' ? '' : `?${query}`;
}

/** Title with the date, description and picture of the front page. The picture is of the session that the page shows, also when the link is opened later. */
export function describeOverview(overview: Overview, view: OverviewView): Metadata {
  const { asOf, assumed, facts, freshness } = overview;
  const day = formatLongDate(assumed?.session ?? asOf ?? '');
  const headline = facts?.headline ?? `The closes of ${day}`;
  const title = `${day}: ${assumed === null ? '' : 'if it closes so: '}${headline}`;
  const description = [
    freshness.simulated ? 'Simulated data.' : '',
    assumed === null ? '' : 'Provisional.',
    ...(facts?.items.map(({ sentence }) => sentence) ?? []),
    facts?.tried ?? '',
  ]
    .filter((text) => text !== '')
    .join(' ');
  const images = [{ url: `/overview.png${writeQuery({ ...view, measure: 'pp' }, asOf)}`, ...shareImageSize, alt: title }];
  const url = `/${writeQuery(view, null)}`;
  return {
    title: { absolute: `${title.replace(/\.$/, '')} · Broadtape` },
    description,
    alternates: { canonical: url, types: feedAlternate },
    openGraph: { type: 'article', siteName: 'Broadtape', title, description, url, images },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

/** `GET /overview.png`. @throws HttpError as the front page. */
export async function respondOverviewImage(request: Request): Promise<Response> {
  // It draws the lead in points whatever the page measures it in.
  const view: OverviewView = { ...readOverviewQuery(new URL(request.url).searchParams), measure: 'pp' };
  // What the link has wrong is said before a kept picture could hide it.
  const overview = await loadOverview(view);
  return await respondText(request, {
    key: [
      overview.stamp,
      'overview',
      'png',
      overview.asOf,
      view.assume,
      overview.facts === null ? 'without facts' : '',
      overview.isPartial ? 'in part' : '',
    ].join('|'),
    contentType: 'image/png',
    pinned: false,
    headers: { 'X-Data-Version': String(overview.freshness.dataVersion) },
    make: async () => {
      const image = await drawOverviewImage(overview);
      if (image !== null) return image;
      throw new HttpError(503, 'busy', 'Too many pictures are being drawn; try again in a few seconds.', [], { 'Retry-After': '5' });
    },
  });
}
