import { joinWords } from '@/lib/format/join-words';
import { pluralise } from '@/lib/format/number-words';
import type { Flag } from '../../kit/study';
import type { JudgedRule } from '../../measure/conditions/judge-rules';
import { standingAt } from '../../measure/conditions/standing';
import type { ConditionsParams } from './params';

const nameAll = (rules: readonly JudgedRule[]): readonly string[] => [
  ...new Set(
    rules.map(({ rule }) =>
      rule.subject === rule.series || rule.id === 'members-earnings' ? rule.subject : `${rule.subject} (${rule.series})`,
    ),
  ),
];

/** What is not stored, in the order of the conditions: what one is judged by makes it unknown, what is shown beside it does not. */
function listMissing(rules: readonly JudgedRule[]): Flag[] {
  const isUsual = ({ rule }: JudgedRule): boolean => rules.find((one) => one.rule.condition === rule.condition)?.rule === rule;
  const missing = rules.filter(({ series }) => series === null);
  const usual = nameAll(missing.filter(isUsual));
  const others = nameAll(missing.filter((one) => !isUsual(one))).filter((name) => !usual.includes(name));
  const tell = (code: Flag['code'], names: readonly string[], message: string): Flag[] =>
    names.length === 0 ? [] : [{ code, message: `Not stored: ${joinWords(names)}. ${message}` }];
  return [
    ...tell('unavailable', usual, `What reads ${pluralise(usual.length, 'it', 'them')} cannot be checked.`),
    ...tell(
      'alternative-missing',
      others,
      `${pluralise(others.length, 'A rule', 'Rules')} shown beside the usual ones cannot be checked; no condition is judged by ${pluralise(others.length, 'it', 'them')}.`,
    ),
  ];
}

/** What the values and days of the shown figures are: of most series no first prints are stored. */
export function listSeriesFlags(rules: readonly JudgedRule[], t: number, { revisions }: ConditionsParams): Flag[] {
  const usualLag = rules.filter(({ judged, rule }) => {
    const { dating, holds } = standingAt(judged, t);
    return dating === 'usual-lag' && holds !== null && rule.condition !== 'fed';
  });
  const names = nameAll(usualLag);
  const flags = listMissing(rules);
  if (names.length > 0)
    flags.push({
      code: 'revised',
      message: `Today’s revision, not the first print: of ${joinWords(names)} no earlier values are stored for the ${pluralise(names.length, 'figure', 'figures')} shown, and the day from which ${pluralise(names.length, 'it', 'each')} was known is the end of its period and the usual lag.`,
    });
  const stored = rules.flatMap(({ series }) => series ?? []);
  const hasVintages = stored.some(({ observations }) => new Set(observations.map(({ period }) => period)).size < observations.length);
  if (revisions === 'today' && stored.length > 0 && !hasVintages)
    flags.push({
      code: 'revised',
      message:
        'No earlier values of any of the series are stored, so that what was known then and today’s revision are the same here: hindsight shows nothing new.',
    });
  return flags;
}
