import { expect, it } from 'vitest';
import { findKeptKind } from '@/lib/server/front/kept-addresses';

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
] as const)('%s is kept as %s', (path, kind) => expect(findKeptKind(path)).toBe(kind));
