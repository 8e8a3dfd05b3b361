import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nameRoute } from '@/lib/server/front/name-route';

/** The routes of the application as its folders name them: `app/(site)/claims/[id]/page.tsx` is `/claims/[id]`. */
function listRoutes(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file}`)
    .filter((file) => /\/(?:page\.tsx|route\.ts|icon\.svg)$/.test(file))
    .map((file) => file.replace(/\/(?:page\.tsx|route\.ts)$/, '').replace(/\/\(\w+\)/g, ''))
    .map((route) => (route === '' ? '/' : route));
}

it('knows every route of the application by its pattern', () => {
  const routes = listRoutes();
  expect(routes.length).toBeGreaterThan(25);
  for (const route of routes) expect(nameRoute(route.replace(/\[\w+\]/g, 'x').replace('[...path]', 'x/y'))).toBe(route);
});

it.each([
  ['/studies/streaks', '/studies/[study]'],
  ['/api/v1/studies/streaks.csv', '/api/v1/studies/[id]'],
  ['/api/v1/the text of a reader', '/api/[...path]'],
  ['/embed/studies/streaks', '/embed/studies/[study]'],
  ['/embed/studies/streaks/x', '/embed/[...path]'],
  ['/embed/the text of a reader', '/embed/[...path]'],
  ['/_next/static/chunks/a.js', '/_next'],
  ['/the text/of a reader', '/[...path]'],
  ['/[study]', '/[...path]'],
  ['//', '/[...path]'],
])('%s is answered by %s', (path, route) => expect(nameRoute(path)).toBe(route));
