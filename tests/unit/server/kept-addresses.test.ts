import { expect, it } from 'vitest';
import { findKeptAddress } from '@/lib/server/front/kept-addresses';

it.each([
  ['/', 'page'],
  ['/studies', 'page'],
  ['/studies/outperformance', 'page'],
  ['/embed/studies/outperformance', 'page'],
  ['/claims/rut-spx-5d-record', 'page'],
  ['/facts', 'page'],
  ['/facts/feed.xml', 'answer'],
  ['/overview.png', 'answer'],
  ['/api/v1/studies/streaks.csv', 'answer'],
  ['/api/v1/closes.csv', 'answer'],
  ['/_next/static/chunks/a.js', 'file'],
  ['/data', null],
  ['/data/import', null],
  ['/data/universes', null],
  ['/v/abc', null],
  ['/nothing', null],
  ['/api/v1/instruments', null],
  ['/api/v1/imports/1', null],
  ['/api/v1/views', null],
  ['/api/health/ready', null],
  ['/_next/image', null],
] as const)('%s is kept as %s', (path, kind) => expect(findKeptAddress(path)?.kind ?? null).toBe(kind));

it.each([
  ['/', '/'],
  ['/?x=1', '/'],
  ['/?measure=log&utm_source=mail&asOf=2024-07-16', '/?asOf=2024-07-16&measure=log'],
  ['/methodology?x=1&length=5', '/methodology'],
  ['/claims/rut-spx-5d-record?x=1&to=2024-07-16', '/claims/rut-spx-5d-record?to=2024-07-16'],
  ['/studies/streaks?symbol=RUT&length=5&utm_source=mail&fbclid=a&gclid=b', '/studies/streaks?length=5&symbol=RUT'],
  // A page is the same however it is seen; points and columns are of files and JSON.
  ['/studies/streaks?theme=7&points=500&columns=a&length=5', '/studies/streaks?length=5'],
  ['/embed/studies/streaks?theme=dark', '/embed/studies/streaks'],
  ['/facts?columns=a&theme=1', '/facts'],
  ['/api/v1/studies/streaks?theme=1&points=500&columns=a', '/api/v1/studies/streaks?columns=a&points=500'],
  ['/api/v1/studies/streaks.csv?theme=1&points=500&columns=a', '/api/v1/studies/streaks.csv?columns=a'],
  // Refused there, and told so.
  ['/api/v1/studies/streaks.png?points=500&columns=a', '/api/v1/studies/streaks.png?columns=a'],
  ['/studies/streaks?length=5&symbol=RUT', '/studies/streaks?length=5&symbol=RUT'],
  // Given twice is wrong, and told so.
  ['/studies/streaks?length=5&length=4', '/studies/streaks?length=5&length=4'],
  // Which parameter a study has, or had in an earlier release, is for the study to know.
  ['/studies/streaks?x=1', '/studies/streaks?x=1'],
  ['/api/v1/studies/streaks.csv?x=%2B', '/api/v1/studies/streaks.csv?x=%2B'],
  ['/api/v1/closes.csv?symbols=SPX,RUT&x=1', '/api/v1/closes.csv?symbols=SPX%2CRUT'],
  ['/api/v1/studies?x=1', '/api/v1/studies'],
  ['/_next/static/chunks/a.js?dpl=1', '/_next/static/chunks/a.js'],
  ['/facts/feed.xml?a?b', '/facts/feed.xml'],
] as const)('%s is kept under %s', (address, url) => {
  expect(findKeptAddress(address)?.url).toBe(url);
});
