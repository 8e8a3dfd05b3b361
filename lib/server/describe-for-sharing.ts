import 'server-only';
import { sayHeadline } from '@/lib/view/say-headline';
import { capitalise } from '@/lib/format/capitalise';
import type { Metadata } from 'next';
import { formatLongDate } from '@/lib/format/format-date';
import type { StudyResult } from '@/lib/studies/study-result';
import { shareImageSize } from './share-image-size';

/** Title, description and share image of a result's page: the sentence first, as on the page. `image` is the path of its picture. */
export function describeForSharing(result: StudyResult, image = result.links.self.replace(/^([^?]*)/, '$1.png')): Metadata {
  const [headline] = result.headlines;
  const title = headline === undefined ? result.study.question : sayHeadline(result, headline);
  const doubt = [result.simulated ? 'Simulated data.' : '', result.provisional ? 'Provisional.' : ''].filter((text) => text !== '').join(' ');
  const detail = headline === undefined || headline.detail === '' ? '' : `${capitalise(headline.detail).replace(/\.$/, '')}.`;
  const description = [doubt, detail, `As of ${formatLongDate(result.asOf)}.`, result.definition.text].filter((text) => text !== '').join(' ');
  const images = [{ url: image, ...shareImageSize, alt: title }];
  return {
    title: result.study.title,
    description,
    alternates: { canonical: result.links.page, types: { 'application/json': result.links.self, 'text/csv': result.links.csv } },
    openGraph: { type: 'article', siteName: 'Broadtape', title, description, url: result.links.page, images },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}
