import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateStore } from '@/lib/store/migrate-store';
import { findCompiled } from '../../.config/compile.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the compiled scripts: see .config/compile.mjs. */
    readonly scripts: string;
    /** A migrated, empty SQLite file to copy. */
    readonly template: string;
  }
}

/** Once per run of tests with stores: what each of them would else make anew. */
export default async function setUpStores({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-template-'));
  const template = join(folder, 'template.db');
  const [scripts] = await Promise.all([findCompiled(), migrateStore(`file:${template}`)]);
  provide('scripts', scripts);
  provide('template', template);
  return async () => {
    await rm(folder, { recursive: true, force: true });
  };
}
