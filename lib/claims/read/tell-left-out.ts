import type { Token } from './tokenize';

const isComma = (token: Token | undefined): boolean => token?.text === ',';

/** Tokens as they were written, without the comma at either end. */
function quote(tokens: readonly Token[]): string {
  const [from, to] = [isComma(tokens[0]) ? 1 : 0, isComma(tokens.at(-1)) ? -1 : undefined];
  const inner = tokens.slice(from, to);
  return inner.map(({ text, start }, at) => (at > 0 && start > (inner[at - 1]?.end ?? 0) ? ` ${text}` : text)).join('');
}

/** That a part of a sentence is left out, and why, as it is told. */
export function tellLeftOut(tokens: readonly Token[], reason: string): string {
  return `Cannot check: “${quote(tokens)}” is left out, and the rest is read without it. ${reason}`;
}
