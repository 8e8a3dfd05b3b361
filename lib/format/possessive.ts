/**
 * The owner of something, after whose name the thing follows: a name that ends like a plural takes the apostrophe alone.
 * @example possessive('the S&P 500') // 'the S&P 500’s'
 * @example possessive('Meta Platforms') // 'Meta Platforms’'
 */
export function possessive(name: string): string {
  return `${name}${possessiveEnding(name)}`;
}

/**
 * What makes an owner of a name that is written apart from it. A ticker is no plural: 'CVS’s'.
 * @example possessiveEnding('CVS') // '’s'
 */
export function possessiveEnding(name: string): '’' | '’s' {
  return name.endsWith('s') ? '’' : '’s';
}
