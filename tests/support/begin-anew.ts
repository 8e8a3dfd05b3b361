import { vi } from 'vitest';
import { forgetProcess } from '@/lib/keep/on-process';

// The files of a worker share its process, so that packages are read once and not a hundred times. Each begins with modules of its own
// all the same, and with the environment that the worker was given: what another left behind, none meets.
const home: unique symbol = Symbol.for('broadtape.environment of tests');
const held: typeof globalThis & { [home]?: Readonly<NodeJS.ProcessEnv> } = globalThis;
const given = (held[home] ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in given)) Reflect.deleteProperty(process.env, name);
Object.assign(process.env, given);
vi.useRealTimers();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
forgetProcess();
vi.resetModules();
