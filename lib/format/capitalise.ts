/** Text with a capital first letter: the start of a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text with a small first letter: the middle of a sentence. An abbreviation keeps its capitals: 'AD percent'. */
export function uncapitalise(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
