import { SingleBar } from 'cli-progress';
import type { RunProgress, RunReport } from '@/lib/ingest/commit/run-report';

/** A stream of a process; `isTTY` where bars can be drawn. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };

/** Where a command writes. Results go to stdout, progress and remarks to stderr, so that a pipe gets results only. */
export interface Output {
  readonly isJson: boolean;
  /** One result: the value with --json, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  /** A file's content, as it is, instead of a result. */
  raw(text: string): void;
  remark(text: string): void;
  progress(event: RunProgress): void;
  /** Takes the bar off the terminal. */
  close(): void;
}

/** Bars on a terminal, a plain line per step in a pipe, nothing but the result with `--json`. */
export function createOutput(options: { readonly json: boolean; readonly stdout: OutputStream; readonly stderr: OutputStream }): Output {
  const { json, stdout, stderr } = options;
  let bar: SingleBar | null = null;
  const close = () => {
    bar?.stop();
    bar = null;
  };
  return {
    isJson: json,
    close,
    result(value, lines) {
      close();
      stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    raw(text) {
      close();
      stdout.write(text);
    },
    remark(text) {
      close();
      stderr.write(`${text}\n`);
    },
    progress({ symbol, step, text, finished, total }) {
      if (json) return;
      if (!stderr.isTTY) {
        stderr.write(`${finished}/${total} ${symbol} ${step}: ${text}\n`);
        return;
      }
      if (bar === null) {
        bar = new SingleBar({ format: '{bar} {value}/{total} {symbol} {step}: {text}', stream: stderr, hideCursor: true, linewrap: false });
        bar.start(total, 0);
      }
      bar.update(finished, { symbol, step, text });
    },
  };
}

function describeTask(task: RunReport['tasks'][number]): string {
  const { symbol, state, rowsNew, rowsRevised, rowsQuarantined, provider, message } = task;
  const counts = `${rowsNew} new, ${rowsRevised} revised, ${rowsQuarantined} in quarantine`;
  return `${symbol}: ${state}, ${counts} (${provider ?? 'no provider'})${message === null ? '' : `: ${message}`}`;
}

// Hundreds of lines that say the same would hide the few that do not.
const mostPlain = 60;

/** A run as lines: one per instrument that changed, failed, was flagged or has rows in quarantine, then the sum. Very many that merely changed are one line. */
export function describeRun(report: RunReport): string[] {
  const told = report.tasks.filter((task) => task.state !== 'unchanged' || task.message !== null || task.rowsQuarantined > 0);
  const isPlain = (task: RunReport['tasks'][number]) => task.state === 'done' && task.message === null && task.rowsQuarantined === 0;
  const plain = told.filter(isPlain);
  const isMany = plain.length > mostPlain;
  const lines = told.filter((task) => !isMany || !isPlain(task)).map(describeTask);
  if (isMany)
    lines.push(
      `${plain.length} more: done, ${plain.reduce((sum, task) => sum + task.rowsNew, 0)} new, ${plain.reduce((sum, task) => sum + task.rowsRevised, 0)} revised, 0 in quarantine`,
    );
  const changed = report.tasks.reduce((sum, task) => sum + task.rowsNew + task.rowsRevised, 0);
  const seen = report.tasks.reduce((sum, task) => sum + task.rowsSeen, 0);
  const why = report.state === 'failed' && report.message !== null && report.tasks.length === 0 ? [report.message] : [];
  const sum = `run ${report.runId} ${report.state}: ${seen} rows seen, ${changed} changed, data version ${report.dataVersion}`;
  return [...lines, ...why, sum];
}
