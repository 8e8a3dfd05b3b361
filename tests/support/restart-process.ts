import { vi } from 'vitest';
import { forgetProcess } from '@/lib/keep/on-process';

/** Modules that are imported from now on find what a new process does: nothing is in memory. Who has a store open closes it before. */
export function restartProcess(): void {
  forgetProcess();
  vi.resetModules();
}
