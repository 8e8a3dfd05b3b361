import { describe, expect, it } from 'vitest';
import { escapeXml } from '@/lib/format/escape-xml';
import { toAtom, type AtomFeed } from '@/lib/export/to-atom';
import { readXml, type XmlElement } from '../../support/read-xml';

const feed: AtomFeed = {
  id: 'https://broadtape.example/facts/feed.xml',
  title: 'Facts & figures',
  subtitle: 'So "many" looks <find> something.',
  author: 'Broadtape',
  selfUrl: 'https://broadtape.example/facts/feed.xml',
  pageUrl: 'https://broadtape.example/facts',
  updated: '2024-07-16T20:00:00Z',
  entries: [
    {
      id: 'https://broadtape.example/facts?asOf=2024-07-16#2024-07-16-rut',
      title: 'The S&P 500 fell by −1.39% < 2%\u0000\u000b: an \ud800 "unsaid" one.',
      summary: 'Five times; before that on 28 Apr 2020.',
      url: 'https://broadtape.example/studies/claim?symbol=RUT&versus=SPX',
      categories: ['RUT', 'SPX'],
    },
  ],
};

function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function textOf(element: XmlElement, name: string): string {
  const found = children(element, name);
  expect(found, name).toHaveLength(1);
  return found[0]?.text ?? '';
}

describe('toAtom', () => {
  const root = readXml(toAtom(feed));

  it('is a feed with everything that RFC 4287 asks for', () => {
    expect([root.name, root.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect({
      id: textOf(root, 'id'),
      title: textOf(root, 'title'),
      subtitle: textOf(root, 'subtitle'),
      updated: textOf(root, 'updated'),
    }).toEqual({ id: feed.id, title: feed.title, subtitle: feed.subtitle, updated: feed.updated });
    expect(children(root, 'author').map((author) => textOf(author, 'name'))).toEqual(['Broadtape']);
    expect(children(root, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']])).toEqual([
      ['self', feed.selfUrl],
      ['alternate', feed.pageUrl],
    ]);
  });

  it('gives each entry back as it was, without what XML cannot carry', () => {
    const [entry] = children(root, 'entry');
    if (entry === undefined) throw new Error('the feed has an entry');
    expect(textOf(entry, 'id')).toBe(feed.entries[0]?.id);
    expect(textOf(entry, 'title')).toBe('The S&P 500 fell by −1.39% < 2%: an  "unsaid" one.');
    expect(textOf(entry, 'updated')).toBe(feed.updated);
    expect(textOf(entry, 'summary')).toBe('Five times; before that on 28 Apr 2020.');
    expect(children(entry, 'link').map(({ attributes }) => attributes['href'])).toEqual([
      'https://broadtape.example/studies/claim?symbol=RUT&versus=SPX',
    ]);
    expect(children(entry, 'category').map(({ attributes }) => attributes['term'])).toEqual(['RUT', 'SPX']);
  });

  it('is the same text for the same feed, and a feed without entries is one too', () => {
    expect(toAtom(feed)).toBe(toAtom(feed));
    expect(readXml(toAtom({ ...feed, entries: [] })).children.map(({ name }) => name)).not.toContain('entry');
  });
});

describe('escapeXml', () => {
  it('keeps whole characters beyond the first plane, white space and nothing that XML forbids', () => {
    expect(escapeXml('a\t\u{1F4C8}\n\u0001b\udc00')).toBe('a&#9;\u{1F4C8}&#10;b');
  });
});
