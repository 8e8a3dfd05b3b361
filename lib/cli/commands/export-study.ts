import { toCsv } from '@/lib/export/to-csv';
import { readView } from '@/lib/server/answers/read-view';
import { getStore } from '@/lib/server/answers/get-store';
import { answerLink } from '@/lib/server/answers/answer-link';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';
import { writeOut } from '../write-out';

export interface ExportStudyOptions {
  readonly out?: string | undefined;
  /** CSV, if left out; JSON with the global `--json`. */
  readonly format?: 'csv' | 'json' | undefined;
}

/**
 * `export study <id> [query]`: the rows of a study as its link answers them, complete and unrounded. The query is what
 * stands behind the question mark of a link.
 * @throws HttpError like the link, whose message names the parameter, also where the operator keeps raw closes in.
 */
export async function exportStudyCommand(context: CommandContext, id: string, query: string, options: ExportStudyOptions): Promise<number> {
  const { env, output } = context;
  const format = options.format ?? (output.isJson && options.out === undefined ? 'json' : 'csv');
  const view = readView(id, new URLSearchParams(query));
  try {
    const result = await answerLink(view, {}, env.EXPORT_CLOSES);
    const text = format === 'csv' ? toCsv(result.columns, result.rows) : `${JSON.stringify(result)}\n`;
    if (options.out === undefined) {
      output.raw(text);
      return exitCodes.ok;
    }
    await writeOut(options.out, text);
    const { asOf, dataVersion, links, simulated } = result;
    const rows = result.rows.length;
    const written = { file: options.out, format, rows, asOf, dataVersion, simulated, link: links.pinned };
    const state = `as of ${asOf}, data version ${dataVersion}${simulated ? ' (simulated)' : ''}`;
    output.result(written, [`${options.out}: ${rows} rows ${state}; link: ${links.pinned}`]);
    return exitCodes.ok;
  } finally {
    // The studies read through a store of their own.
    await (await getStore()).close();
  }
}
