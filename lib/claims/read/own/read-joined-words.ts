import { writeJoinedTexts, type JoinedText } from '@/lib/format/joined-text';
import { nameJoined } from '@/lib/studies/after/claim/name-joined';
import type { ClaimParams } from '@/lib/studies/after/claim/params';
import { eventRuleShape, type EventRuleParams } from '@/lib/studies/measure/event-rule';
import { describeMeasure } from '@/lib/studies/measure/measures';
import { asRule } from './as-parameters';
import { hasSay, listFields } from './list-fields';
import { listRules, namedOfRules, usualRule } from './list-rules';
import type { Mentions } from './mentions';
import { searchValues, toWanted, type Values } from './search-values';

const width = 10;
/** Two things are joined, of names with an "and" in them; each place where they could part is tried. */
const mostParts = 5;

/** What stands behind ", with" in a sentence of a claim; null for nothing. */
export function findJoinedWords(sentence: string): string | null {
  return (
    /, with (an? .+?)(?=, (?:was (?:the|one)|for the first time|the only time|one of only|the (?:mean|median|share)|dividends) |\.?$)/u.exec(
      sentence,
    )?.[1] ?? null
  );
}

function readRule(words: string, own: ClaimParams, mentions: Mentions): JoinedText | null {
  const begin = listRules(own.symbol, own.unit);
  const write = (values: Values): string => nameJoined(asRule(values), own, mentions.nameOf);
  const [found] = searchValues(toWanted(words), begin, listFields(eventRuleShape, namedOfRules, mentions), write, width);
  if (found === undefined) return null;
  const texts = namedOfRules.filter((name) => hasSay(eventRuleShape, name, found) && found[name] !== '');
  const isUniverse = describeMeasure(found['measure'] as EventRuleParams['measure']).of === 'universe';
  return {
    measure: String(found['measure']),
    ...(isUniverse ? { indicator: String(found['indicator']) } : {}),
    ...Object.fromEntries(
      texts
        .filter((name) => found[name] !== usualRule[name] || name === 'symbol' || name === 'atLeast')
        .map((name) => [name, String(found[name])]),
    ),
  };
}

/** The words behind ", with" as the parameter `and`, and each thing that is joined by itself; null where they are no such thing. */
export function readJoinedWords(
  words: string,
  own: ClaimParams,
  mentions: Mentions,
): { readonly and: string; readonly joined: readonly string[] } | null {
  const parts = words.split(' and ');
  if (parts.length > mostParts) return null;
  const ways = [[words], ...parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(' and '), parts.slice(at + 1).join(' and ')])];
  for (const joined of ways) {
    const rules = joined.map((one) => readRule(one, own, mentions));
    if (rules.every((rule) => rule !== null)) return { and: writeJoinedTexts(rules), joined };
  }
  return null;
}
