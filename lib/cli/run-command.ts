import type { CommandContext } from './context';

/** Runs the work of a command with what it needs, and ends the command line with its code. */
export type Run = (work: (context: CommandContext) => Promise<number>) => Promise<void>;
