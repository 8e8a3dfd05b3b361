import 'server-only';
import { createHash } from 'node:crypto';

/** A page that stands for itself, and what its policy must allow. */
export interface HashedPage {
  readonly html: Buffer;
  /** Sources as a policy names them: `'sha256-…'`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

// React writes no `<` into an attribute: a tag that holds one was left open by somebody else, to take hold of the nonce of the next.
// White space is that of HTML: among bytes `\s` would find half of a letter (0xA0).
const opening = /^<(script|style|link)((?:[\t\n\f\r ][^<>]*)?)>$/;
const begins = ['<script', '<style', '<link'] as const;
const attribute = /([^\t\n\f\r ="]+)(?:="([^"]*)")?/g;

type Bytes = readonly Buffer[];

function hashSource(parts: Bytes): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `'sha256-${hash.digest('base64')}'`;
}

/** What goes of the page, in its order: the nonce wherever it stands, with the attribute where it is one. */
function listMentions(page: Buffer, nonce: string): { readonly from: number; readonly to: number }[] {
  const [before, after] = [' nonce="', '"'];
  const found: { readonly from: number; readonly to: number }[] = [];
  for (let at = page.indexOf(nonce); at >= 0; at = page.indexOf(nonce, at + nonce.length)) {
    const end = at + nonce.length;
    const isAttribute =
      page.toString('latin1', Math.max(0, at - before.length), at) === before && page.toString('latin1', end, end + after.length) === after;
    found.push(isAttribute ? { from: at - before.length, to: end + after.length } : { from: at, to: end });
  }
  return found;
}

/** Reads the page from its begin to its end without what goes of it, each byte once, and copies none. */
function createCutter(page: Buffer, nonce: string): (from: number, to: number) => Buffer[] {
  const mentions = listMentions(page, nonce);
  let next = 0;
  return (from, to) => {
    const parts: Buffer[] = [];
    let taken = from;
    for (let gone = mentions[next]; gone !== undefined && gone.from < to; gone = mentions[next]) {
      next += 1;
      if (gone.from < from) continue;
      parts.push(page.subarray(taken, gone.from));
      taken = gone.to;
    }
    parts.push(page.subarray(taken, to));
    return parts;
  };
}

interface Tag {
  readonly at: number;
  readonly inside: number;
  readonly name: string;
  readonly written: string;
}

/** Finds the next of the tags that matter from a place on, each place being behind the one before. Bytes are looked for, and tags alone made text. */
function createFinder(page: Buffer): (from: number) => Tag | null {
  const places = begins.map((begin) => ({ begin, at: -1 }));
  const findBegin = (from: number): number => {
    for (const place of places)
      if (place.at < from) {
        const at = page.indexOf(place.begin, from, 'latin1');
        place.at = at < 0 ? page.length : at;
      }
    return Math.min(...places.map(({ at }) => at));
  };
  return (from) => {
    for (let at = findBegin(from); at < page.length; at = findBegin(at + 1)) {
      const inside = page.indexOf('>', at, 'latin1') + 1;
      const [, name, written = ''] = opening.exec(page.toString('latin1', at, inside)) ?? [];
      if (name !== undefined) return { at, inside, name, written };
    }
    return null;
  };
}

/** The attributes of a tag as React writes them; the address among them, where there is one. */
function readAttributes(text: string): Map<string, string> {
  return new Map([...text.matchAll(attribute)].map(([, name = '', value = '']) => [name.toLowerCase(), value.replaceAll('&amp;', '&')]));
}

const loaded = ['id', 'nomodule', 'crossorigin'] as const;

/**
 * A script that adds those of `wanted` to the page. A policy with 'strict-dynamic' runs a file only where a script that it trusts has asked for it,
 * and no browser but one knows files by their hash.
 */
function writeLoader(wanted: readonly Readonly<Record<string, string>>[]): string {
  const list = JSON.stringify(wanted).replaceAll('<', '\\u003c');
  return `${list}.forEach(function(a){var s=document.createElement("script");for(var k in a)s.setAttribute(k,a[k]);s.async=true;document.head.appendChild(s)})`;
}

/**
 * Takes the nonce out of a page that Next has rendered, out of its payload too, and tells the hashes of all that it had allowed and nothing else:
 * inline scripts and styles as they are, files of scripts by one more script, which is first of all and asks for them. What stands in the page without
 * the nonce is as forbidden as before.
 *
 * Only what stands behind the first `<head>` is allowed, which Next writes before every script, style and preload: the one more script has to run before
 * any of them. What a page has in front of it is forbidden like all else without a hash. Of a page without `<head>` all is read, and no script is added.
 *
 * Its tags are looked for among its bytes: all that is looked for is ASCII, and they are hashed and sent as they are.
 */
export function allowByHash(page: Buffer, nonce: string): HashedPage {
  const scripts: string[] = [];
  const styles: string[] = [];
  const wanted = new Map<string, Readonly<Record<string, string>>>();
  const cut = createCutter(page, nonce);
  const want = (src: string, attributes: ReadonlyMap<string, string>): void => {
    const kept: Record<string, string> = { ...wanted.get(src), src };
    for (const name of loaded) if (attributes.has(name)) kept[name] = attributes.get(name) ?? '';
    wanted.set(src, kept);
  };

  const parts: Buffer[] = [];
  const preloaded: string[] = [];
  const head = page.indexOf('<head>');
  // How much of the page is in `parts` already: each byte is looked at, hashed and copied once, since a page is long.
  let taken = head < 0 ? 0 : head + '<head>'.length;
  parts.push(...cut(0, taken));
  const begun = parts.length;
  const find = createFinder(page);
  let from = taken;
  for (let tag = find(from); tag !== null; tag = find(from)) {
    const { at, inside, name, written } = tag;
    from = inside;
    const end = name === 'link' ? inside : page.indexOf(`</${name}>`, inside);
    if (end < 0) continue;
    // What looks like a tag inside of a script or a style is text.
    from = end;
    const attributes = readAttributes(written);
    if (attributes.get('nonce') !== nonce) continue;
    const isPreload = name === 'link' && attributes.get('as') === 'script';
    const file = isPreload ? attributes.get('href') : name === 'script' ? attributes.get('src') : undefined;
    if (file !== undefined) {
      if (isPreload) preloaded.push(file);
      else want(file, attributes);
      parts.push(...cut(taken, at));
      taken = name === 'link' ? end : end + `</${name}>`.length;
    } else if (name !== 'link') {
      parts.push(...cut(taken, inside));
      const text = cut(inside, end);
      (name === 'script' ? scripts : styles).push(hashSource(text));
      parts.push(...text);
      taken = end;
    }
  }
  parts.push(...cut(taken, page.length));
  for (const href of preloaded) want(href, new Map());

  const loader = writeLoader([...wanted.values()]);
  if (head >= 0) parts.splice(begun, 0, Buffer.from(`<script>${loader}</script>`, 'latin1'));
  return {
    html: Buffer.concat(parts),
    scripts: [...new Set([hashSource([Buffer.from(loader, 'latin1')]), ...scripts])],
    styles: [...new Set(styles)],
  };
}
