import { expect, test } from '@playwright/test';

// What only a running server shows: Next changes the headers of a route's answer on its way out.

const json = 'application/json; charset=utf-8';

for (const path of ['studies', 'studies/ratio?last=max', 'instruments', 'openapi.json']) {
  test(`/api/v1/${path} goes out compressed, and plain to a client that cannot read that`, async ({ request }) => {
    const packed = await request.get(`/api/v1/${path}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.status()).toBe(200);
    expect(packed.headers()).toMatchObject({ 'content-encoding': 'gzip', 'content-type': json });
    expect(packed.headers()['vary']).toContain('Accept-Encoding');
    const plain = await request.get(`/api/v1/${path}`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers()['content-encoding']).toBeUndefined();
    expect(await packed.text()).toBe(await plain.text());
  });
}

test('an answer says what it is, also when it is an error', async ({ request }) => {
  const typeOf = async (path: string, status: number) => {
    const response = await request.get(path);
    expect(response.status(), path).toBe(status);
    return response.headers()['content-type'] ?? '';
  };
  expect(await typeOf('/api/v1/studies/streaks.csv', 200)).toContain('text/csv');
  expect(await typeOf('/api/v1/studies/streaks.csv?length=x', 400)).toContain('application/json');
  expect(await typeOf('/api/v1/closes.csv?symbols=NOPE', 400)).toContain('application/json');
  expect(await typeOf('/api/v1/studies/nope', 404)).toContain('application/json');
  expect(await typeOf('/api/v1/nope', 404)).toContain('application/json');
  // The catch-all route takes no method from a real one.
  expect((await request.post('/api/v1/studies')).status()).toBe(405);
});

test('a known answer is 304 with the headers of the whole one', async ({ request }) => {
  const first = await request.get('/api/v1/studies/streaks');
  const again = await request.get('/api/v1/studies/streaks', { headers: { 'if-none-match': first.headers()['etag'] ?? '' } });
  expect([again.status(), await again.text()]).toEqual([304, '']);
  for (const name of ['etag', 'cache-control']) expect(again.headers()[name]).toBe(first.headers()[name]);
});

test('nobody may frame what is no embed, and no address scales pictures', async ({ request }) => {
  for (const path of ['/', '/favicon.ico', '/embed', '/_next/image?url=%2Fpictures%2Fclaim.png&w=640&q=75']) {
    const { 'x-frame-options': refusal, 'content-security-policy': policy } = (await request.get(path)).headers();
    expect([refusal, policy], path).toEqual(['DENY', expect.stringContaining("frame-ancestors 'none'")]);
  }
  expect((await request.get('/_next/image?url=%2Fpictures%2Fclaim.png&w=640&q=75')).status()).toBe(404);
  expect((await request.get('/favicon.ico')).headers()['content-type']).toBe('image/svg+xml');
});
