import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules/next/dist/bin/next');

const files = {
  'package.json': '{ "name": "bare", "private": true, "type": "module" }',
  'next.config.js': 'export default { poweredByHeader: false };',
  'app/layout.js': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.js': 'export const dynamic = "force-dynamic";\nexport default function Page() { return <p>nothing</p>; }',
  'app/route/route.js': 'export const dynamic = "force-dynamic";\nexport function GET() { return new Response("nothing"); }',
} as const;

/** An application of the installed Next with nothing in it: an empty page at `/` and an empty route at `/route`, each answered anew for whoever asks. */
export interface BareApp {
  readonly process: ChildProcess;
  readonly remove: () => void;
}

/** Builds one in a temporary folder and starts it. @throws Error where it cannot be built. */
export function startBareApp(port: number): BareApp {
  const folder = mkdtempSync(join(tmpdir(), 'broadtape-bare-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  // Turbopack follows no link out of its folder.
  const built = spawnSync(process.execPath, [bin, 'build', '--webpack'], { cwd: folder, env, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) throw new Error('the bare application could not be built; it says why above');
  const server = spawn(process.execPath, [bin, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    env,
    stdio: ['ignore', 2, 2],
  });
  return {
    process: server,
    remove: () => {
      server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
