import { describe, expect, it } from 'vitest';
import { meetsBound } from '@/lib/studies/after/claim/meets-bound';
import { claimParams } from '@/lib/studies/after/claim/params';
import { isTooMuch, listMentions } from '@/lib/claims/read/own/mentions';
import { hasOwnWordsAlone, prepareOwnWords } from '@/lib/claims/read/own/own-words';
import { readJoinedWords } from '@/lib/claims/read/own/read-joined-words';
import { readOwnSentence } from '@/lib/claims/read/own/read-own-sentence';
import { toPlain } from '@/lib/claims/read/own/words-in-common';
import { corpusInstruments, judgeSentence, readCorpus, readCorpusSentence, toCanonical } from '../support/judge-sentences';
import { drawOwnSentences, judgeOwnSentence } from '../support/own-sentences';
import { rounds } from '../support/rounds';

const corpus = readCorpus();

describe('the corpus of sentences', () => {
  it('has enough of both kinds, each once', () => {
    expect(corpus.filter((sentence) => 'claims' in sentence).length).toBeGreaterThanOrEqual(150);
    expect(corpus.filter((sentence) => 'refused' in sentence).length).toBeGreaterThanOrEqual(50);
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
  });

  it.each(corpus.map((sentence) => [sentence.text, sentence] as const))('%s', (_, sentence) => {
    const { read } = judgeSentence(sentence);
    if ('claims' in sentence) {
      const { leftOut } = sentence;
      const told = leftOut === undefined ? [] : [expect.stringContaining(`Cannot check: “${leftOut}” is left out`)];
      expect(read.cannot).toEqual(told);
      expect(read.claims.map(({ query }) => toCanonical(query))).toEqual(sentence.claims.map(toCanonical));
      // Of what is left out each word, and no other.
      const unread = read.words.flatMap(({ text, role }) => (role === 'unread' ? [text.replace(/\.$/u, '')] : []));
      expect(unread.join(' ')).toBe(leftOut ?? '');
    } else {
      expect(read.claims).toEqual([]);
      expect(read.cannot.join('\n').toLowerCase()).toContain(sentence.refused.toLowerCase());
      expect(read.cannot.every((reason) => reason.startsWith('Cannot check: ') && reason.endsWith('.'))).toBe(true);
    }
    // The words are the text, nothing left out.
    expect(read.words.map(({ text }) => text).join(' ')).toBe(sentence.text);
  });

  it('proposes what the study of claims takes, and refuses the rest with the reason', () => {
    for (const sentence of corpus) {
      if (!('claims' in sentence)) continue;
      const read = readCorpusSentence(sentence, true);
      for (const { query } of read.claims) {
        const texts = Object.fromEntries(new URLSearchParams(query));
        delete texts['asOf'];
        expect(claimParams.safeParse(texts).success, query).toBe(true);
        expect(Object.keys(texts).filter((name) => !(name in claimParams.shape))).toEqual([]);
      }
      if (read.claims.length === 0) expect(read.cannot.join(' '), sentence.text).toMatch(/claims cannot speak of it/);
      else expect(read.claims.map(({ query }) => toCanonical(query))).toEqual(sentence.claims.map(toCanonical));
    }
  });

  it('knows nothing that came after the post', () => {
    for (const sentence of corpus) {
      if (!('claims' in sentence) || sentence.asOf === undefined) continue;
      for (const { query } of readCorpusSentence(sentence).claims) {
        const asOf = new URLSearchParams(query).get('asOf') ?? 'the newest';
        expect(asOf <= sentence.asOf, `${sentence.text} ${query}`).toBe(true);
      }
    }
  });

  it('asks for the day of the post where nothing else dates the sentence', () => {
    const read = readCorpusSentence({ text: 'The S&P 500 rose 2.1% on Friday.', claims: [] });
    expect(read.claims).toEqual([]);
    expect(read.needsPost).toBe(true);
    expect(readCorpusSentence({ text: 'The S&P 500 rose 2.1% on 12 July 2024.', claims: [] }).needsPost).toBe(false);
  });

  it('makes one claim of what is said twice, and of a long text no more than eight', () => {
    const many = Array.from({ length: 20 }, (_, index) => `The S&P 500 rose ${index + 1}% on Tuesday.`).join(' ');
    const read = readCorpusSentence({ text: many, asOf: '2024-07-16', claims: [] });
    expect(read.claims).toHaveLength(8);
    expect(read.cannot.join(' ')).toContain('more than 8 claims');
    const said = 'The S&P 500 rose 1% on Tuesday.';
    const twice = readCorpusSentence({ text: `${said} ${said}`, asOf: '2024-07-16', claims: [] });
    expect(twice.claims).toHaveLength(1);
    expect(twice.cannot).toEqual([]);
  });

  it('reads words that every object of the language has as it reads any other that is in no list', () => {
    const read = (word: string): readonly string[] =>
      ['@ rose 2%', 'since Black Monday @', '@ @ 1987', 'from @ to @', '5 @'].flatMap((words) => {
        const text = `The S&P 500 fell 3% on Tuesday, ${words.replaceAll('@', word)}.`;
        const { claims, cannot } = readCorpusSentence({ text, asOf: '2024-07-16', claims: [] });
        return [String(claims.length), ...cannot.map((reason) => reason.replaceAll(word, '@'))];
      });
    for (const word of ['constructor', 'valueOf', 'toString', 'hasOwnProperty']) expect(read(word)).toEqual(read('floccule'));
  });

  it('says what it took for granted', () => {
    const { claims, words } = readCorpusSentence({ text: 'Small caps rose 3.6% on Thursday.', asOf: '2024-07-12', claims: [] });
    expect(claims[0]?.assumed).toEqual(['Small caps are taken for the Russell 2000.', 'Thursday is taken to be 11 Jul 2024.']);
    const first = readCorpusSentence({ text: 'The S&P 500 notched its first record in 30 days.', asOf: '2024-07-16', claims: [] });
    expect(first.claims[0]?.assumed).toContain('Days are counted as sessions.');
    expect(words.slice(0, 2).map(({ role }) => role)).toEqual(['assumed', 'assumed']);
    const every = readCorpusSentence({ text: 'The S&P 500 rose every day this week.', asOf: '2024-07-17', claims: [] });
    expect(every.claims[0]?.assumed).toContain('The week is counted up to 17 Jul 2024.');
  });

  it('says of a dated sentence up to when it is judged where nobody says when it was published', () => {
    const assumed = (text: string, asOf?: string) =>
      readCorpusSentence({ text, ...(asOf === undefined ? {} : { asOf }), claims: [] }).claims.flatMap((one) => one.assumed);
    const worst = 'The Nasdaq-100 fell 12.2% on March 16, 2020, its worst day since 1987.';
    expect(assumed(worst)).toEqual(['Without the day of the post it is judged by what was known on its own day.']);
    expect(assumed(worst, '2020-03-16')).toEqual([]);
    expect(assumed('The Nasdaq-100 fell 12.2% on March 16, 2020.')).toEqual([]);
    expect(assumed('The S&P 500 closed at a record on July 11, 2024.')).toEqual([
      'Without the day of the post all that is stored is looked at for when it was so next.',
    ]);
  });

  it.each([
    ['about 28%', 28.5, '“About” or “around” 28 is taken for what is rounded to it: 27.5 to 28.5.'],
    ['about 30%', 31.5, '“About” or “around” 30 is taken for what is not further from it than 1.5: 28.5 to 31.5.'],
    ['about 1,000 points', 1050, '“About” or “around” 1,000 is taken for what is not further from it than 50: 950 to 1,050.'],
    ['some 740%', 745, '“About” or “around” 740 is taken for what is not further from it than 5: 735 to 745.'],
    ['roughly 28.5%', 28.55, '“About” or “around” 28.5 is taken for what is rounded to it: 28.45 to 28.55.'],
  ])('says what %s allows', (figure, last, allowed) => {
    const read = readCorpusSentence({ text: `The S&P 500 rose ${figure} in 2013.`, asOf: '2014-01-10', claims: [] });
    expect(read.claims[0]?.assumed).toContain(allowed);
    // What is about 28 and what is not: the figure is compared as the claim says it.
    const said = new URLSearchParams(read.claims[0]?.query).get('said') ?? '';
    const isAbout = (value: number) => meetsBound({ said, side: 'about', isSize: true, room: 0 }, value);
    expect([isAbout(last - 0.001), isAbout(last + 0.001)]).toEqual([true, false]);
  });

  it.each([
    ['just over 28%', 'just-over', '“Just over” or the like 28 is taken for what is rounded to it, and more than it: 28 to 28.5.'],
    ['a bit more than 28%', 'just-over', '“Just over” or the like 28 is taken for what is rounded to it, and more than it: 28 to 28.5.'],
    ['nearly 28.5%', 'nearly', '“Nearly” or “almost” 28.5 is taken for what is rounded to it, and less than it: 28.45 to 28.5.'],
    ['just shy of 28%', 'just-under', '“Just under” or the like 28 is taken for what is rounded to it, and less than it: 27.5 to 28.'],
  ])('says what %s allows, on its side alone', (figure, side, allowed) => {
    const { claims } = readCorpusSentence({ text: `The S&P 500 rose ${figure} in 2013.`, asOf: '2014-01-10', claims: [] });
    expect(new URLSearchParams(claims[0]?.query).get('side')).toBe(side);
    expect(claims[0]?.assumed).toContain(allowed);
  });
});

describe('the sentences that claims print', () => {
  it('are read back as their own claims, never as others: of all that can be said nineteen in twenty, the rest refused with a reason', () => {
    const drawn = drawOwnSentences(rounds(500, 60), 16);
    const judged = drawn.map((sentence) => ({ ...sentence, ...judgeOwnSentence(sentence) }));
    expect(judged.filter(({ verdict }) => verdict === 'other').map(({ text }) => text)).toEqual([]);
    for (const { verdict, read, text } of judged) expect(read.cannot.length > 0, text).toBe(verdict === 'refused');
    // That it was not found is said, and that its words are not understood of none: each of them is one of ours.
    const missed = judged.filter(({ verdict }) => verdict === 'refused');
    for (const { read, text } of missed)
      expect(read.cannot, text).toEqual([expect.stringContaining('has the words in which claims are printed')]);
    expect(judged.filter(({ verdict }) => verdict === 'equal').length / drawn.length).toBeGreaterThanOrEqual(0.95);
    // Else little of the schema was tried.
    expect(new Set(drawn.map(({ measure, comparison }) => `${measure} ${comparison}`)).size).toBeGreaterThan(40);
  });

  it.each(['Meta Platforms’', "Meta Platforms'", 'Meta Platforms’s'])('are found with their owner written as %s', (owner) => {
    const instruments = [...corpusInstruments, { symbol: 'METAX', name: 'Meta Platforms' }];
    expect(
      readOwnSentence(`${owner} one-session lag behind the S&P 500 on 16 Jul 2024 was the largest since 2022.`, instruments, null),
    ).toMatchObject({ query: expect.stringContaining('symbol=METAX&versus=SPX') as unknown });
  });

  it('are not searched for in the words of others', () => {
    const others = corpus.map(({ text }) => text).filter((text) => !hasOwnWordsAlone(toPlain(text), corpusInstruments));
    expect(others.length / corpus.length).toBeGreaterThan(0.8);
    for (const text of others) expect(readOwnSentence(text, corpusInstruments, null), text).toBeNull();
  });

  it('are not searched for where more is named than they name, which would take seconds', () => {
    const numbers = Array.from({ length: 230 }, (_, place) => place + 2).join(' ');
    const years = Array.from({ length: 170 }, (_, place) => 1850 + place).join(' ');
    const search = (gain: string, since: string) =>
      readOwnSentence(`The S&P 500’s ${gain} gain on 16 Jul 2024 was the largest since ${since}.`, corpusInstruments, null);
    expect(search('one-session', 'the start of 2004')).toMatchObject({ query: expect.stringContaining('since=2004') as unknown });
    expect(search(`${numbers} session`, 'the start of 2004')).toBeNull();
    expect(search('one-session', years)).toBeNull();
    for (const { text } of drawOwnSentences(rounds(2000, 200), 18))
      expect(isTooMuch(listMentions(text, corpusInstruments)), text).toBe(false);
  });

  it('are the universe’s where its words could be those of a sector, too', () => {
    const read = readOwnSentence(
      'The share of the S&P 500 sectors Health Care sector members above their 50-session mean on 16 Jul 2024 was 60%.',
      corpusInstruments,
      null,
    );
    expect(read).toMatchObject({ query: expect.stringContaining('members=sectors&sector=health-care') as unknown });
  });

  it('need nothing made when they come where it was made ahead', () => {
    let steps = 1;
    while (!prepareOwnWords()) steps += 1;
    expect(steps).toBeLessThan(500);
    expect(prepareOwnWords()).toBe(true);
    expect(hasOwnWordsAlone(toPlain('The S&P 500’s gain was the largest'), corpusInstruments)).toBe(true);
  });

  it('are not taken apart at every "and" where there are more than what is joined has', () => {
    let written = 0;
    const mentions = listMentions('a record close', corpusInstruments);
    const search = (words: string) => {
      written = 0;
      return readJoinedWords(words, claimParams.parse({ measure: 'record', comparison: 'happened' }), {
        ...mentions,
        nameOf: (symbol) => {
          written += 1;
          return mentions.nameOf(symbol);
        },
      });
    };
    expect(search('a record close')).toMatchObject({ joined: ['a record close'] });
    expect(written).toBeGreaterThan(0);
    expect(search(`${'a and '.repeat(230)}a loss`)).toBeNull();
    expect(written).toBe(0);
  });

  it('are theirs alone: with one word taken out, doubled or changed they are no longer read as the same claim', () => {
    for (const sentence of drawOwnSentences(rounds(60, 6), 17)) {
      const words = sentence.text.split(' ');
      const places = [1, Math.floor(words.length / 2), words.length - 2];
      for (const at of places) {
        const without = words.toSpliced(at, 1).join(' ');
        const doubled = words.toSpliced(at, 0, words[at] ?? '').join(' ');
        for (const text of [without, doubled, `If ${sentence.text}`, sentence.text.replace(' was ', ' was not ')])
          if (text !== sentence.text) expect(judgeOwnSentence({ ...sentence, text }).verdict, text).not.toBe('equal');
      }
    }
  });
});
