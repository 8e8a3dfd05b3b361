import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { studies } from '@/lib/studies/registry';

/** How many links readers open. */
export const linkCount = 200;

/** The links that readers open first, the likeliest first: the front page, studies as they start, published claims, then frames, data and pictures. */
export function listLikelyLinks(): string[] {
  const ofStudies = (toLink: (id: string) => string): string[] => studies.map(({ id }) => toLink(id));
  const pages = ['/', '/facts', '/claims', '/studies', ...ofStudies((id) => `/studies/${id}`)];
  const rest = [
    '/overview.png',
    '/facts/feed.xml',
    ...ofStudies((id) => `/api/v1/studies/${id}`),
    ...ofStudies((id) => `/api/v1/studies/${id}.csv`),
    ...ofStudies((id) => `/embed/studies/${id}`),
    ...ofStudies((id) => `/api/v1/studies/${id}.png`),
  ];
  const claims = publishedClaims.slice(0, Math.max(0, linkCount - pages.length - rest.length)).map(({ id }) => `/claims/${id}`);
  return [...pages, ...claims, ...rest].slice(0, linkCount);
}
