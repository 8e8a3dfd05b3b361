import { figureSides } from '@/lib/format/say-side';
import { nameJoined } from '@/lib/studies/after/claim/name-joined';
import { claimParams, type ClaimParams } from '@/lib/studies/after/claim/params';
import { eventRuleShape, type EventRuleParams } from '@/lib/studies/measure/event-rule';
import { listFields, type Shape } from './list-fields';
import type { Mentions } from './mentions';
import { listRules } from './list-rules';
import type { Field, Values } from './search-values';
import { initial, listTemplates, writeOwn } from './write-own';

const asOf = '2024-07-16';

/** Every universe that we ship, by its name. */
const universes = ((claimParams.shape.members.meta() ?? {}) as { readonly optionLabels?: readonly string[] }).optionLabels ?? [];

/** What a sentence could name: one of each kind, and every universe. */
const anything: Mentions = {
  plain: `week month quarter year dividends since 2023 ${universes.join(' ').toLowerCase()}`,
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

function listAllFields(shape: Shape): readonly Field[] {
  return Object.keys(shape).flatMap((name) =>
    ['measure', 'indicator', 'comparison', 'said', 'side'].includes(name) ? [] : listFields(shape, [name], anything),
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

/** Sentences that have between them every word in which claims are printed: each measure in each of its ways, and each comparison. Four thousand, which takes a quarter of a second. */
export function listSamples(): readonly string[] {
  const templates = listTemplates().map(({ values }): Values => ({ ...initial, ...values, asOf }));
  const fields = listAllFields(claimParams.shape);
  const measures = keepFirst(templates, ({ measure, indicator, fast, thresholdPct, distanceIn }) =>
    [measure, indicator, fast, thresholdPct, distanceIn].join(' '),
  );
  const comparisons = keepFirst(templates, ({ comparison, measure }) => `${String(comparison)} ${String(measure)}`);
  const varied = [
    ...measures.flatMap((values) => varyEach(values, fields)),
    ...keepFirst(comparisons, ({ comparison }) => String(comparison)).flatMap((values) => varyEach(values, fields)),
    ...comparisons.flatMap((values) => further.map((changes) => ({ ...values, ...changes }))),
  ];
  const rules = listRules('-', 'session').flatMap((values) => varyEach(values, listAllFields(eventRuleShape)));
  const own = initial as unknown as ClaimParams;
  return [
    ...[...templates, ...varied].map((values) => writeOwn(values, anything, ['', ''])),
    ...rules.map((values) => nameJoined(values as unknown as EventRuleParams, own, anything.nameOf)),
  ];
}
