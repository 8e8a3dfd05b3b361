import { importAliases } from '@/lib/ingest/import/import-aliases';
import { importChosen } from '@/lib/ingest/import/import-chosen';
import { createTickerResolver } from '@/lib/ingest/securities/resolve-ticker';
import { importShipped } from '@/lib/ingest/import/shipped-memberships';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import { removeAliases } from '@/lib/store/security-aliases';
import { listUniverseCoverage, type DescribedUniverse, type StoredSpan } from '@/lib/store/universe-coverage';
import type { SessionDate } from '@/lib/calendar/session-date';
import { backfillSnapshots } from '@/lib/ingest/snapshots/backfill-snapshots';
import { keepsPast } from '@/lib/ingest/snapshots/universe-funds';
import { pullSnapshot } from '@/lib/ingest/snapshots/pull-snapshot';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { readSnapshots } from '@/lib/store/snapshots';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { runOrTry } from '../dry-run';
import { exitCodes, UsageError } from '../exit-codes';
import { describeRun } from '../output';

/** `universe import <id> [file]`: who belonged to it when, or what a fund held on a day; `mag7` and `sectors` need no file. */
export async function importMembershipCommand(
  context: CommandContext,
  universeId: string,
  file: string | undefined,
  options: MembershipOptions,
): Promise<number> {
  const { dates: order, force } = options;
  const run = (used: CommandContext) =>
    asWriter(used, `membership of ${universeId}`, (fence) => {
      const request = { store: used.store, now: used.now, calendar: used.calendar, fence, origin: 'cli' } as const;
      return file === undefined
        ? importShipped({ ...request, universeId })
        : importChosen({ ...request, order, force }, { kind: 'membership', universeId, file });
    });
  const report = await runOrTry(context, options, run);
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}

/** `universe pull <id>`: the newest list of its members from a fund, with `--since` and after a pause the month ends before it. */
export async function pullSnapshotsCommand(context: CommandContext, universeId: string, { since }: SnapshotOptions): Promise<number> {
  const { store, calendar, now, output, env, signal } = context;
  const reports = await asWriter(context, `members of ${universeId}`, async (fence) => {
    const pull = { store, sources: createHoldingsSources(env), calendar, now, fence, origin: 'cli', universeId, signal } as const;
    const last = keepsPast(universeId) ? (await readSnapshots(store, universeId)).at(-1)?.session : undefined;
    const from = since ?? last;
    const past = from === undefined ? [] : [await backfillSnapshots({ ...pull, since: from, onProgress: output.progress })];
    return [...past, await pullSnapshot(pull)];
  });
  output.result(reports, reports.flatMap(describeRun));
  return reports.every(({ state }) => state !== 'failed') ? exitCodes.ok : exitCodes.failed;
}

export interface SnapshotOptions {
  /** The first month whose last session is asked for. */
  readonly since?: SessionDate | undefined;
}

/** `universe alias <file>`: tickers that securities had before; `--remove <ticker>` takes one back. */
export async function aliasCommand(context: CommandContext, file: string | undefined, { remove, dates }: AliasOptions): Promise<number> {
  const { store, output } = context;
  if (remove !== undefined) {
    const { spell } = await createTickerResolver(store);
    // As it is spelled here, and as it was stored before spellings were one.
    const tickers = [...new Set([spell(remove), remove.toUpperCase()])];
    const removed = await asWriter(context, `alias ${remove}`, () => removeAliases(store, tickers));
    output.result({ removed }, [
      removed === 0
        ? `${remove} is stored as an alias of nothing`
        : `${remove} is no alias any more; what was imported under it stays until it is imported again`,
    ]);
    return removed === 0 ? exitCodes.failed : exitCodes.ok;
  }
  if (file === undefined)
    throw new UsageError(
      'name a file, or a ticker: npm run data -- universe alias <file>, npm run data -- universe alias --remove <ticker>',
    );
  const result = await asWriter(context, `aliases from ${file}`, (fence) => importAliases({ store, fence, now: context.now }, file, dates));
  output.result(result, [`${result.stored} former tickers stored; they hold for imports from now on`, ...result.joined]);
  return exitCodes.ok;
}

export interface MembershipOptions {
  /** How dates that can be read both ways are meant. */
  readonly dates?: DateOrder | undefined;
  /** Says what would be stored, and stores nothing. */
  readonly dryRun?: boolean | undefined;
  /** Why a list is stored against its verdict. */
  readonly force?: string | undefined;
}

export interface AliasOptions extends Pick<MembershipOptions, 'dates'> {
  readonly remove?: string;
}

function describeSpan(name: string, span: StoredSpan | null): string[] {
  return span === null ? [] : [`${name} on ${span.sessions} sessions, ${span.first} to ${span.last}`];
}

function describe(universe: DescribedUniverse): string {
  const {
    id,
    name,
    kind,
    membersNow,
    membersNowWithCloses,
    membersEver,
    membersEverWithCloses,
    spells,
    brackets,
    snapshots,
    hindsightTo,
    first,
    sectors,
    weights,
    counts,
  } = universe;
  const members =
    spells === 0
      ? []
      : [
          `${membersNow} members now, ${membersNowWithCloses} of them with closes`,
          `${membersEver} ever since ${first ?? 'unknown'} in ${spells} spells, ${membersEverWithCloses} of them with closes`,
          ...(hindsightTo === null ? [] : [`before ${hindsightTo} a list of later members applied to the past`]),
          ...(snapshots === null ? [] : [`lists of a fund on ${snapshots.sessions} sessions, ${snapshots.first} to ${snapshots.last}`]),
          ...(brackets === null ? [] : [`${brackets.spells} spells begin or end between two lists, up to ${brackets.mostDays} days apart`]),
        ];
  const parts = [
    ...members,
    ...(sectors > 0 ? [`${sectors} sectors`] : []),
    ...describeSpan('weights', weights),
    ...describeSpan('counts', counts),
  ];
  const nothing =
    kind === 'counts'
      ? `nothing stored; npm run data -- import --counts ${id} <file>`
      : `nothing stored; npm run data -- universe import ${id} <file>`;
  return `${id} (${name}): ${parts.length === 0 ? nothing : parts.join('; ')}`;
}

/** `universe list`: the shipped and stored universes and what stands of each. */
export async function listUniversesCommand(context: CommandContext): Promise<number> {
  const { store, output } = context;
  const listed = await listUniverseCoverage(store);
  output.result(listed, listed.map(describe));
  return exitCodes.ok;
}
