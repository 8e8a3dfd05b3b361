import { z } from 'zod';
import { countWord } from '@/lib/format/number-words';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { checkRule, eventRuleParams, eventRuleShape, settleThreshold, type EventRuleParams } from './event-rule';
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
  return {
    measure,
    ...Object.fromEntries(
      parts.map((part) => {
        const at = part.indexOf(':');
        if (at < 1) throw new RangeError(`a part is a name and a value, as average:50, not "${part}"`);
        return [part.slice(0, at), part.slice(at + 1)];
      }),
    ),
  };
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

/** Symbols that the rules read, upper case, each once. */
export function listJoinedSymbols(rules: readonly EventRuleParams[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => listMeasureSymbols(rule)))];
}

/** Universes that the rules read, each once. */
export function listJoinedUniverses(rules: readonly EventRuleParams[]): readonly UniverseNeed[] {
  return rules.flatMap((rule) => listMeasureUniverses({ ...readChoice(rule), measure: rule.measure }));
}
