import { z } from 'zod';
import { countWord } from '@/lib/format/number-words';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { checkRule, eventRuleParams, eventRuleShape, hasSay, settleThreshold, type EventRuleParams } from './event-rule';
import { listMeasureSymbols, listMeasureUniverses } from './measure-series';
import { readChoice } from './measure-choice';
import { isEventMeasure, kindOf } from './measures';

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

function readTexts(text: string): Readonly<Record<string, string>> {
  const [measure = '', ...parts] = text.split(',').map((part) => part.trim());
  const texts = new Map([['measure', measure]]);
  for (const part of parts) {
    const at = part.indexOf(':');
    if (at < 1) throw new RangeError(`a part is a name and a value, as average:50, not "${part}"`);
    const name = part.slice(0, at).trim();
    if (texts.has(name)) throw new RangeError(`${name} is given more than once in what is joined; give it once`);
    texts.set(name, part.slice(at + 1).trim());
  }
  return Object.fromEntries(texts);
}

function readRule(text: string, { symbol, unit }: JoinedTo): EventRuleParams {
  const given = readTexts(text);
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
  if (text === '') return [];
  const rules = text.split(';');
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
  return [rule.measure, ...parts.filter((name) => !isUsual(name, given[name])).map((name) => `${name}:${String(given[name])}`)].join(',');
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

/** Symbols that the rules read, upper case, each once. */
export function listJoinedSymbols(rules: readonly EventRuleParams[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => listMeasureSymbols(rule)))];
}

/** Universes that the rules read, each once. */
export function listJoinedUniverses(rules: readonly EventRuleParams[]): readonly UniverseNeed[] {
  return rules.flatMap((rule) => listMeasureUniverses({ ...readChoice(rule), measure: rule.measure }));
}
