import { z } from 'zod';
import type { ChosenImport } from '@/lib/ingest/import/import-chosen';
import { changedSentenceSchema, heldRowSchema, type DryVerdict } from '@/lib/uploads/upload-schemas';
import { describeRun } from '../output';
import type { CliEnd } from './spawn-cli';

const count = z.int().nonnegative();
const text = z.string();
const reportSchema = z.object({
  state: z.enum(['done', 'partial', 'failed']),
  message: text.nullable(),
  tasks: z.array(
    z.object({
      symbol: text,
      provider: text.nullable(),
      state: z.enum(['done', 'unchanged', 'failed']),
      attempts: count,
      errorClass: text.nullable(),
      message: text.nullable(),
      rowsSeen: count,
      rowsNew: count,
      rowsRevised: count,
      rowsQuarantined: count,
      startedAt: text,
      finishedAt: text.nullable(),
    }),
  ),
  held: z.array(heldRowSchema),
  heldBefore: count,
  sentences: z.array(changedSentenceSchema),
});
type Report = z.output<typeof reportSchema>;

const shownLines = 10;
const shownHeld = 50;

/** The words of the command line that import what was chosen. */
export function toWords(chosen: Exclude<ChosenImport, { kind: 'list' }>, order: 'dmy' | 'mdy' | undefined): string[] {
  const dates = order === undefined ? [] : ['--dates', order];
  if (chosen.kind === 'closes') return ['import', chosen.folder, ...dates];
  if (chosen.kind === 'panel') return ['import', '--panel', chosen.file, ...dates];
  if (chosen.kind === 'membership' || chosen.kind === 'holdings') return ['universe', 'import', chosen.universeId, chosen.file, ...dates];
  if (chosen.kind === 'series') return ['import', '--series', chosen.seriesId, chosen.file, ...dates];
  if (chosen.kind === 'events') return ['import', '--events', chosen.file, ...dates];
  return ['import', `--${chosen.kind}`, chosen.universeId, chosen.file, ...dates];
}

const nothing = {
  rowsSeen: 0,
  rowsNew: 0,
  rowsRevised: 0,
  rowsQuarantined: 0,
  stored: 0,
  refused: 0,
  linesLeftOut: 0,
  held: [],
  heldBefore: 0,
  sentences: [],
};

/** A verdict that is nothing but words: a refusal as a whole, or, where a dry run is not possible, that it was not tried. */
export function toBareVerdict(words: string, isAccepted = false): DryVerdict {
  return {
    ...nothing,
    isTried: !isAccepted,
    isAccepted,
    lines: words
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-shownLines),
  };
}

// What is refused first, then what is said of the rest.
function rank({ state, message, rowsQuarantined }: Report['tasks'][number]): number {
  if (state === 'failed') return 0;
  return message !== null || rowsQuarantined > 0 ? 1 : 2;
}

/** What a dry run ended with as a verdict. */
export function toVerdict({ code, stdout, stderr }: CliEnd): DryVerdict {
  const last = stdout.trim();
  if (last === '') return toBareVerdict(stderr === '' ? `The dry run ended without a word (exit ${code ?? 'by a signal'}).` : stderr);
  const { state, message, tasks, held, heldBefore, sentences } = reportSchema.parse(JSON.parse(last));
  const sum = (name: 'rowsSeen' | 'rowsNew' | 'rowsRevised' | 'rowsQuarantined') => tasks.reduce((total, task) => total + task[name], 0);
  const sorted = [...tasks].sort((one, other) => rank(one) - rank(other));
  // Its last line is the sum, which the counts say.
  const lines = [
    ...(state === 'failed' && tasks.length > 1 && message !== null ? [message] : []),
    ...describeRun({ state, message, tasks: sorted, runId: 0, dataVersion: 0 }).slice(0, -1),
  ];
  return {
    isTried: true,
    isAccepted: state !== 'failed',
    rowsSeen: sum('rowsSeen'),
    rowsNew: sum('rowsNew'),
    rowsRevised: sum('rowsRevised'),
    rowsQuarantined: sum('rowsQuarantined'),
    stored: tasks.filter((task) => task.state !== 'failed').length,
    refused: tasks.filter((task) => task.state === 'failed').length,
    lines: lines.slice(0, shownLines),
    linesLeftOut: Math.max(0, lines.length - shownLines),
    held: held.slice(0, shownHeld),
    heldBefore,
    sentences,
  };
}
