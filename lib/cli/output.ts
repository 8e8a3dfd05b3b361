import { SingleBar } from 'cli-progress';
import type { RunProgress, RunReport } from '@/lib/ingest/run-report';

/** Where a command writes. Results go to stdout, progress and remarks to stderr, so that a pipe gets results only. */
export interface Output {
  readonly isJson: boolean;
  /** One result: the value with --json, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  remark(text: string): void;
  progress(event: RunProgress): void;
  /** Takes the bar off the terminal. */
  close(): void;
}

/** Bars on a terminal, a plain line per step in a pipe, nothing but the result with `--json`. */
export function createOutput(options: { readonly json: boolean; readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream }): Output {
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

/** A run as lines: one per instrument that changed, failed or was flagged, then the sum. */
export function describeRun(report: RunReport): string[] {
  const lines = report.tasks
    .filter((task) => task.state !== 'unchanged' || task.message !== null)
    .map((task) => `${task.symbol}: ${task.state}, ${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine (${task.provider ?? 'no provider'})${task.message === null ? '' : `: ${task.message}`}`);
  const changed = report.tasks.reduce((sum, task) => sum + task.rowsNew + task.rowsRevised, 0);
  const seen = report.tasks.reduce((sum, task) => sum + task.rowsSeen, 0);
  const why = report.state === 'failed' && report.message !== null && report.tasks.length === 0 ? [report.message] : [];
  return [...lines, ...why, `run ${report.runId} ${report.state}: ${seen} rows seen, ${changed} changed, data version ${report.dataVersion}`];
}
