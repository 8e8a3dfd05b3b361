import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { listDependents } from '@/lib/market/groups';
import { replaceClose } from '@/lib/market/replace-close';
import type { Study } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { studies } from '@/lib/studies/registry';
import type { Disagreement } from '@/lib/store/close-checks';
import { joinQuery } from '@/lib/view/join-query';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import type { DisagreementEffect, SentenceChange } from '../pages/models/disagreements';
import { HttpError } from '../http/http-error';
import type { LoadedMarket } from './load-market';
import { readParams } from './prepare-answer';
import { readView } from './read-view';
import { runStudy } from './run-study';

/** How many of the newest are compared: each asks some twenty studies anew. */
export const mostCompared = 10;

/** Facts that the front page tells. */
const toldFacts = 4;

interface Question {
  readonly study: Study;
  readonly query: string;
}

/** The studies that read an instrument, each as it starts and, where it is about one instrument, about this one. */
function listQuestions(symbol: string): Question[] {
  const dependents = listDependents(symbol);
  return studies.flatMap((study) => {
    const parameters = listParameters(study);
    const chosen = parameters.some(({ name }) => name === 'symbol') ? [`symbol=${encodeURIComponent(symbol)}`] : [];
    const views = ['', ...chosen].map((query) => readView(study.id, new URLSearchParams(query)));
    const reading = views.filter((view) => study.symbols(readParams(study, view)).some((one) => dependents.has(one)));
    // Where a study starts with this instrument the two are one.
    return [...new Set(reading.map((view) => serializeView(view, parameters)))].map((query) => ({ study, query }));
  });
}

/** What an answer says: its sentences, and of the facts those that the front page tells. */
function listSentences({ study, headlines, rows }: StudyResult): string[] {
  const facts = study.id === 'facts' ? rows.slice(0, toldFacts).map(({ sentence }) => (typeof sentence === 'string' ? sentence : '')) : [];
  return [...headlines.map(({ text }) => text), ...facts];
}

async function ask({ study, query }: Question, market: LoadedMarket, isSupposed: boolean): Promise<string[]> {
  try {
    return listSentences(await runStudy(readView(study.id, new URLSearchParams(query)), { market, isSupposed }));
  } catch (error) {
    // A study that lacks what it needs says nothing; that is an answer too.
    if (error instanceof HttpError || error instanceof RangeError) return [];
    throw error;
  }
}

function findChange({ study, query }: Question, now: readonly string[], then: readonly string[]): SentenceChange | null {
  const at = Array.from({ length: Math.max(now.length, then.length) }, (_, index) => index).find((index) => now[index] !== then[index]);
  if (at === undefined) return null;
  return {
    study: study.id,
    title: study.title,
    href: joinQuery(`/studies/${study.id}`, query),
    now: now[at] ?? null,
    then: then[at] ?? null,
  };
}

/**
 * Which sentences would be others if the other source were right: of each of the newest disagreements, the studies that read the instrument as
 * they start, those of one instrument about it, and the facts of the front page are asked once more of a market with that one close replaced.
 * Counts and members of universes stay as stored. Null where the market has no such close.
 */
export async function compareDisagreements(market: LoadedMarket, disagreements: readonly Disagreement[]): Promise<DisagreementEffect[]> {
  const said = new Map<string, Promise<string[]>>();
  const askOnce = (question: Question): Promise<string[]> => {
    const key = joinQuery(question.study.id, question.query);
    const known = said.get(key) ?? ask(question, market, false);
    said.set(key, known);
    return known;
  };
  const effects: DisagreementEffect[] = [];
  for (const { symbol, session, otherSource, otherClose } of disagreements.slice(0, mostCompared)) {
    const replaced = replaceClose(market, { symbol, session, close: otherClose });
    const supposed: LoadedMarket = { ...market, ...replaced };
    const changes: SentenceChange[] = [];
    for (const question of replaced === null ? [] : listQuestions(symbol)) {
      await breathe();
      const change = findChange(question, await askOnce(question), await ask(question, supposed, true));
      if (change !== null) changes.push(change);
    }
    effects.push({ symbol, session, otherSource, otherClose, changes: replaced === null ? null : changes });
  }
  return effects;
}
