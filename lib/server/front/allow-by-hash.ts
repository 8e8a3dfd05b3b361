import 'server-only';
import { createHash } from 'node:crypto';

/** A page that stands for itself, and what its policy must allow. */
export interface HashedPage {
  readonly html: string;
  /** Sources as a policy names them: `'sha256-…'`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

// React writes no `<` into an attribute: a tag that holds one was left open by somebody else, to take hold of the nonce of the next.
const script = /<script((?:\s[^<>]*)?)>([\s\S]*?)<\/script>/g;
const style = /<style((?:\s[^<>]*)?)>([\s\S]*?)<\/style>/g;
const link = /<link(\s[^<>]*?)\/?>/g;
const attribute = /([^\s="]+)(?:="([^"]*)")?/g;

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
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
 */
export function allowByHash(rendered: string, nonce: string): HashedPage {
  const scripts: string[] = [];
  const styles: string[] = [];
  const wanted = new Map<string, Readonly<Record<string, string>>>();
  const isAllowed = (attributes: ReadonlyMap<string, string>): boolean => attributes.get('nonce') === nonce;
  const strip = (text: string): string => text.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, '');
  const want = (src: string, attributes: ReadonlyMap<string, string>): void => {
    const kept: Record<string, string> = { ...wanted.get(src), src };
    for (const name of loaded) if (attributes.has(name)) kept[name] = attributes.get(name) ?? '';
    wanted.set(src, kept);
  };

  const withoutFiles = rendered
    .replace(script, (tag, written: string, text: string) => {
      const attributes = readAttributes(written);
      const src = attributes.get('src');
      if (!isAllowed(attributes)) return tag;
      if (src === undefined) scripts.push(hashSource(strip(text)));
      else want(src, attributes);
      return src === undefined ? tag : '';
    })
    .replace(link, (tag, written: string) => {
      const attributes = readAttributes(written);
      const href = attributes.get('href');
      if (attributes.get('as') !== 'script' || href === undefined || !isAllowed(attributes)) return tag;
      want(href, new Map());
      return '';
    });
  for (const [, written = '', text = ''] of withoutFiles.matchAll(style))
    if (isAllowed(readAttributes(written))) styles.push(hashSource(strip(text)));

  const loader = writeLoader([...wanted.values()]);
  return {
    html: strip(withoutFiles).replace('<head>', () => `<head><script>${loader}</script>`),
    scripts: [...new Set([hashSource(loader), ...scripts])],
    styles: [...new Set(styles)],
  };
}
