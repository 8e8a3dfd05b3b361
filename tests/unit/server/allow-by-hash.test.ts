import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allowByHash as allowBytes } from '@/lib/server/maker/allow-by-hash';

const nonce = 'a1M7GRTXP1fiSsXx8kNJNg==';
const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** As texts: what the server has are bytes. */
function allowByHash(
  text: string,
  of: string,
): { readonly html: string; readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const { html, ...allowed } = allowBytes(Buffer.from(text), of);
  return { html: html.toString(), ...allowed };
}
const page = (head: string, body = ''): string => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('a page whose nonce gives way to hashes', () => {
  it('has no nonce left, in attributes or in its payload, and allows what its scripts and styles are without it', () => {
    const { html, scripts, styles } = allowByHash(
      page(
        `<style nonce="${nonce}">a{color:red}</style>`,
        `<script nonce="${nonce}">push("{\\"nonce\\":\\"${nonce}\\"}")</script><script nonce="${nonce}" id="_R_">go()</script>`,
      ),
      nonce,
    );
    expect(html).not.toContain(nonce);
    expect(html).toContain('<script>push("{\\"nonce\\":\\"\\"}")</script><script id="_R_">go()</script>');
    expect(scripts).toEqual(expect.arrayContaining([sha('push("{\\"nonce\\":\\"\\"}")'), sha('go()')]));
    expect(styles).toEqual([sha('a{color:red}')]);
  });

  it('lets one script ask for the files of scripts, each once, before anything else', () => {
    const { html, scripts } = allowByHash(
      page(
        `<link rel="preload" as="script" fetchPriority="low" nonce="${nonce}" href="/a.js"/><script src="/b.js?x=1&amp;y=2" async="" nonce="${nonce}"></script>` +
          `<script src="/old.js" noModule="" nonce="${nonce}"></script>`,
        `<script src="/a.js" id="_R_" nonce="${nonce}" async=""></script>`,
      ),
      nonce,
    );
    const [, loader = ''] = /^<!DOCTYPE html><html><head><script>(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(loader.slice(0, loader.indexOf('.forEach(')))).toEqual([
      { src: '/b.js?x=1&y=2' },
      { src: '/old.js', nomodule: '' },
      { src: '/a.js', id: '_R_' },
    ]);
    expect(scripts).toEqual([sha(loader)]);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('rel="preload"');
  });

  it.each([
    ['an inline script', '<script>steal()</script>'],
    ['one with another nonce', '<script nonce="guessed">steal()</script>'],
    ['a file', '<script src="https://evil.test/x.js"></script>'],
    ['one that reaches for the nonce of the next', `<script src="https://evil.test/x.js" a="<script nonce="${nonce}">ours()</script>`],
    ['a preload', '<link rel="preload" as="script" href="https://evil.test/x.js"/>'],
  ])('allows nothing that the nonce had not allowed: %s', (_name, injected) => {
    const { html, scripts } = allowByHash(page('', injected), nonce);
    expect(scripts.filter((source) => ![sha('ours()')].includes(source))).toEqual([
      sha(
        '[].forEach(function(a){var s=document.createElement("script");for(var k in a)s.setAttribute(k,a[k]);s.async=true;document.head.appendChild(s)})',
      ),
    ]);
    expect(html).toContain(injected.replaceAll(` nonce="${nonce}"`, ''));
  });

  it('takes what looks like a tag in the text of a script or a style for text, and an opening without an end for nothing', () => {
    const text = `a("<link as=script href=/x.js nonce=\\"${nonce}\\"><style nonce=\\"${nonce}\\">")`;
    const { html, scripts, styles } = allowByHash(page(`<script nonce="${nonce}">${text}</script>`, `<style nonce="${nonce}">open`), nonce);
    expect(scripts).toContain(sha(text.replaceAll(nonce, '')));
    expect(styles).toEqual([]);
    expect(html).not.toContain(nonce);
    expect(html).toContain('<style>open');
  });

  it('leaves letters beyond ASCII as they are, and hashes them as a browser does, in UTF-8', () => {
    const { html, scripts } = allowByHash(page(`<script nonce="${nonce}">say("−5 % · “ü” 🙂")</script>`, '<p>Größe – 𝑥</p>'), nonce);
    expect(html).toContain('<script>say("−5 % · “ü” 🙂")</script></head><body><p>Größe – 𝑥</p>');
    expect(scripts).toContain(sha('say("−5 % · “ü” 🙂")'));
  });

  it('takes no part of a letter for white space before an attribute', () => {
    expect(allowByHash(page('', `<script ànonce="${nonce}">steal()</script>`), nonce).scripts).not.toContain(sha('steal()'));
  });

  it('allows no style that came without it', () => {
    expect(allowByHash(page('<style>body{display:none}</style>'), nonce).styles).toEqual([]);
  });
});
