import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { listSessions } from '../../support/make-market';
import { isExhaustive } from '../../support/rounds';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore, toRequest } from './sample-api';

// Closes of an instrument that never was, stored as if they were real: of the sample market nothing is judged.

let test: TestStore;
const sessions = listSessions('2019-01-02', 1200);
/** Moves of up to 3% a session, the same in every run. */
function listCloses(seed: number): number[] {
  let state = seed;
  let close = 3000;
  return sessions.map(() => {
    state = (state * 48271) % 2147483647;
    close = Math.round(close * (1 + ((state / 2147483647) * 6 - 2.95) / 100) * 100) / 100;
    return close;
  });
}

beforeAll(async () => {
  test = await createServedStore();
  for (const [symbol, seed] of [
    ['SPX', 7],
    ['RUT', 11],
    ['XLK', 13],
  ] as const) {
    const { id } = await upsertInstrument(test.store, makeInstrument(symbol));
    const closes = listCloses(seed);
    await commitCloses(test.store, { instrumentId: id, rows: sessions.map((day, index) => makeRow(day, closes[index] ?? 0)) });
  }
});
afterAll(() => test.remove());

async function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { POST } = await import('@/app/api/v1/claims/read/route');
  return await POST(
    new Request('http://localhost/api/v1/claims/read', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    }),
  );
}

async function read(text: string, asOf?: string) {
  const { claimsAnswerSchema } = await import('@/lib/server/http/claims-schemas');
  const response = await post(JSON.stringify({ text, ...(asOf === undefined ? {} : { asOf }) }));
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  const answer = claimsAnswerSchema.parse(body);
  expect(answer).toEqual(body);
  return answer;
}

/** The verdict of a link of the study. */
async function judge(query: string) {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const response = await GET(toRequest(`/api/v1/studies/claim?${query}`), { params: Promise.resolve({ id: 'claim' }) });
  expect(response.status).toBe(200);
  return z
    .looseObject({ verdict: z.looseObject({ kind: z.string(), sentence: z.array(z.object({ text: z.string() })) }) })
    .parse(await response.json()).verdict;
}

/** What the page of a claim offers. */
async function offer(query: string): Promise<unknown> {
  const { safeAnswerSchema } = await import('@/lib/server/http/claims-schemas');
  const { answerSafely } = await import('@/lib/server/http/answer-safely');
  return safeAnswerSchema.parse(await answerSafely(toRequest(`/api/v1/claims/safe?${query}`))).safe;
}

const day = sessions[1100] ?? '';
const closesOfFund = listCloses(13);
/** The last session up to that day on which the fund moved by more than 1%, and its move in percent. */
const ofFund = sessions
  .map((session, at) => ({ session, pct: ((closesOfFund[at] ?? 0) / (closesOfFund[at - 1] ?? 0) - 1) * 100 }))
  .findLast(({ session, pct }) => session <= day && pct > 1) ?? { session: '', pct: NaN };
const ofFundDay = formatLongDate(ofFund.session);

describe('POST /api/v1/claims/read', () => {
  it('judges a sentence as its link is judged, and marks every word', async () => {
    const { claims, words, cannot } = await read('The S&P 500 rose 1.1% in five days, its best such stretch since 2019.', day);
    expect(cannot).toEqual([]);
    expect(claims).toHaveLength(1);
    const [claim] = claims;
    const verdict = await judge(claim?.query ?? '');
    expect(claim?.verdict.kind).toBe(verdict.kind);
    expect(claim?.sentence).toBe(verdict.sentence.map(({ text }) => text).join(''));
    expect(claim?.links.page).toBe(`/studies/claim?${claim?.query ?? ''}`);
    expect(words.map(({ role }) => role)).not.toContain('unread');
    expect(words[0]).toEqual({ text: 'The', role: 'filler' });
  });

  it.each([
    ['Tech stocks', 'rose', 0.6, 'cannot_check'],
    ['Tech stocks', 'rose more than', 0.6, 'cannot_check'],
    ['Tech stocks', 'rose', 0, 'holds'],
    ['Tech stocks', 'rose', 1.1, 'fails'],
    ['Tech stocks', 'fell', 0, 'fails'],
    ['XLK', 'rose', 0.6, 'fails'],
  ])('judges what stands in for something else as that: %s %s by %f points too much', async (who, moved, off, kind) => {
    const { claims } = await read(`${who} ${moved} ${(ofFund.pct + off).toFixed(2)}% on ${ofFundDay}.`, ofFund.session);
    expect(claims.map(({ verdict }) => verdict.kind)).toEqual([kind]);
    const [claim] = claims;
    // Its link is about the fund, of whose figure there is no doubt.
    expect((await judge(claim?.query ?? '')).kind).toBe(kind === 'cannot_check' ? 'fails' : kind);
    if (kind !== 'cannot_check') return;
    expect(claim?.found).toContain(`the fund XLK, whose figure is +${ofFund.pct.toFixed(2)}%`);
    expect(claim?.verdict).toMatchObject({ missing: claim?.found, figure: null, matches: null });
  });

  it('knows what stands in for something in a sentence about “they”, too', async () => {
    const { claims } = await read(
      `Tech stocks moved on ${ofFundDay}. They rose ${(ofFund.pct + 0.6).toFixed(2)}% on ${ofFundDay}.`,
      ofFund.session,
    );
    expect(claims.map(({ verdict }) => verdict.kind)).toEqual(['cannot_check']);
  });

  it('asks for the day of the post, refuses what is to come, and tells what is not stored', async () => {
    expect(await read('The S&P 500 fell 2.3%.')).toMatchObject({ claims: [], needsPost: true });
    const forecast = await read('The S&P 500 will fall 5% next week.', day);
    expect(forecast.claims).toEqual([]);
    expect(forecast.cannot.join(' ')).toMatch(/^Cannot check: .*what is to come/);
    const { claims } = await read('Nvidia fell 2.3% on 5 March 2021.');
    expect(claims[0]?.verdict.kind).toBe('cannot_check');
    expect(claims[0]?.safe).toBeNull();
  });

  it.each([
    ['no json', 400],
    ['{}', 400],
    ['{"text":5}', 400],
    ['{"text":"The S&P 500 fell.","asOf":"yesterday"}', 400],
    ['{"text":"The S&P 500 fell.","asOf":"2024-02-30"}', 400],
    ['{"text":"a","day":"2024-07-16"}', 400],
    [JSON.stringify({ text: 'a'.repeat(1001) }), 413],
    [JSON.stringify({ text: 'a'.repeat(100_000) }), 413],
  ])('answers %#: what is no text is refused', async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  it('is for pages of Broadtape alone', async () => {
    const body = JSON.stringify({ text: 'The S&P 500 fell.' });
    expect((await post(body, { origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await post(body, { origin: 'http://localhost' })).status).toBe(200);
  });

  it('neither logs nor stores the text', async () => {
    const { getServerLog, logError } = await import('@/lib/server/http/server-log');
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
    for (const name of ['error', 'log', 'warn', 'info', 'debug'] as const)
      vi.spyOn(console, name).mockImplementation((...said) => void written.push(said.join(' ')));
    getServerLog().level = 'trace';
    const secret = 'zorglub';
    try {
      await read(`The S&P 500 fell 2% ${secret}.`, day);
      await read(`Breaking ${secret}: the S&P 500 fell 2%. The S&P 500 rose 2% on ${day}.`, day);
      expect((await post(`{"text":"${secret}"`)).status).toBe(400);
      expect((await post(JSON.stringify({ text: secret.repeat(500) }))).status).toBe(413);
      logError(new Error('watched'));
    } finally {
      vi.restoreAllMocks();
    }
    // Else nothing was watched.
    expect(written.join('')).toContain('watched');
    expect(written.join('')).not.toContain(secret);
    // The store with what is not yet written back into it.
    const path = test.url.replace(/^file:/, '');
    const files = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
    expect(files).toContain(basename(path));
    for (const name of files) expect(readFileSync(join(dirname(path), name)).includes(secret), name).toBe(false);
  });
});

describe('what can safely be written', () => {
  it('holds when it is judged, is offered for what fails too, and is read back as a claim that holds', async () => {
    const { readText } = await import('@/lib/server/answers/read-text');
    const { parseSessionDate } = await import('@/lib/calendar/session-date');
    const sentences = [
      'The S&P 500 rose 1.1% on DAY, its best day since January 2020.',
      'The S&P 500 fell 1.1% on DAY, its worst day since January 2020.',
      'The S&P 500 rose 4% in five days on DAY, the most since June 2021.',
      'The Russell 2000 fell 6% in 21 sessions on DAY, the most ever.',
      'The Russell 2000 beat the S&P 500 by 3 percentage points over ten days on DAY, the most since 2020.',
      'The S&P 500 closed at its highest level since March 2021 on DAY.',
      'The S&P 500 rose for a third straight day on DAY, its longest winning streak since 2021.',
      'The Russell 2000 closed 8% below its record on DAY.',
    ];
    let offered = 0;
    let readBack = 0;
    let failing = 0;
    for (let at = 900; at < sessions.length; at += isExhaustive ? 23 : 61)
      for (const sentence of sentences) {
        const { claims, cannot } = await readText(sentence.replace('DAY', sessions[at] ?? ''), null);
        expect(cannot, sentence).toEqual([]);
        for (const { safe, verdict } of claims) {
          if (safe === null) continue;
          offered += 1;
          if (verdict.kind === 'fails') failing += 1;
          const [text = '', note = ''] = safe.text.split('\n\n');
          // "The largest since yesterday" and "the 5,252nd largest" are true and nothing to print.
          const last = /since (\d{1,2} \w{3} \d{4})/.exec(text)?.[1];
          if (last !== undefined) expect(Date.parse(sessions[at] ?? '') - Date.parse(`${last} UTC`), text).toBeGreaterThan(30 * 86_400_000);
          const rank = Number(/([\d,]+)(?:st|nd|rd|th) (?:largest|deepest|highest|lowest)/.exec(text)?.[1]?.replace(',', '') ?? 1);
          expect(rank, text).toBeLessThanOrEqual(10);
          const link = new URL(note.split(': ').at(-1) ?? '');
          expect(await judge(link.search.slice(1)), text).toMatchObject({ kind: 'holds', understated: null });
          expect(safe.markdown).toContain(text);
          expect(safe.html).toContain('<a href="');
          expect(await offer(link.search.slice(1))).toEqual(safe);
          const again = await readText(text, parseSessionDate(sessions.at(-1) ?? ''));
          for (const one of again.claims) {
            readBack += 1;
            expect(one.verdict.kind, `${text} was read as ${one.query}`).toBe('holds');
          }
        }
      }
    expect(offered).toBeGreaterThan(20);
    expect(failing).toBeGreaterThan(10);
    expect(readBack).toBeGreaterThan(10);
  });

  it('of a month that goes on is what it stood at on that day, and is read back', async () => {
    const { readText } = await import('@/lib/server/answers/read-text');
    const { parseSessionDate } = await import('@/lib/calendar/session-date');
    const closes = listCloses(7);
    let told = 0;
    for (let at = 900; at < sessions.length && told < 4; at += 7) {
      const [asOf, last] = [sessions[at] ?? '', sessions.at(-1) ?? ''];
      const month = asOf.slice(0, 7);
      const before = sessions.findLastIndex((session) => session < `${month}-01`);
      const gain = 100 * ((closes[at] ?? NaN) / (closes[before] ?? NaN) - 1);
      if (!(gain > 0.01) || at - before < 8 || !(sessions[at + 1] ?? '').startsWith(month)) continue;
      told += 1;
      for (const said of ['The S&P 500 is up 99% this month.', 'The S&P 500 is on track for its best month since January 2019.']) {
        const { claims } = await readText(said, parseSessionDate(asOf));
        const text = claims[0]?.safe?.text.split('\n\n')[0] ?? '';
        expect(text).toContain(`monthly gain in ${formatMonthYear(asOf)} so far (to ${formatLongDate(asOf)}) was `);
        expect(text).toContain(`${gain.toFixed(2)}%.`);
        const again = await readText(text, parseSessionDate(last));
        expect(
          again.claims.map(({ verdict }) => verdict.kind),
          text,
        ).toEqual(['holds']);
      }
    }
    expect(told).toBe(4);
  });

  it('calls nothing the largest since the one right before it, and a shared extreme none', async () => {
    const textSchema = z.object({ text: z.string() }).nullable();
    const offerText = async (query: string): Promise<string> => textSchema.parse(await offer(query))?.text ?? '';
    let since = 0;
    for (const month of ['2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12', '2022-01', '2022-02', '2022-03', '2022-04'])
      for (const direction of ['up', 'down']) {
        const own = `measure=return&symbol=SPX&unit=month&sessions=1&direction=${direction}`;
        const asOf = sessions.findLast((session) => session.startsWith(month)) ?? '';
        const text = await offerText(`${own}&comparison=largest&asOf=${asOf}`);
        const other = / was the largest since (\w+ \d{4}),/.exec(text)?.[1];
        if (other === undefined) continue;
        since += 1;
        // A month lies between.
        expect(Date.parse(`${month}-01`) - Date.parse(`1 ${other} UTC`), text).toBeGreaterThan(45 * 86_400_000);
      }
    expect(since).toBeGreaterThan(0);
    // Two gains in two sessions, as on many days.
    let highest = 0;
    for (let at = 900; at < 960 && highest < 2; at += 1) {
      const own = `measure=tally&symbol=SPX&sessions=2&thresholdPct=0&direction=up&asOf=${sessions[at] ?? ''}`;
      const { kind } = await judge(`${own}&comparison=largest`);
      if (kind !== 'holds') continue;
      highest += 1;
      expect(await offerText(`${own}&comparison=largest`)).not.toMatch(/ was the \w+ in the data /);
    }
    expect(highest).toBeGreaterThan(0);
    // No run of one is the first of its kind, however long there was none.
    const closes = listCloses(7);
    const rare = closes.flatMap((close, at) => (at > 0 && close / (closes[at - 1] ?? NaN) >= 1.028 ? [at] : []));
    const lone = rare.find((at, index) => index > 0 && at - (rare[index - 1] ?? at) > 60) ?? -1;
    const run = 'measure=streak&symbol=SPX&sessions=1&thresholdPct=2.8&direction=up&comparison=first-since&since=2019';
    expect(await offerText(`${run}&asOf=${sessions[lone] ?? ''}`)).not.toMatch(/ was the first since /);
    // A run of two comes first since the end of the longer one before, not since that was two long.
    const isUp = (t: number): boolean => t > 0 && (closes[t] ?? NaN) / (closes[t - 1] ?? NaN) >= 1.005;
    const ends = closes.flatMap((_, t) => (isUp(t) && isUp(t - 1) && !isUp(t + 1) ? [t] : []));
    const place = ends.findIndex((end, index) => !isUp(end - 2) && isUp((ends[index - 1] ?? 0) - 2) && end - (ends[index - 1] ?? end) > 25);
    const [longer = '', two = ''] = [ends[place - 1], ends[place]].map((end) => sessions[end ?? -1] ?? '');
    const pair = 'measure=streak&symbol=SPX&sessions=2&thresholdPct=0.5&direction=up&comparison=first-since&since=2019';
    expect(await offerText(`${pair}&asOf=${two}`)).toContain(` was the first since ${formatLongDate(longer)}.`);
  });

  it('offers that an event came where it is said to have not, and that none came where one is said to have', async () => {
    const closes = listCloses(7);
    const isRecord = (at: number): boolean => (closes[at] ?? NaN) > Math.max(...closes.slice(0, at));
    for (const at of [closes.findIndex((_, t) => t > 0 && isRecord(t)), closes.findIndex((_, t) => t > 0 && !isRecord(t))])
      for (const comparison of ['happened', 'none']) {
        const day = sessions[at] ?? '';
        const safe = z
          .object({ text: z.string() })
          .parse(await offer(`measure=record&symbol=SPX&price=close&comparison=${comparison}&asOf=${day}`));
        expect(safe.text).toContain(`had ${isRecord(at) ? 'a' : 'no'} record close on ${formatLongDate(day)}.`);
      }
  });

  it('names a quarter by its last month: one day is not what it is larger since', async () => {
    const ends = sessions.filter((date, at) => /-(?:03|06|09|12)-/.test(date) && date.slice(0, 7) < (sessions[at + 1] ?? '').slice(0, 7));
    const texts: string[] = [];
    for (const asOf of ends.slice(4)) {
      const safe = z
        .object({ text: z.string() })
        .nullable()
        .parse(await offer(`measure=return&symbol=SPX&unit=quarter&sessions=1&comparison=highest-since&since=2019&asOf=${asOf}`));
      texts.push(...(/ was the largest since ([^,]+),/.exec(safe?.text ?? '')?.slice(1) ?? []));
    }
    expect(texts.length).toBeGreaterThan(0);
    for (const since of texts) expect(since).toMatch(/^(?:March|June|September|December) \d{4}$/);
  });

  it('offers no rank of the lower half: the second of two quarters is the last', async () => {
    const offerText = async (query: string): Promise<string> => {
      const safe = await offer(query);
      return z.object({ text: z.string() }).parse(safe).text;
    };
    const asOf = sessions.findLast((session) => session < '2020-07-01') ?? '';
    const own = `measure=level&symbol=SPX&unit=quarter&comparison=nth&count=2&within=year&asOf=${asOf}`;
    const sides = await Promise.all(['up', 'down'].map(async (direction) => (await judge(`${own}&direction=${direction}`)).kind));
    const direction = sides[0] === 'fails' ? 'down' : 'up';
    expect(sides).toContain('fails');
    expect((await judge(`${own}&direction=${direction}`)).kind).not.toBe('fails');
    expect(await offerText(`${own}&direction=${direction}`)).not.toContain(' of 2020 so far');
    const other = direction === 'up' ? 'down' : 'up';
    expect(await offerText(`${own}&direction=${other}`)).toContain(' of 2020 so far');
  });
});
