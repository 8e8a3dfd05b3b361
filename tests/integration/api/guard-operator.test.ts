import { describe, expect, it, vi } from 'vitest';
import { restartProcess } from '../../support/restart-process';

const token = 'a-secret-of-some-length';

/** The guard as a process with these settings has it: the environment is read once. */
async function openGuard(settings: Readonly<Record<string, string>>) {
  restartProcess();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries({ INGEST_TOKEN: '', PUBLIC_URL: '', ...settings })) vi.stubEnv(name, value);
  const { guardOperator, judgeAccess } = await import('@/lib/server/http/guard-operator');
  const { markOfThisMachine } = await import('@/lib/server/http/this-machine');
  const send = async (headers: Readonly<Record<string, string>>): Promise<string> => {
    try {
      await guardOperator(
        new Request('http://localhost:3000/api/v1/imports', { method: 'POST', headers: { host: 'localhost:3000', ...headers } }),
        'Files are imported',
      );
      return 'let through';
    } catch (error) {
      return error instanceof Error && 'status' in error && 'code' in error
        ? `${String(error.status)} ${String(error.code)}`
        : String(error);
    }
  };
  return { send, here: markOfThisMachine(), judgeAccess };
}

describe('without INGEST_TOKEN', () => {
  it('lets through who sits at this machine, and nobody who only says so', async () => {
    const { send, here, judgeAccess } = await openGuard({});
    expect(await send(here)).toBe('let through');
    expect(await send({ ...here, origin: 'http://localhost:3000' })).toBe('let through');
    expect(await send({})).toBe('403 not_local');
    expect(await send({ 'x-forwarded-for': '127.0.0.1' })).toBe('403 not_local');
    expect(await send({ ...here, origin: 'https://elsewhere.test' })).toBe('403 other_site');
    expect(judgeAccess(new Headers(here))).toBe('open');
    expect(judgeAccess(new Headers())).toBe('closed');
  });
  it('takes nobody for local where PUBLIC_URL says that others are served', async () => {
    const { send, here } = await openGuard({ PUBLIC_URL: 'https://breadth.example' });
    expect(await send(here)).toBe('403 not_local');
  });
  it('does where PUBLIC_URL names this machine', async () => {
    const { send, here } = await openGuard({ PUBLIC_URL: 'http://localhost:3000' });
    expect(await send(here)).toBe('let through');
  });
});

describe('with INGEST_TOKEN', () => {
  it('asks everyone for it, also at this machine', async () => {
    const { send, here, judgeAccess } = await openGuard({ INGEST_TOKEN: token });
    expect(await send(here)).toBe('401 unauthorized');
    expect(await send({ ...here, authorization: 'Bearer wrong' })).toBe('401 unauthorized');
    expect(await send({ authorization: `Bearer ${token}` })).toBe('let through');
    expect(await send({ authorization: `Bearer ${token}`, origin: 'https://elsewhere.test' })).toBe('403 other_site');
    expect(judgeAccess(new Headers(here))).toBe('token');
  });
  it('stops at sixty changes a minute, and what is refused does not count', async () => {
    const { send } = await openGuard({ INGEST_TOKEN: token });
    vi.spyOn(performance, 'now').mockReturnValue(1_000);
    for (let at = 0; at < 100; at += 1) expect(await send({})).toBe('401 unauthorized');
    for (let at = 0; at < 60; at += 1) expect(await send({ authorization: `Bearer ${token}` })).toBe('let through');
    expect(await send({ authorization: `Bearer ${token}` })).toBe('429 too_many');
    vi.spyOn(performance, 'now').mockReturnValue(61_000);
    expect(await send({ authorization: `Bearer ${token}` })).toBe('let through');
    vi.restoreAllMocks();
  });
});
