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
const opening = /<(script|style|link)((?:[\t\n\f\r ][^<>]*)?)>/g;
const attribute = /([^\t\n\f\r ="]+)(?:="([^"]*)")?/g;

/** Of bytes as letters: see `allowByHash`. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'latin1').digest('base64')}'`;
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
 * The page is read as Latin-1, a letter for each byte: all that is looked for is ASCII, other bytes pass as they are, and none of a long page is decoded,
 * encoded again to be hashed, and again to be sent.
 */
export function allowByHash(page: Buffer, nonce: string): HashedPage {
  const rendered = page.toString('latin1');
  const scripts: string[] = [];
  const styles: string[] = [];
  const wanted = new Map<string, Readonly<Record<string, string>>>();
  const mention = ` nonce="${nonce}"`;
  const strip = (text: string): string => (text.includes(nonce) ? text.replaceAll(mention, '').replaceAll(nonce, '') : text);
  const want = (src: string, attributes: ReadonlyMap<string, string>): void => {
    const kept: Record<string, string> = { ...wanted.get(src), src };
    for (const name of loaded) if (attributes.has(name)) kept[name] = attributes.get(name) ?? '';
    wanted.set(src, kept);
  };

  const parts: string[] = [];
  const preloaded: string[] = [];
  // How much of the page is in `parts` already: each letter is read, stripped and hashed once, since a page is long.
  let taken = 0;
  const next = new RegExp(opening);
  for (let tag = next.exec(rendered); tag !== null; tag = next.exec(rendered)) {
    const [{ length }, name = '', written = ''] = tag;
    const inside = tag.index + length;
    const end = name === 'link' ? inside : rendered.indexOf(`</${name}>`, inside);
    if (end < 0) continue;
    // What looks like a tag inside of a script or a style is text.
    next.lastIndex = end;
    const attributes = readAttributes(written);
    if (attributes.get('nonce') !== nonce) continue;
    const isPreload = name === 'link' && attributes.get('as') === 'script';
    const file = isPreload ? attributes.get('href') : name === 'script' ? attributes.get('src') : undefined;
    if (file !== undefined) {
      if (isPreload) preloaded.push(file);
      else want(file, attributes);
      parts.push(strip(rendered.slice(taken, tag.index)));
      taken = name === 'link' ? end : end + `</${name}>`.length;
    } else if (name !== 'link') {
      const text = strip(rendered.slice(inside, end));
      (name === 'script' ? scripts : styles).push(hashSource(text));
      parts.push(strip(rendered.slice(taken, inside)), text);
      taken = end;
    }
  }
  parts.push(strip(rendered.slice(taken)));
  for (const href of preloaded) want(href, new Map());

  const loader = writeLoader([...wanted.values()]);
  return {
    html: Buffer.from(
      parts.join('').replace('<head>', () => `<head><script>${loader}</script>`),
      'latin1',
    ),
    scripts: [...new Set([hashSource(loader), ...scripts])],
    styles: [...new Set(styles)],
  };
}
