import { describe, expect, it } from 'vitest';
import { nameNoteList } from '@/lib/ingest/import/import-notes';

describe('A list of notes', () => {
  it.each([
    ['/home/me/Fed moves 2024.csv', 'fed-moves-2024'],
    ['notes.csv.gz', 'notes'],
    ['日記.csv', '日記'],
    ['Ereignisse_für-März.tsv', 'ereignisse-für-märz'],
    ['___.csv', 'notes'],
  ])('is named after its file: %s', (file, name) => {
    expect(nameNoteList(file)).toBe(name);
  });

  it('is another where names are alike in their beginning only', () => {
    const alike = 'a very long name of a file with notes on one market';
    const [first, second] = [nameNoteList(`${alike} 2023.csv`), nameNoteList(`${alike} 2024.csv`)];
    expect(first).not.toBe(second);
    expect([first.length, second.length]).toEqual([40, 40]);
  });
});
