const underWords: Readonly<Record<string, string>> = {
  'measure=pp': 'in percentage points',
  'measure=ratio': 'as a ratio',
  'measure=log': 'in logarithms',
  'price=close': 'by closes',
  'price=high': 'by intraday highs',
  'deviation=sample': 'with the sample deviation',
  'deviation=population': 'with the population deviation',
  'basis=price': 'without dividends',
  'basis=total': 'with dividends reinvested',
  rounding: 'when rounded',
};

/** What is named of a verdict on a claim; a study's `Verdict` fits. */
export interface NamedVerdict {
  readonly kind: 'holds' | 'holds_only_under' | 'fails' | 'cannot_check';
  readonly under: string | null;
  /** Where more could have been said of what holds; misdated, where what is told as the first since a time had none in it. */
  readonly understated?: { readonly misdated: boolean } | null;
  /** Why what holds is nothing to stand out by: 'level with one other'. */
  readonly caveat?: string | null;
}

/** A definition as words of a sentence: 'in percentage points'. Words that are not known stay as they are. */
function sayUnder(under: string): string {
  return underWords[under] ?? under;
}

/**
 * A verdict in a few words, without a full stop.
 * @example nameVerdict({ kind: 'holds_only_under', under: 'measure=pp' }) // 'Holds only in percentage points'
 */
export function nameVerdict({ kind, under, understated = null, caveat = null }: NamedVerdict): string {
  const more = `${understated === null ? '' : understated.misdated ? ', misdated' : ', understated'}${caveat === null ? '' : `, ${caveat}`}`;
  if (kind === 'holds_only_under') return `Holds only ${sayUnder(under ?? '')}${more}`;
  if (kind === 'cannot_check') return 'Cannot be checked';
  return kind === 'holds' ? `Holds${more}` : 'Fails';
}
