import { expect, it } from 'vitest';
import { createLog, type LogOptions } from '@/lib/log/create-log';
import { listSecrets } from '@/lib/log/list-secrets';

const environment = {
  TIINGO_API_KEY: ' secret/of"tiingo ',
  INGEST_TOKEN: 'a-token-of-some-length',
  SHORT_KEY: 'a',
  DATABASE_URL: 'postgresql://reader:pass%2Fword-of-base@localhost/breadth',
  PATH: '/usr/bin/of/something',
};

function write(options: Partial<LogOptions>, say: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  say(
    createLog({
      process: 'web',
      level: 'info',
      format: 'json',
      secrets: listSecrets(environment),
      write: (line) => lines.push(line),
      ...options,
    }),
  );
  return lines;
}

it('writes an object a line: level by name, instant, process, fields of the moment, and what is said', () => {
  const [line = '', ...more] = write({ addFields: () => ({ requestId: 'abc' }) }, (log) => {
    log.debug('not told');
    log.info({ route: '/' }, 'GET /');
  });
  expect(more).toEqual([]);
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
    process: 'web',
    pid: process.pid,
    requestId: 'abc',
    route: '/',
    msg: 'GET /',
  });
});

it('has no secret of the environment in any spelling, wherever it stands', () => {
  const cause = Object.assign(new Error('GET /prices?token=secret%2Fof%22tiingo'), { headers: { authorization: 'Bearer a-stranger' } });
  for (const format of ['json', 'text'] as const) {
    const lines = write({ format }, (log) => {
      log.error(
        { err: new Error('no answer to secret/of"tiingo', { cause }), given: ['a-token-of-some-length'] },
        'secret/of"tiingo failed',
      );
      log.warn('cannot reach postgresql://reader:pass%2Fword-of-base@localhost, pass/word-of-base');
    });
    const told = lines.join('');
    expect(told).toContain('[key] failed');
    expect(told).toContain('no answer to [key]');
    for (const part of ['secret/of', 'secret%2Fof', 'a-token', 'a-stranger', 'word-of-base']) expect(told, part).not.toContain(part);
  }
});

it('is words for a person, and below them where an error came from', () => {
  const [line = ''] = write({ format: 'text', process: 'worker' }, (log) => {
    log.error({ err: new TypeError('no rows') }, 'failed');
  });
  expect(line).toMatch(/^worker: failed\nTypeError: no rows\n\s+at /);
});
