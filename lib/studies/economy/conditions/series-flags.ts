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

/** What is not stored, in the order of the conditions. */
function listMissing(rules: readonly JudgedRule[]): Flag[] {
  const names = nameAll(rules.filter(({ series }) => series === null));
  if (names.length === 0) return [];
  return [
    {
      code: 'unavailable',
      message: `Not stored: ${joinWords(names)}. What reads ${pluralise(names.length, 'it', 'them')} cannot be checked.`,
    },
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
