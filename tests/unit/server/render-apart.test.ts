import { describe, expect, it } from 'vitest';
import { renderApart } from '@/lib/server/maker/render-apart';

const asked = { url: '/', headers: {} };

describe('An answer that no visitor asked for', () => {
  it('is collected whole', async () => {
    const rendered = await renderApart((_, response) => {
      response.writeHead(201, { 'X-Kind': 'page' });
      response.write('one ');
      response.end('two');
      return Promise.resolve();
    }, asked);
    expect([rendered.status, rendered.headers['x-kind'], rendered.body.toString()]).toEqual([201, 'page', 'one two']);
  });

  it('that never ends is given up, so that nobody waits for it for ever', async () => {
    const url = '/studies/streaks?note=written-by-a-reader';
    // The log has the route, and nothing that a reader wrote.
    await expect(renderApart(() => Promise.resolve(), { ...asked, url }, 1)).rejects.toThrow(
      'the answer to /studies/[study] was not there after 0.001 s',
    );
  });
});
