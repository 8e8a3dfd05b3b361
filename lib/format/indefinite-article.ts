/** The indefinite article before a word or figure, by its sound: 'an eight-session', 'an 84-session', 'an AD percent', 'a one-session'. */
export function indefiniteArticle(next: string): 'a' | 'an' {
  return /^(8|11\b|18\b|(?!one\b)[aeio])/i.test(next) ? 'an' : 'a';
}
