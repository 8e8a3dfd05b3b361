import { escapeXml } from '@/lib/format/escape-xml';

/** One entry of a feed. Texts are plain; addresses and ids are absolute. */
export interface AtomEntry {
  /** Stays the same for ever: readers tell entries apart by it. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The page that proves it. */
  readonly url: string;
  readonly categories: readonly string[];
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** Address of the feed itself, and of the page that says the same. */
  readonly selfUrl: string;
  readonly pageUrl: string;
  /** When what the feed and its entries are about became known: an instant, ISO 8601 with Z. */
  readonly updated: string;
  readonly entries: readonly AtomEntry[];
}

function writeElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function writeEntry({ id, title, summary, url, categories }: AtomEntry, updated: string): string {
  return [
    '  <entry>',
    `    ${writeElement('id', id)}`,
    `    ${writeElement('title', title)}`,
    `    ${writeElement('updated', updated)}`,
    `    ${writeElement('published', updated)}`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    ...categories.map((term) => `    <category term="${escapeXml(term)}"/>`),
    `    ${writeElement('summary', summary)}`,
    '  </entry>',
  ].join('\n');
}

/** A feed as Atom (RFC 4287), entries in the order given. The same feed gives the same text. */
export function toAtom({ id, title, subtitle, author, selfUrl, pageUrl, updated, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  ${writeElement('id', id)}`,
    `  ${writeElement('title', title)}`,
    `  ${writeElement('subtitle', subtitle)}`,
    `  ${writeElement('updated', updated)}`,
    `  <author>${writeElement('name', author)}</author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(selfUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(pageUrl)}"/>`,
    ...entries.map((entry) => writeEntry(entry, updated)),
    '</feed>',
    '',
  ].join('\n');
}
