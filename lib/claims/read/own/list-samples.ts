import { figureSides } from '@/lib/format/say-side';
import { nameJoined } from '@/lib/studies/after/claim/name-joined';
import { claimParams, type ClaimParams } from '@/lib/studies/after/claim/params';
import { describeMeasure } from '@/lib/studies/measure/measures';
import { eventRuleShape } from '@/lib/studies/measure/event-rule';
import { asClaim, asRule } from './as-parameters';
import { listFields, type Shape } from './list-fields';
import type { Mentions } from './mentions';
import { listRules, namedOfRules } from './list-rules';
import type { Field, Values } from './search-values';
import { toPlain } from './words-in-common';
import { initial, templates, writeOwn } from './write-own';

const asOf = '2024-07-16';

/** Every universe that we ship, by its name. */
const universes = ((claimParams.shape.members.meta() ?? {}) as { readonly optionLabels?: readonly string[] }).optionLabels ?? [];

/** What a sentence could name: one of each kind, and every universe. */
const anything: Mentions = {
  plain: `week month quarter year dividends since 2023 ${toPlain(universes.join(' '))}`,
  symbols: ['-'],
  nameOf: () => '',
  numbers: [2],
  figures: ['2'],
  days: [],
  months: [],
  quarters: [],
  years: ['2023-01-01' as Mentions['years'][number]],
  start: '1990',
};

/** Written by the templates, or once for all of them. */
const written = new Set(['measure', 'indicator', 'comparison', 'said', 'side', 'members']);

function listAllFields(shape: Shape, names: readonly string[]): readonly Field[] {
  return listFields(
    shape,
    names.filter((name) => !written.has(name)),
    anything,
  );
}

/** The same with one thing said otherwise, for each thing that can be. */
function varyEach(values: Values, fields: readonly Field[]): Values[] {
  return [values, ...fields.flatMap((field) => field(values).map((changes) => ({ ...values, ...changes })))];
}

/** Those of each kind alone that come first. */
function keepFirst(all: readonly Values[], kindOf: (values: Values) => string): Values[] {
  return [...new Map(all.toReversed().map((values) => [kindOf(values), values])).values()];
}

/** What is said otherwise of units that go on, and of figures. */
const further: readonly Values[] = [
  { unit: 'week', toDate: 'yes' },
  { unit: 'month', toDate: 'yes' },
  ...figureSides.map((side) => ({ said: '2', side })),
  { said: '2', spread: 'log' },
];

/** Sentences that have between them every word in which claims are printed: each measure in each of its ways, and each comparison. Three thousand, which take a seventh of a second. */
export function* listSamples(): Generator<string> {
  const usual = templates.all().map(({ values }): Values => ({ ...initial, ...values, asOf }));
  const fields = listAllFields(claimParams.shape, Object.keys(claimParams.shape));
  const measures = keepFirst(usual, ({ measure, indicator, fast, thresholdPct, distanceIn }) =>
    [measure, indicator, fast, thresholdPct, distanceIn].join(' '),
  );
  const comparisons = keepFirst(usual, ({ comparison, measure }) => `${String(comparison)} ${String(measure)}`);
  // A universe has one name, whatever is measured of it.
  const ofUniverses = keepFirst(measures, ({ measure }) => describeMeasure(measure as ClaimParams['measure']).of);
  const ofComparisons = keepFirst(comparisons, ({ comparison }) => String(comparison));
  const write = (values: Values): string => writeOwn(values, anything, ['', '']);
  // Nothing is varied before it is asked for: whoever makes them ahead has other work, too.
  for (const values of usual) yield write(values);
  const universeFields = listFields(claimParams.shape, ['members'], anything);
  for (const values of ofUniverses) yield* varyEach(values, universeFields).map(write);
  for (const values of [...measures, ...ofComparisons]) yield* varyEach(values, fields).map(write);
  for (const values of comparisons) for (const changes of further) yield write({ ...values, ...changes });
  const ruleFields = listAllFields(eventRuleShape, namedOfRules);
  const own = asClaim(initial);
  for (const rule of listRules('-', 'session'))
    for (const values of varyEach(rule, ruleFields)) yield nameJoined(asRule(values), own, anything.nameOf);
}
