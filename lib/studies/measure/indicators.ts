import type { ColumnUnit } from '../kit/study';
import { sentenceWord as word, type SentenceParts } from './sentence-word';

/** What an indicator's words and values depend on. */
export interface IndicatorChoice {
  readonly indicator: IndicatorName;
  /** Closes of a mean, sessions of a return or of a correlation. */
  readonly sessions: number;
  readonly adjust: 'ratio' | 'raw';
  readonly mean: 'ema' | 'sma';
  readonly variant: '2.2' | '2.8';
  readonly top: number;
}

interface Indicator {
  /** As the control shows it. */
  readonly label: string;
  /**
   * `event`: happens on single sessions, measured as sessions since the one before; `signed`: above or below zero, a weak one is so much
   * below; `share` and `level`: high or low, where zero says nothing.
   */
  readonly kind: 'event' | 'signed' | 'share' | 'level';
  readonly unit: ColumnUnit;
  /** Threshold of a rule that names none, in the unit shown; a signed one as a size. */
  readonly usual: { readonly up: number; readonly down: number };
  /** What it is computed from: counts, counts that need constituents (no ready-made ones have them), or the members themselves. */
  readonly from: 'counts' | 'averages' | 'members';
  /** Members and their index are measured on one basis. */
  readonly pairsWithIndex?: boolean;
  /** The indicator as a noun without an article; `who` are the members. */
  readonly say: (choice: IndicatorChoice, who: SentenceParts) => SentenceParts;
}

const of =
  (name: string) =>
  (_: IndicatorChoice, who: SentenceParts): SentenceParts => [word('indicator', name), ' of ', ...who];

function ofMcClellan(name: string) {
  return ({ adjust }: IndicatorChoice, who: SentenceParts): SentenceParts => [
    word('adjust', adjust === 'ratio' ? 'ratio-adjusted' : 'raw'),
    ' ',
    word('indicator', name),
    ' of ',
    ...who,
  ];
}

/** The indicators of a universe's breadth that a claim, a rule or a fact can be about, in the order of the control. */
export const indicators = {
  'above-average': {
    label: 'Above average',
    kind: 'share',
    unit: 'pct',
    usual: { up: 80, down: 20 },
    from: 'averages',
    say: ({ sessions }, who) => [word('indicator', 'share'), ' of ', ...who, ' above their ', word('average', `${sessions}-session mean`)],
  },
  'ad-percent': { label: 'AD percent', kind: 'signed', unit: 'pct', usual: { up: 80, down: 80 }, from: 'counts', say: of('AD percent') },
  'ad-line': { label: 'A/D line', kind: 'level', unit: 'count', usual: { up: 0, down: 0 }, from: 'counts', say: of('A/D line') },
  'net-highs': {
    label: 'Net new highs',
    kind: 'signed',
    unit: 'pct',
    usual: { up: 10, down: 10 },
    from: 'counts',
    say: (_, who) => [word('indicator', 'share of net new 52-week highs'), ' among ', ...who],
  },
  'record-high': {
    label: 'Record High %',
    kind: 'share',
    unit: 'pct',
    usual: { up: 90, down: 10 },
    from: 'counts',
    say: of('Record High percentage'),
  },
  'high-low-index': {
    label: 'High-Low Index',
    kind: 'share',
    unit: 'pct',
    usual: { up: 90, down: 10 },
    from: 'counts',
    say: of('High-Low Index'),
  },
  mcclellan: {
    label: 'McClellan oscillator',
    kind: 'signed',
    unit: 'level',
    usual: { up: 100, down: 100 },
    from: 'counts',
    say: ofMcClellan('McClellan oscillator'),
  },
  // Its neutral level is 1,000, not zero.
  summation: {
    label: 'McClellan summation',
    kind: 'level',
    unit: 'level',
    usual: { up: 2_000, down: 500 },
    from: 'counts',
    say: ofMcClellan('McClellan summation index'),
  },
  'zweig-thrust': {
    label: 'Zweig thrust',
    kind: 'event',
    unit: 'sessions',
    usual: { up: 0, down: 0 },
    from: 'counts',
    say: (choice, who) => [
      ...of('Zweig breadth thrust')(choice, who),
      ...(choice.mean === 'ema' ? [] : [' by the ', word('mean', 'plain mean')]),
    ],
  },
  'deemer-thrust': {
    label: 'Deemer breakaway',
    kind: 'event',
    unit: 'sessions',
    usual: { up: 0, down: 0 },
    from: 'counts',
    say: of('Deemer breakaway momentum signal'),
  },
  'whaley-thrust': {
    label: 'Whaley thrust',
    kind: 'event',
    unit: 'sessions',
    usual: { up: 0, down: 0 },
    from: 'counts',
    say: of('Whaley breadth thrust'),
  },
  hindenburg: {
    label: 'Hindenburg omen',
    kind: 'event',
    unit: 'sessions',
    usual: { up: 0, down: 0 },
    from: 'counts',
    say: ({ variant }, who) => [word('indicator', 'Hindenburg omen'), ' (', word('variant', `${variant}%`), ') of ', ...who],
  },
  dispersion: {
    label: 'Dispersion',
    kind: 'level',
    unit: 'pct',
    usual: { up: 20, down: 10 },
    from: 'members',
    say: ({ sessions }, who) => [
      word('indicator', 'dispersion'),
      ' of the ',
      word('windowSessions', `${sessions}-session`),
      ' returns of ',
      ...who,
    ],
  },
  correlation: {
    label: 'Mean correlation',
    kind: 'level',
    unit: 'none',
    usual: { up: 0.5, down: 0.2 },
    from: 'members',
    say: ({ sessions }, who) => [word('windowSessions', `${sessions}-session`), ' ', word('indicator', 'mean correlation'), ' of ', ...who],
  },
  'mag7-weight': {
    label: 'Magnificent 7 weight',
    kind: 'share',
    unit: 'pct',
    usual: { up: 30, down: 20 },
    from: 'members',
    pairsWithIndex: true,
    say: (_, who) => [word('indicator', 'weight of the Magnificent 7'), ' among ', ...who],
  },
  'top-weight': {
    label: 'Weight of the largest',
    kind: 'share',
    unit: 'pct',
    usual: { up: 30, down: 20 },
    from: 'members',
    pairsWithIndex: true,
    say: ({ top }, who) => [word('indicator', 'weight'), ' of the ', word('top', top === 1 ? 'largest' : `${top} largest`), ' of ', ...who],
  },
  'effective-number': {
    label: 'Effective number',
    kind: 'level',
    unit: 'level',
    usual: { up: 100, down: 50 },
    from: 'members',
    pairsWithIndex: true,
    say: of('effective number'),
  },
  'equal-weight': {
    label: 'Equal less cap weight',
    kind: 'signed',
    unit: 'pp',
    usual: { up: 5, down: 5 },
    from: 'members',
    pairsWithIndex: true,
    say: ({ sessions }, who) => [
      word('windowSessions', `${sessions}-session`),
      ' ',
      word('indicator', 'lead of an equal weight'),
      ' in ',
      ...who,
      ' over their index',
    ],
  },
} as const satisfies Record<string, Indicator>;

/** An indicator, as in links. */
export type IndicatorName = keyof typeof indicators;

/** Their names, as in links. */
export const indicatorNames = Object.keys(indicators) as [IndicatorName, ...IndicatorName[]];

/** The indicator with this name, its optional parts made plain. */
export function describeIndicator(name: IndicatorName): Indicator {
  return indicators[name];
}

/** Indicators with a window of their own choice; that of a share above a mean is one of those that are counted, others have none. */
export const windowedIndicators = ['dispersion', 'correlation', 'equal-weight'] as const satisfies readonly IndicatorName[];

/** The parameter that holds the window of an indicator. */
export function nameIndicatorWindow(name: IndicatorName): 'average' | 'windowSessions' {
  return windowedIndicators.some((windowed) => windowed === name) ? 'windowSessions' : 'average';
}

/** Indicators that can be of one sector alone: those of counts, signals aside, which are of a whole market. */
export const sectoredIndicators: readonly IndicatorName[] = indicatorNames.filter((name) => {
  const { from, kind } = describeIndicator(name);
  return from !== 'members' && kind !== 'event';
});

/** Indicators of a kind, or of all others, in the order of the control. */
export function listIndicators(kind: Indicator['kind'], isKind = true): readonly IndicatorName[] {
  return indicatorNames.filter((name) => (describeIndicator(name).kind === kind) === isKind);
}
