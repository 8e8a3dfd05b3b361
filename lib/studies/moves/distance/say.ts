import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { exceedsLevel, rankAt } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';
import { countEqual, namedRanks, sayRankedAmong, sayShare, shareLessExtreme } from '../../kit/say-rank';
import type { Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { distanceFrom } from '../../measure/distance-from';
import type { DistanceParams } from './params';
import { computeReference, nameReference } from './reference';

/** Where the other deviation reads differently to two decimals, its figure. */
function sayOtherDeviation(closes: Float64Array, index: number, value: number, chosen: DistanceParams): string {
  if (chosen.distanceIn === 'pct') return '';
  const deviation = chosen.deviation === 'sample' ? 'population' : 'sample';
  const other = distanceFrom(closes, computeReference(closes, chosen), { ...chosen, deviation })[index] ?? NaN;
  return formatNumber(other) === formatNumber(value) ? '' : `; ${formatNumber(Math.abs(other))} with the ${deviation} deviation`;
}

/** How far the close of the last session shown stands from its reference, and the place of that in history. */
export function sayDistance({ market, range }: StudyContext, series: StudySeries, values: Float64Array, chosen: DistanceParams): Headline {
  const index = range.last;
  const value = values[index] ?? NaN;
  const name = nameInSentence(series.instrument, true);
  const date = formatLongDate(market.sessions[index] ?? '');
  const provisional = index === market.assumedIndex;
  const standing = rankAt(values, index, value < 0 ? 'smallest' : 'largest');
  if (standing === null) {
    return {
      text: `${name} has no distance from its ${nameReference(chosen)} on ${date}.`,
      detail: 'A close that the window needs is missing.',
      provisional,
    };
  }
  const size =
    chosen.distanceIn === 'pct'
      ? formatPercent(toPercent(Math.abs(value)))
      : `${formatNumber(Math.abs(value))} ${chosen.deviation} deviations`;
  const text = !exceedsLevel(Math.abs(value), 0)
    ? `${name} closed at its ${nameReference(chosen)} on ${date}.`
    : `${name} closed ${size} ${value > 0 ? 'above' : 'below'} its ${nameReference(chosen)} on ${date}.`;
  const among = sayRankedAmong(market, values, index, standing.count);
  const equals = countEqual(values, index) - 1;
  const level = equals === 0 ? '' : `, level with ${countWord(equals)} ${pluralise(equals, 'other')}`;
  const place = standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `;
  const rank =
    standing.count === 1
      ? `The first ${market.unit} that can be measured`
      : standing.rank <= namedRanks
        ? `The ${place}${value < 0 ? 'lowest' : 'highest'} of ${among}${level}`
        : `${value < 0 ? 'Lower' : 'Higher'} than ${market.unit === 'session' ? 'on' : 'in'} ${sayShare(shareLessExtreme(values, index))} of ${among}`;
  return { text, detail: `${rank}${sayOtherDeviation(series.closes, index, value, chosen)}.`, provisional };
}
