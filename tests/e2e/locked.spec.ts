import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { servers } from '../support/e2e-servers';

// The other tests only read the empty store, and readers wait for nobody.
const { url, folder } = servers.empty;

test('while another process keeps the store locked, a change is refused for some seconds and everything else is answered', async ({
  request,
}) => {
  const holder = spawn(process.execPath, ['tests/support/busy-writer.mjs', join(folder, 'e2e.db'), '0', '600000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended: string[] = [];
  const note = async <Answer>(what: string, asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    ended.push(what);
    return answer;
  };
  const store = () => request.post(`${url}/api/v1/views`, { data: { study: 'streaks', query: 'length=4' } });
  try {
    await once(holder.stdout, 'data');
    const [refused, live, data] = await Promise.all([
      note('change', store()),
      note('live', request.get(`${url}/api/health/live`)),
      note('data', request.get(`${url}/data`)),
    ]);
    expect([refused.status(), refused.headers()['retry-after'], ((await refused.json()) as { code: string }).code]).toEqual([
      503,
      '5',
      'store_busy',
    ]);
    expect([live.status(), data.status()]).toEqual([200, 200]);
    // Whoever only asks does not stand behind the change that waits for the lock.
    expect(ended[0]).toBe('live');
  } finally {
    holder.kill('SIGKILL');
  }
  const stored = await store();
  expect(stored.status(), await stored.text()).toBeLessThan(300);
});
