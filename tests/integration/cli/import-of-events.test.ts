import { mkdir } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import * as env from '@/lib/env';
import { getStore } from '@/lib/server/answers/get-store';
import { forgetMarkets } from '@/lib/server/answers/load-market';
import { readNotes } from '@/lib/store/notes';
import { makeCsv } from '../../support/csv-folders';
import { listSessions } from '../../support/make-market';
import { useUniverseCli } from '../../support/universe-cli';

const { run, write, read, findPath } = useUniverseCli();

const head = 'date,to,text,source,known_from';
const stored = () => read(async (store) => (await readNotes(store)).map(({ listId, text }) => `${listId}: ${text}`));
const importing = async (name: string, ...lines: string[]) => await run('import', '--events', await write(name, ...lines));

const answers = z.looseObject({
  dataVersion: z.number(),
  tables: z.array(z.looseObject({ id: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  chart: z.looseObject({ layers: z.array(z.object({ id: z.string(), events: z.array(z.record(z.string(), z.unknown())) })).optional() }),
  flags: z.array(z.looseObject({ code: z.string(), message: z.string() })),
});

describe('import --events', () => {
  it('makes a file all that stands of the list that is named after it', async () => {
    const lines = ['2023-09-05,,First call,me,', '2023-09-12,2023-09-15,Strike,"Smith, J.",2023-09-13'];
    const tried = await run('import', '--events', await write('My Notes.csv', head, ...lines), '--dry-run');
    expect(tried).toMatchObject({ code: 0 });
    expect(await stored()).toEqual([]);
    const done = await importing('My Notes.csv', head, ...lines);
    expect(done.stdout).toContain(
      'notes my-notes: done, 2 new, 0 revised, 0 in quarantine (import): 1 without known_from are taken as known from their first day',
    );
    expect(await stored()).toEqual(['my-notes: First call', 'my-notes: Strike']);
    expect((await importing('My Notes.csv', head, ...lines)).stdout).toContain('notes my-notes: unchanged');
    expect((await importing('fed.tsv', 'from\ttext', '2023-09-05\tFirst call')).stdout).toContain(
      '1 of them stand in other lists too (my-notes) and are shown twice',
    );
    expect((await run('status')).stdout).toContain('notes my-notes: 2, 2023-09-05 to 2023-09-15');
    expect((await importing('My Notes.csv', head, lines[1] ?? '')).stdout).toContain('1 withdrawn');
    expect((await importing('My Notes.csv', head)).stdout).toContain('notes my-notes: done');
    expect(await stored()).toEqual(['fed: First call']);
  });

  it('says of every line what is wrong with it, and stores nothing of the file', async () => {
    const bad = async (...lines: string[]) => {
      const { code, stderr } = await importing('bad.csv', ...lines);
      expect(code).not.toBe(0);
      return stderr;
    };
    const all = await bad(
      head,
      '2023-09-05,,Good,,',
      '2023-13-05,,No such month,,',
      '2023-09-05,,,me,',
      '2023-09-05,2023-09-04,Ends before it begins,,',
      `2023-09-05,,${'x'.repeat(201)},,`,
      '2023-09-05,,Bell \u0007,,',
      '2023-09-05,,Turned \u202e round,,',
      `2023-09-05,,Fine,${'y'.repeat(81)},`,
    );
    expect(all).toContain('7 of 8 rows cannot be read: line 3: "2023-13-05" is no date; line 4: the text is empty');
    expect(all).toContain('line 5: it ends on 2023-09-04, before it begins on 2023-09-05');
    expect(all).toContain(
      'line 6: the text has 201 characters, at most 200 are kept; line 7: the text has a control character; and 2 more',
    );
    expect(all).toContain('Accepted: columns date (or from and to, both included), text');
    expect(await bad(head, '2023-09-05,,Planned,,2099-01-04')).toContain('line 2: known from 2099-01-04');
    expect(await bad(head, '2023-09-05,,Twice,me,', '2023-09-05,,Twice,you,')).toContain('line 3: it stands on line 2 too');
    expect(await bad('day,note', '2023-09-05,"two\nlines"')).toContain('the text has a control character');
    expect(await bad('date,close', '2023-09-05,4')).toContain('has no column text');
    expect(await bad(head)).toContain('it has no notes');
    expect((await run('import', '--events', 'a.csv', 'b.csv')).code).toBe(2);
    expect(await stored()).toEqual([]);
  });

  it('lays them over charts from the day on which they were known, pinned to the version that was asked', async () => {
    await mkdir(findPath('closes'), { recursive: true });
    await write('closes/SPX.csv', makeCsv(0, listSessions('2023-08-01', 120)).trim());
    await run('import', findPath('closes'));
    const long = `<script>alert(1)</script> & "more" ${'of the same '.repeat(5)}`.trim();
    await importing(
      'mine.csv',
      head,
      `2023-09-05,,${long.replaceAll('"', '""').replace(/^.*$/, '"$&"')},me,2023-09-20`,
      '2023-10-02,2023-12-29,=1+1,,',
      '2030-01-02,,Planned,,2023-08-02',
    );
    const named = { ...env.getEnv(), DATABASE_URL: await read((store) => Promise.resolve(store.databaseUrl)) };
    vi.spyOn(env, 'getEnv').mockImplementation(() => named);
    const ask = async (query: string) => {
      forgetMarkets();
      const answer = await run('export', 'study', 'distance', `symbol=SPX&last=max&layers=notes&${query}`, '--format', 'json');
      expect(answer.stderr).toBe('');
      return answers.parse(JSON.parse(answer.stdout));
    };
    const rows = async (query: string) =>
      ((await ask(query)).tables.find(({ id }) => id === 'layers')?.rows ?? []).map(({ from, to, event, detail, known_from, source }) => [
        from,
        to,
        event,
        detail,
        known_from,
        source,
      ]);
    expect(await rows('asOf=2023-09-19')).toEqual([]);
    expect((await ask('asOf=2023-08-01')).flags.at(-1)?.message).toBe(
      'Some events cannot be shown: the store lacks notes of your own that were known then.',
    );
    const first = ['2023-09-05', '2023-09-05', '<script>alert(1)</script> &…', long, '2023-09-20', 'me'];
    expect(await rows('asOf=2023-09-20')).toEqual([first]);
    expect(await rows('asOf=2023-10-31')).toEqual([first, ['2023-10-02', null, '=1+1', null, '2023-10-02', 'notes “mine”']]);
    const { GET } = await import('@/app/api/v1/studies/[id]/route');
    const request = new Request('http://localhost/api/v1/studies/distance.zip?symbol=SPX&last=max&layers=notes&asOf=2023-10-31');
    const archive = unzipSync(
      new Uint8Array(await (await GET(request, { params: Promise.resolve({ id: 'distance.zip' }) })).arrayBuffer()),
    );
    const text = (name: string): string => strFromU8(archive[name] ?? new Uint8Array());
    expect(text('chart.svg')).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;…');
    expect(text('chart.svg')).not.toContain('<script>');
    // No spreadsheet runs what a note begins with.
    expect(text('layers.csv')).toContain(",'=1+1,");
    expect(text('layers.csv')).toContain(`"${long.replaceAll('"', '""')}"`);
    const answer = await ask('asOf=2023-10-31');
    const pinned = `asOf=2023-10-31&version=${answer.dataVersion}`;
    const before = await ask(pinned);
    await importing('mine.csv', head);
    expect(await ask(pinned)).toEqual(before);
    expect(await rows('asOf=2023-10-31')).toEqual([]);
    await (await getStore()).close();
    vi.restoreAllMocks();
  });
});
