import { createCalendar } from '@/lib/calendar/calendar';
import { newestFinalSession } from '@/lib/calendar/final-close';
import type { Env } from '@/lib/env';
import { examineSources } from '@/lib/ingest/doctor/examine-sources';
import type { Diagnosis, Examination } from '@/lib/ingest/doctor/examination';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { createSources } from '@/lib/sources/create-sources';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { holdingsProviders } from '@/lib/sources/holdings/registry';
import { providers } from '@/lib/sources/registry';
import packageFile from '@/package.json';
import { exitCodes } from '../exit-codes';
import type { Output } from '../output';

const sessionsAsked = 3;

function describe({ id, gives, asked, status, latencyMs, rows, first, last, deviations, message }: Examination): string[] {
  const head = [`${id} ${gives}${asked === '' ? '' : ` ${asked}`}: ${status}`, ...(latencyMs === null ? [] : [`${latencyMs} ms`])].join(
    ', ',
  );
  const told =
    status === 'ok' ? `; ${rows} rows, first ${first ?? 'none'}, last ${last ?? 'none'}` : message === null ? '' : `; ${message}`;
  return [`${head}${told}`, ...deviations.map((deviation) => `  deviates: ${deviation}`)];
}

function conclude({ examinations, disagreements }: Diagnosis): { readonly code: number; readonly text: string } {
  const questions = examinations.filter(({ latencyMs }) => latencyMs !== null);
  const answered = questions.filter(({ status }) => status === 'ok' || status === 'schema').length;
  const deviating = examinations.filter(({ deviations }) => deviations.length > 0).length;
  const unanswered = questions.length - answered;
  if (questions.length > 0 && answered === 0)
    return {
      code: exitCodes.busy,
      text: 'No source answered: look whether this machine reaches the network, or whether *_BASE_URL points elsewhere.',
    };
  const text =
    deviating + disagreements.length === 0
      ? `Nothing deviates. ${answered} of ${questions.length} questions were answered.`
      : `${deviating} answers deviate from their format, ${disagreements.length} closes differ between sources. ${unanswered} questions were not answered.`;
  return { code: deviating + disagreements.length === 0 ? exitCodes.ok : exitCodes.failed, text };
}

/** `doctor`: asks every source that can be asked and prints what came, to paste into a report of a fault. No key is in it. */
export async function doctorCommand(env: Env, output: Output, now: Date): Promise<number> {
  const calendar = createCalendar({ extraClosures: env.EXTRA_CLOSURES });
  const sessions = [newestFinalSession(calendar, now.toISOString())];
  while (sessions.length < sessionsAsked)
    sessions.unshift(calendar.previousSession(sessions[0] ?? newestFinalSession(calendar, now.toISOString())));
  const diagnosis = await examineSources({
    providers,
    sources: createSources(env),
    holdingsProviders,
    holdingsSources: createHoldingsSources(env),
    seriesSources: createSeriesSources(env),
    sessions,
  });
  const { code, text } = conclude(diagnosis);
  const { version } = packageFile;
  const about = { version, node: process.version, platform: process.platform, at: now.toISOString() };
  const lines = [
    `Broadtape ${version}, Node ${process.version}, ${process.platform}, ${about.at}; sessions ${sessions.join(', ')}`,
    ...diagnosis.examinations.flatMap(describe),
    ...diagnosis.disagreements.map(
      ({ symbol, session, closes }) =>
        `differs: ${symbol} ${session}: ${Object.entries(closes)
          .map(([id, close]) => `${id} ${close}`)
          .join(', ')}`,
    ),
    text,
  ];
  output.result({ ...about, ...diagnosis, conclusion: text }, lines);
  return code;
}
