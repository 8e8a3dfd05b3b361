import { defineUniverse } from '@/lib/ingest/define/define-universe';
import { undefineUniverse } from '@/lib/ingest/define/undefine-universe';
import { readTickerList } from '@/lib/sources/universe-files/ticker-list';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { runOrTry } from '../dry-run';
import { exitCodes } from '../exit-codes';

export interface DefineOptions {
  readonly fromFile: string;
  readonly name?: string | undefined;
  readonly index?: string | undefined;
  /** Leaves out tickers that are no stored security, instead of refusing the list. */
  readonly skipUnknown?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** `universe define <id> --from-file <file>`: a universe of one's own, whose members a list of tickers names. */
export async function defineCommand(context: CommandContext, universeId: string, options: DefineOptions): Promise<number> {
  const { fromFile: file, name, index: indexSymbol, skipUnknown: isSkipping = false } = options;
  const tickers = await readTickerList(file);
  const report = await runOrTry(context, options, (used) =>
    asWriter(used, `list ${universeId}`, (fence) =>
      defineUniverse({
        store: used.store,
        universeId,
        now: used.now,
        calendar: used.calendar,
        fence,
        origin: 'cli',
        name,
        indexSymbol,
        tickers,
        file,
        isSkipping,
      }),
    ),
  );
  if (report.state !== 'done') return exitCodes.failed;
  if (options.dryRun !== true)
    context.output.remark(
      `Its breadth is at /studies/above-average?universe=${universeId}. The worker keeps the closes of its members current after: npm run data -- universe follow ${universeId}`,
    );
  return exitCodes.ok;
}

/** `universe undefine <id>`: withdraws a universe of one's own. */
export async function undefineCommand(context: CommandContext, universeId: string): Promise<number> {
  const report = await runOrTry(context, {}, (used) =>
    asWriter(used, `list ${universeId}`, (fence) =>
      undefineUniverse({ store: used.store, universeId, now: used.now, fence, origin: 'cli' }),
    ),
  );
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}
