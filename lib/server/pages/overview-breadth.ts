import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { OverviewAnswer } from './models/overview';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { Ask } from './overview-tiles';

const chartPoints = 1_200;

/** What is said of the members: the first is drawn too. */
const breadthQueries = [
  ['above-average', 'windowSessions=200'],
  ['advance-decline', 'show=percent'],
  ['highs-lows', ''],
  ['above-average', 'windowSessions=50'],
] as const;

/** On the page's session or, where the members end before it, on their last: each sentence names its own. */
export async function loadBreadth(onPage: Ask, onOwn: Ask, asOf: SessionDate | null): Promise<StudyResult[]> {
  const results = await Promise.all(
    breadthQueries.map(async ([study, query]) => {
      const result = await onPage(study, query, chartPoints);
      if (result?.rows.some((row) => row['value'] !== null) === true) return result;
      const own = await onOwn(study, query, chartPoints);
      return own !== null && (asOf === null || own.asOf <= asOf) ? own : null;
    }),
  );
  return results.flatMap((result) => (result?.rows.some((row) => row['value'] !== null) === true ? [result] : []));
}

/** What is asked of instruments, and the symbols that it needs. */
const questions = [
  { label: 'Small against large', symbols: ['RUT', 'SPX'], study: 'ratio', query: 'a=RUT&b=SPX' },
  { label: 'Equal weight against cap weight', symbols: ['RSP', 'SPY'], study: 'outperformance', query: 'a=RSP&b=SPY&basis=total' },
  { label: null, symbols: [], study: 'participation', query: 'universe=indices' },
] as const;

function toAnswer(label: string | null, result: StudyResult | null): OverviewAnswer[] {
  const headline = result?.headlines[0];
  if (result === null || headline === undefined || result.rows.every((row) => row['value'] === null)) return [];
  return [{ label, text: headline.text, asOf: result.range.to, href: result.links.page, study: result.study.title }];
}

/** Is the move broad? Each answer is the sentence of a study, with its link; what is not stored is left out. */
export async function loadAnswers(of: (symbols: readonly string[]) => Ask, breadth: readonly StudyResult[]): Promise<OverviewAnswer[]> {
  const answers = await Promise.all(
    questions.map(async ({ label, symbols, study, query }) => toAnswer(label, await of(symbols)(study, query))),
  );
  const members = breadth.slice(0, 1).flatMap((result) => toAnswer('Members', result));
  const [small = [], ...others] = answers;
  return [...small, ...members, ...others.flat()];
}
