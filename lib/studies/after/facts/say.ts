import { formatLongDate } from '@/lib/format/format-date';
import { capitalise } from '@/lib/format/capitalise';
import { formatPercent } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countAmong, countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { windowReturn } from '@/lib/metrics';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { readPanel } from '../../kit/read-panel';
import type { Headline, StudyContext } from '../../kit/study';
import type { FactScan } from './fact';

/** A session of which nothing rare can be told: the move of the first instrument that has one. */
function sayOrdinary({ market, basis }: StudyContext, symbols: readonly string[]): string {
  const last = market.sessions.length - 1;
  for (const { instrument, closes } of readPanel(market, symbols, basis).series) {
    const move = windowReturn(closes, last, 1);
    if (Number.isNaN(move)) continue;
    const name = nameInSentence(instrument, true);
    // A move that would be said as 0.00% is told in words.
    const moved =
      move === 0
        ? 'closed unchanged'
        : Math.abs(move) < 0.00005
          ? 'hardly moved'
          : `${move < 0 ? 'fell' : 'rose'} ${formatPercent(toPercent(Math.abs(move)))}`;
    return `${name} ${moved} and nothing about the session was rare.`;
  }
  return `Nothing about ${formatLongDate(market.sessions[last] ?? '')} was rare.`;
}

/** The rarest fact, or that there was none, and how many statements were tried. */
export function sayFacts(context: StudyContext, scan: FactScan | null, symbols: readonly string[]): Headline[] {
  if (scan === null || scan.statements === 0) return [buildMissingHeadline(context, symbols)];
  const provisional = context.market.assumedIndex !== null;
  const { ofUnits } = scan;
  const about = ofUnits.statements === 0 ? '' : `, ${countWord(ofUnits.statements)} of them about ${joinWords([...ofUnits.names])},`;
  const tried: Headline = {
    text: `${capitalise(countWord(scan.statements))} ${pluralise(scan.statements, 'statement')} about ${formatLongDate(scan.asOf)}${about} ${pluralise(scan.statements, 'was', 'were')} tried and ${countAmong(scan.notable, scan.statements)} ${scan.notable <= 1 ? 'was' : 'were'} rare enough to tell.`,
    detail:
      scan.notable === 0
        ? 'Told is what happens in at most one stretch of 20.'
        : 'Among so many looks something rare turns up on any day: rare is not significant.',
    provisional,
  };
  const [strongest] = scan.facts;
  return [
    strongest === undefined
      ? { text: sayOrdinary(context, symbols), detail: '', provisional }
      : { text: strongest.sentence, detail: strongest.detail, provisional },
    tried,
    ...scan.ended.map((text): Headline => ({ text, detail: '', provisional })),
  ];
}
