import 'server-only';
import { sayHeadline } from '@/lib/view/say-headline';
import { capitalise } from '@/lib/format/capitalise';
import type { Metadata } from 'next';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { shareImageSize } from '../pictures/share-image-size';

/** Title, description and share image of a result's page: the sentence first, as on the page. `image` is the path of its picture. */
export function describeForSharing(result: StudyResult, image = result.links.self.replace(/^([^?]*)/, '$1.png')): Metadata {
  const [headline] = result.headlines;
  const title = headline === undefined ? result.study.question : sayHeadline(result, headline);
  const doubt = [result.simulated ? 'Simulated data.' : '', result.provisional ? 'Provisional.' : '']
    .filter((text) => text !== '')
    .join(' ');
  const detail = headline === undefined || headline.detail === '' ? '' : `${capitalise(headline.detail).replace(/\.$/, '')}.`;
  const description = [doubt, detail, `As of ${formatLongDate(result.asOf)}.`, result.definition.text]
    .filter((text) => text !== '')
    .join(' ');
  const images = [{ url: image, ...shareImageSize, alt: title }];
  return {
    title: result.study.title,
    description,
    alternates: { canonical: result.links.page, types: { 'application/json': result.links.self, 'text/csv': result.links.csv } },
    openGraph: { type: 'article', siteName: 'Broadtape', title, description, url: result.links.page, images },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

interface DescribedPage {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  /** The study, with its query, whose picture stands for the page. */
  readonly picture: string;
}

/** Title, description and share image of a page that is not one study's: the picture of a study that says what the page is about. */
export function describePage({ title, description, path, picture }: DescribedPage): Metadata {
  const [study = '', query] = picture.split('?');
  const images = [
    { url: `/api/v1/studies/${study}.png${query === undefined ? '' : `?${query}`}`, ...shareImageSize, alt: `Broadtape: ${title}` },
  ];
  return {
    title,
    description,
    alternates: { canonical: path },
    openGraph: { type: 'website', siteName: 'Broadtape', title: `${title} · Broadtape`, description, url: path, images },
    twitter: { card: 'summary_large_image', title: `${title} · Broadtape`, description, images },
  };
}
