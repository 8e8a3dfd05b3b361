import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import { sectorFunds, sizeFunds, sizeLadder } from '@/lib/market/groups';
import type { OverviewAnswer } from './models/overview';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { requireStudy } from '../answers/read-view';
import type { Alone, Ask, BasisOf } from './overview-tiles';

interface Way {
  readonly query: string;
  readonly symbols: readonly string[];
  /** It counts dividends: asked only where every symbol has them. */
  readonly hasDividends?: boolean;
}

/** One of the five: the study that answers it, and when it does. */
interface Question {
  readonly label: string;
  readonly study: string;
  /** How it is asked, as of the last session that the symbols share. Where there are two ways the one that answers of more, else the first. */
  readonly ways: readonly Way[];
  /** The column that has a value where the study has an answer, in how many rows at least. */
  readonly answeredBy: { readonly column: string; readonly rows: number };
  /** What is said in its place, true whether nothing is stored or too little. */
  readonly lacks: string;
  /** The sentence needs its detail, which alone has the day. */
  readonly isDetailed?: boolean;
}

const members: Question = {
  label: 'Members',
  study: 'above-average',
  ways: [{ query: '', symbols: ['SPX'] }],
  answeredBy: { column: 'value', rows: 1 },
  lacks: 'Closes of the members of the S&P 500 are not stored, or not for this session.',
};

/** What is asked of the store in turn; the members among them are told by what the page has asked already. */
const questions: readonly Question[] = [
  {
    label: 'Sizes',
    study: 'baton',
    // Funds have every size on one basis; indices reach further back.
    ways: [
      { query: 'group=sizes&benchmark=SPY&basis=total', symbols: sizeFunds, hasDividends: true },
      { query: 'group=sizes', symbols: sizeLadder },
    ],
    answeredBy: { column: 'rank_after', rows: 2 },
    lacks: 'Closes of indices or funds of sizes are not stored, or not for long enough.',
  },
  {
    label: 'Sectors',
    study: 'rotation',
    ways: [{ query: '', symbols: ['SPX', ...sectorFunds] }],
    answeredBy: { column: 'quadrant', rows: 1 },
    lacks: 'Funds of sectors are not stored, or not for long enough.',
    isDetailed: true,
  },
  members,
  {
    label: 'Equal weight',
    study: 'equal-vs-cap',
    ways: [
      { query: 'mode=etf&basis=total', symbols: ['RSP', 'SPY'], hasDividends: true },
      { query: 'mode=etf', symbols: ['RSP', 'SPY'] },
    ],
    answeredBy: { column: 'value', rows: 1 },
    lacks: 'Funds of equal weights and of weights by capitalisation are not stored, or not for long enough.',
  },
  {
    label: 'Conditions',
    study: 'conditions',
    ways: [{ query: '', symbols: ['SPX'] }],
    answeredBy: { column: 'holds', rows: 1 },
    lacks: 'Series of the economy are not stored, or nothing of them was known at this session.',
  },
];

/** What of the list the store lacks, in the words of the study. */
function listLacking({ flags }: StudyResult): readonly string[] {
  return flags.flatMap(({ code, symbols = [], message }) => (code === 'unavailable' && symbols.length > 0 ? [message] : []));
}

function countAnswered({ answeredBy }: Question, result: StudyResult | null): number {
  return result?.rows.filter((row) => (row[answeredBy.column] ?? null) !== null).length ?? 0;
}

function toAnswer(question: Question, result: StudyResult | null, pin: string): OverviewAnswer {
  const { label, study, ways, answeredBy, lacks, isDetailed = false } = question;
  const { title } = requireStudy(study);
  const headline = result?.headlines[0];
  if (result === null || headline === undefined || countAnswered(question, result) < answeredBy.rows) {
    const href = joinQuery(`/studies/${study}`, [ways.at(-1)?.query ?? '', pin].filter((part) => part !== '').join('&'));
    return { label, text: lacks, asOf: null, href, study: title };
  }
  const parts = [headline.text, isDetailed ? headline.detail : '', ...listLacking(result)];
  return { label, text: parts.filter((part) => part !== '').join(' '), asOf: result.range.to, href: result.links.page, study: title };
}

/**
 * Is it broadening? Five sentences, each the headline of a study with its link, none weighed against another. Where a study has no
 * answer the line says what is not stored; one that fails is left out.
 */
export async function loadAnswers(
  of: (symbols: readonly string[]) => Ask,
  breadth: readonly StudyResult[],
  { pagePin, alone, basisOf }: { readonly pagePin: string; readonly alone: Alone; readonly basisOf: BasisOf },
): Promise<OverviewAnswer[]> {
  const answer = async (question: Question): Promise<OverviewAnswer | null> => {
    const { study, ways } = question;
    if (question === members) return toAnswer(question, breadth.find((result) => result.study.id === study) ?? null, pagePin);
    let best: StudyResult | null = null;
    for (const { query, symbols, hasDividends = false } of ways) {
      if (hasDividends && symbols.some((symbol) => (basisOf(symbol) ?? 'price') === 'price')) continue;
      const result = await of(symbols)(study, query);
      if (best === null || countAnswered(question, result) > countAnswered(question, best)) best = result;
    }
    return toAnswer(question, best, pagePin);
  };
  const answers = await Promise.all(questions.map((question) => alone(answer(question), null)));
  return answers.filter((one) => one !== null);
}
