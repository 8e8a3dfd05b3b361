import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { Market } from '@/lib/market/market';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { needCounts } from '../../kit/universe/narrow-to-sector';
import { allSectors } from '../../kit/universe/universe-params';
import { addBreadthFlags } from '../breadth-flags';
import { describeIndicator, nameIndicatorWindow } from '../indicators';
import type { FactWords } from '../fact-words';
import type { EventWords, Measure, ToldFact, Variant } from '../measure';
import type { MeasureParts, RuleParts } from '../measure-parts';
import { measureBreadth, nameIndicator, nameMembers, sayIndicator, sayMembers, sectorOf } from '../measure-breadth';
import { sayStanding } from '../say-standing';
import { sideOf } from '../side-of';
import { sayWait } from '../window-words';

const kinds = { event: 'event', signed: 'signed', share: 'place', level: 'place' } as const;

function listConventions(choice: MeasureParts): Variant[] {
  if (choice.indicator === 'mcclellan' || choice.indicator === 'summation') {
    const adjust = choice.adjust === 'ratio' ? 'raw' : 'ratio';
    return [
      {
        id: `adjust=${adjust}`,
        label: adjust === 'raw' ? 'Net advances as they are' : 'Ratio-adjusted',
        choice: { ...choice, adjust },
        own: adjust === 'raw' ? 'ratio-adjusted' : 'raw',
      },
    ];
  }
  if (choice.indicator === 'zweig-thrust') {
    const mean = choice.mean === 'ema' ? 'sma' : 'ema';
    return [
      {
        id: `mean=${mean}`,
        label: mean === 'sma' ? 'With the plain mean' : 'With the exponential mean',
        choice: { ...choice, mean },
        own: mean === 'sma' ? 'by the exponential mean' : 'by the plain mean',
      },
    ];
  }
  if (choice.indicator !== 'hindenburg') return [];
  const variant = choice.variant === '2.2' ? '2.8' : '2.2';
  return [{ id: `variant=${variant}`, label: `With ${variant}% of issues`, choice: { ...choice, variant }, own: `at ${choice.variant}%` }];
}

/** Definitions of an indicator that are the default are left open. */
const initial = { adjust: 'ratio', mean: 'ema', variant: '2.2' } as const;

function listTexts(of: MeasureParts): [string, string][] {
  const { indicator, members, sessions, top, ...choice } = of;
  const sector = sectorOf(of);
  const window = nameIndicatorWindow(indicator);
  return [
    ['indicator', indicator],
    ['members', members],
    ...(sector === allSectors ? [] : [['sector', sector] as [string, string]]),
    ...(indicator === 'above-average' || window === 'windowSessions' ? [[window, String(sessions)] as [string, string]] : []),
    ...(indicator === 'top-weight' ? [['top', String(top)] as [string, string]] : []),
    ...(['adjust', 'mean', 'variant'] as const).flatMap((name): [string, string][] =>
      choice[name] === initial[name] ? [] : [[name, choice[name]]],
    ),
  ];
}

function sayEvent(rule: RuleParts, { size }: EventWords): string {
  const { trigger, atLeast, indicator, direction } = rule;
  const up = direction === 'up';
  const name = nameIndicator(rule);
  const one = `${indefiniteArticle(name)} ${name}`;
  const { kind, unit } = describeIndicator(indicator);
  if (kind === 'event') {
    if (trigger === 'extreme') return `the longest wait for ${one} to date`;
    return atLeast <= 1 ? one : `${one} at least ${sayWait(atLeast)} after the one before`;
  }
  if (trigger === 'extreme') return `the ${up ? 'highest' : 'lowest'} ${name} to date`;
  const sign = !up && kind === 'signed' && atLeast > 0 ? '\u2212' : '';
  return `${one} of ${sign}${size}${unit === 'pct' ? '%' : unit === 'pp' ? ` ${pluralise(atLeast, 'point')}` : ''} or ${up ? 'more' : 'less'}`;
}

function saySignal(market: Market, { choice, comparison, first }: ToldFact): string {
  if (comparison.name === 'first-since') return `the first since ${formatLongDate(market.sessions[comparison.since ?? -1] ?? '')}`;
  const begin = formatMonthYear(market.sessions[first] ?? '');
  const many = comparison.count ?? 0;
  return `${many === 1 ? 'the only one' : `only the ${ordinalWord(many)}`} since ${begin}, where ${choice.members === 'nyse' ? 'its counts begin' : 'it can first be judged'}`;
}

function sayFact(market: Market, told: ToldFact): FactWords {
  const { choice, found } = told;
  const up = choice.direction === 'up';
  const who = nameMembers(choice);
  const { kind, unit } = describeIndicator(choice.indicator);
  const name = nameIndicator(choice);
  const title = capitalise(name);
  if (kind === 'event') return { sentence: `${title}: ${saySignal(market, told)}.`, title };
  const percent = (decimals: number, sign = false): string => formatPercent(toPercent(found.value), { decimals, sign });
  const standing = sayStanding(market, told, up ? 'highest' : 'lowest');
  switch (choice.indicator) {
    case 'above-average':
      return {
        sentence: `${percent(1)} of the ${who} closed above their ${choice.sessions}-session mean: ${sayStanding(market, told, up ? 'largest share' : 'smallest share')}.`,
        title,
      };
    case 'ad-percent':
      return { sentence: `Advances less declines of the ${who} came to ${percent(1, true)} of them: ${standing}.`, title };
    case 'net-highs':
      return { sentence: `New 52-week highs less lows of the ${who} came to ${percent(1, true)} of them: ${standing}.`, title };
    default:
      return {
        sentence: `The ${name} stood at ${unit === 'pct' ? percent(1, kind === 'signed') : formatNumber(found.value, { sign: kind === 'signed' })}: ${standing}.`,
        title,
      };
  }
}

/** An indicator of the members of a universe (`indicators.ts`). **Units** and **Missing** as `measureBreadth`. */
export const breadthMeasure = {
  id: 'breadth',
  label: 'Breadth',
  about: 'an indicator of the members of a universe',
  of: 'universe',
  kind: ({ indicator }) => kinds[describeIndicator(indicator).kind],
  parts: [],
  usual: { threshold: ({ indicator, direction }) => describeIndicator(indicator).usual[sideOf(direction)] },
  symbols: ({ members }) => [findDefaultUniverse(members)?.indexSymbol ?? []].flat(),
  universes: (choice) => {
    const { members, indicator } = choice;
    const { from, pairsWithIndex = false } = describeIndicator(indicator);
    return from === 'members' ? [{ id: members, level: 'members', pairsWithIndex }] : [needCounts(members, sectorOf(choice))];
  },
  unit: ({ indicator }) => describeIndicator(indicator).unit,
  series: ({ context, choice }) => measureBreadth(context, choice),
  finishPanel: addBreadthFlags,
  conventions: listConventions,
  claimTexts: listTexts,
  noun: (said) => sayIndicator(said, ['the ', ...sayMembers(said)]),
  eventWord: ({ indicator }) => (indicator === 'hindenburg' ? 'omen' : 'thrust'),
  event: sayEvent,
  definition: (choice) => {
    const told = [
      ...(choice.indicator === 'above-average'
        ? [
            `A member is above its mean where its close is greater than the plain mean of its last ${choice.sessions} closes, the day’s own among them; counted are those that have so many.`,
          ]
        : []),
      ...(sectorOf(choice) === allSectors
        ? []
        : [
            `Counted are the ${nameMembers(choice)} alone, by the sectors that are stored; one that is stored without dates is applied to the past.`,
          ]),
    ];
    return told.length === 0 ? undefined : told.join(' ');
  },
  title: (choice) => capitalise(nameIndicator(choice)),
  fact: sayFact,
  slug: (choice, comparison) => [
    choice.members,
    ...(sectorOf(choice) === allSectors ? [] : [sectorOf(choice)]),
    choice.indicator,
    ...(choice.indicator === 'above-average' ? [choice.sessions] : []),
    ...(kinds[describeIndicator(choice.indicator).kind] === 'event' ? [comparison.name] : []),
  ],
} as const satisfies Measure;
