import { z } from 'zod';
import type { Conditions, UsualValue } from '../kit/params';
import { readJoinedTexts, writeJoinedTexts, type JoinedText } from '@/lib/format/joined-text';
import { countWord } from '@/lib/format/number-words';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { checkRule, eventRuleParams, eventRuleShape, hasSay, settleThreshold, type EventRuleParams } from './event-rule';
import { listMeasureSymbols, listMeasureUniverses } from './measure-series';
import { readChoice } from './measure-choice';
import { indicatorNames } from './indicators';
import { isEventMeasure, kindOf, listMeasures, measures } from './measures';

/** How many rules can be joined to one statement: three statements in all. */
export const mostJoined = 2;

const ruleParts = z
  .object(eventRuleShape)
  .omit({ trigger: true, outcome: true, outcomeVersus: true, policy: true, gapSessions: true, running: true })
  .strict()
  .superRefine(checkRule);

/** What is joined speaks of the same units, and of the same instrument unless it names another. */
interface JoinedTo {
  readonly symbol: string;
  readonly unit: EventRuleParams['unit'];
}

function readRule(given: JoinedText, { symbol, unit }: JoinedTo): EventRuleParams {
  if ('unit' in given) throw new RangeError('what is joined is of the claim’s own unit');
  const texts = { symbol, ...given, unit };
  const parsed = ruleParts.safeParse(texts);
  if (!parsed.success)
    throw new RangeError(
      parsed.error.issues
        .map((issue) =>
          issue.code === 'unrecognized_keys' ? `no part is called ${issue.keys.join(', ')}` : `${issue.path.join('.')}: ${issue.message}`,
        )
        .join('; '),
    );
  const rule = eventRuleParams.parse(texts);
  // What happens now and then happens after any wait; of all else it is said from where on it counts.
  if (isEventMeasure(rule)) return { ...rule, atLeast: rule.atLeast === '' ? 0 : rule.atLeast };
  if (rule.atLeast === '' && kindOf(rule) !== 'run')
    throw new RangeError(`${rule.measure} needs a number from where on it counts, as atLeast:10`);
  return settleThreshold(rule);
}

/**
 * The rules of a parameter `and`: `record;breadth,members:sp500,average:50,direction:down,atLeast:50`, each a measure with its parts, as rules of
 * events name them; a semicolon between two. Each stands where its measure is at or beyond its threshold.
 * @throws RangeError with what is accepted.
 */
export function readJoined(text: string, to: JoinedTo): readonly EventRuleParams[] {
  const rules = readJoinedTexts(text);
  if (rules.length > mostJoined)
    throw new RangeError(`at most three statements are joined: the claim’s own, and ${countWord(mostJoined)} more`);
  return rules.map((rule) => readRule(rule, to));
}

function writeRule(rule: EventRuleParams, { symbol }: JoinedTo): string {
  const usual: Readonly<Record<string, unknown>> = { ...ruleParts.parse({}), symbol };
  // What happens now and then happens after any wait: nothing is what is left out.
  const isUsual = (name: string, value: unknown): boolean =>
    value === usual[name] || (name === 'atLeast' && value === 0 && isEventMeasure(rule));
  const given: Readonly<Record<string, unknown>> = rule;
  const parts = Object.keys(ruleParts.shape).filter((name) => name !== 'measure' && name !== 'unit' && hasSay(name, rule));
  return writeJoinedTexts([
    {
      measure: rule.measure,
      ...Object.fromEntries(parts.filter((name) => !isUsual(name, given[name])).map((name) => [name, String(given[name])])),
    },
  ]);
}

/** The one way in which a parameter `and` is written: each rule once, in order, with the parts that have a say and are not the usual ones; what cannot be read stays as it is. */
export function writeJoined(text: string, to: JoinedTo): string {
  try {
    return [...new Set(readJoined(text, to).map((rule) => writeRule(rule, to)))].sort().join(';');
  } catch (error) {
    if (error instanceof RangeError) return text;
    throw error;
  }
}

/** The threshold that a form begins with: the usual one of each measure, and of what it depends on. What happens now and then needs none. */
function listUsualThresholds(): readonly UsualValue[] {
  const plain = { indicator: 'above-average', direction: 'up', figure: 'pct' } as const;
  return measures.flatMap(({ id, of, usual, parts }): UsualValue[] => {
    const write = (when: Conditions, choice: Partial<Parameters<typeof usual.threshold>[0]>): UsualValue => ({
      when: { measure: [id], ...when },
      value: String(usual.threshold({ ...plain, ...choice })),
    });
    if (of === 'universe')
      return indicatorNames
        .filter((indicator) => !isEventMeasure({ measure: id, indicator }))
        .flatMap((indicator) =>
          (['up', 'down'] as const).map((direction) => write({ indicator: [indicator], direction: [direction] }, { indicator, direction })),
        );
    const kind = kindOf({ measure: id, indicator: plain.indicator });
    if (kind === 'run' || kind === 'event') return [];
    const isAlsoInPoints = parts.some((part) => part === 'figure');
    return [...(isAlsoInPoints ? [write({ figure: ['points'] }, { figure: 'points' })] : []), write({}, {})];
  });
}

/** The parts of what is joined as JSON Schema, by name, for forms and the description of the API; the unit is that of the claim. */
export function describeJoinedParts(): Readonly<Record<string, object>> {
  const { unit: _unit, ...parts } =
    z.toJSONSchema(
      z.object({
        ...ruleParts.shape,
        // The unit is the claim's own.
        measure: eventRuleShape.measure.meta({
          ...eventRuleShape.measure.meta(),
          optionsWhen: Object.fromEntries(listMeasures(({ isOfUnits }) => isOfUnits !== true).map((id) => [id, [{ unit: ['session'] }]])),
        }),
        // Here nothing is ever a new extreme.
        atLeast: eventRuleShape.atLeast.meta({
          ...eventRuleShape.atLeast.meta(),
          appliesWhen: { measure: listMeasures(({ kind }) => kind !== 'run') },
          usualWhen: listUsualThresholds(),
        }),
      }),
      { io: 'output' },
    ).properties ?? {};
  return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => (typeof part === 'object' ? [[name, part] as const] : [])));
}

/** Symbols that the rules read, upper case, each once. */
export function listJoinedSymbols(rules: readonly EventRuleParams[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => listMeasureSymbols(rule)))];
}

/** Universes that the rules read, each once. */
export function listJoinedUniverses(rules: readonly EventRuleParams[]): readonly UniverseNeed[] {
  return rules.flatMap((rule) => listMeasureUniverses({ ...readChoice(rule), measure: rule.measure }));
}
