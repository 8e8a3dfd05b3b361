import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { servers } from '../tests/support/e2e-servers';

const root = fileURLToPath(new URL('..', import.meta.url));
// Playwright's own Chromium where none is given or installed.
const executablePath =
  process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

export default defineConfig({
  testDir: `${root}tests/e2e`,
  outputDir: `${root}test-results`,
  fullyParallel: true,
  workers: 2,
  // What hangs must end at last; no busy machine may come near. What a page is waited for takes some seconds on one that does five times as much
  // at once, and a page that is broken says so after a minute: after five of them each, a dozen tests took an hour to say it.
  timeout: 1_800_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: servers.sample.url,
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // A check of colours must not meet one halfway between two schemes.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every step costs a quarter of the time: `--trace on` where a picture does not say enough.
    screenshot: 'only-on-failure',
    launchOptions: { args: ['--no-sandbox'], ...(executablePath === undefined ? {} : { executablePath }) },
  },
  // One server per state of the store. They start one after another: the first builds where the build is stale.
  webServer: Object.entries(servers).map(([kind, { port, url, folder }]) => ({
    command: `node .config/serve-tests.mjs ${kind} ${port} ${folder}`,
    cwd: root,
    url: `${url}/api/health/live`,
    timeout: 1_200_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  })),
});
