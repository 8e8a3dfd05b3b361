import { tmpdir } from 'node:os';
import { join } from 'node:path';

const firstPort = Number(process.env.E2E_PORT ?? 3900);

function toServer(offset: number) {
  const port = firstPort + offset;
  return { port, url: `http://127.0.0.1:${port}`, folder: join(tmpdir(), `broadtape-e2e-${port}`) };
}

/** What the browser tests talk to: the sample market, the same closes imported as if real (with a gap and a laggard), and an empty store; each in `e2e.db` of its folder. */
export const servers = { sample: toServer(0), imported: toServer(1), empty: toServer(2) } as const;
