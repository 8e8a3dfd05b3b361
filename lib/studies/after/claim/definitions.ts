import { uncapitalise } from '@/lib/format/capitalise';
import { countWord } from '@/lib/format/number-words';
import { eventComparisons } from '../../measure/comparisons';
import { toMeasureChoice, type EventRuleParams } from '../../measure/event-rule';
import { readJoined } from '../../measure/joined-rules';
import { readChoice, type MeasureChoice } from '../../measure/measure-choice';
import { describeMeasure, isEventMeasure, isInPoints, isOfAnySize, isPriceMeasure, isWindowMeasure, kindOf } from '../../measure/measures';
import type { Basis } from '@/lib/market/market';
import type { OtherWindow } from './other-windows';
import type { ClaimParams } from './params';

/** One complete set of definitions under which a claim can be judged. */
export interface Reading {
  /** Names the definition that differs from the default, as `measure=ratio`; the default itself is empty. */
  readonly id: string;
  readonly label: string;
  readonly choice: MeasureChoice;
  readonly basis: Basis;
  /** Whether a claim that holds under one reading and fails under another holds only under the one; others only inform. */
  readonly decides: boolean;
  /** Sessions before this date are left out; null for none. */
  readonly start: string | null;
  /** Count one occurrence per session rather than per run. */
  readonly nested: boolean;
  /** Rank one window per episode. */
  readonly episodes: boolean;
  /** What must stand on the same session. */
  readonly joined: readonly EventRuleParams[];
  /** How far below a threshold a figure is still rounded up to it, in the unit shown; null where figures are compared as they are. */
  readonly rounding: number | null;
}

/** The claim's own reading: what it says, and the default where it says nothing. */
export function settleReading(params: ClaimParams, basis: Basis): Reading {
  const choice: MeasureChoice = {
    ...readChoice(params),
    spread: params.spread === 'any' ? 'pp' : params.spread,
    price: params.price === 'any' ? 'close' : params.price,
    deviation: params.deviation === 'any' ? 'sample' : params.deviation,
  };
  // Where something stands is to no side: the sentence of a figure says none.
  const isPlain = params.comparison === 'figure' && kindOf(choice) === 'place';
  return {
    id: '',
    label: 'As judged',
    choice: isPlain ? { ...choice, direction: 'up' } : choice,
    basis: params.returns === 'any' ? basis : params.returns,
    decides: true,
    start: null,
    nested: false,
    episodes: false,
    joined: readJoined(params.and, params),
    rounding: null,
  };
}

/** What the default is called where a claim holds under it alone. */
export function nameDefault(reading: Reading, other: Reading): string {
  const dimension = other.id.split('=')[0] ?? '';
  const values: Readonly<Record<string, string>> = {
    measure: reading.choice.spread,
    price: reading.choice.price,
    deviation: reading.choice.deviation,
    basis: reading.basis,
  };
  return `${dimension}=${values[dimension] ?? ''}`;
}

/** Where the histories of the instruments become what they are today, latest last; empty where they always were. */
export type HistoryStart = readonly { readonly date: string; readonly label: string }[];

/** A half of the last digit that is shown, or that the threshold has, where it has more. */
function halfDigit(threshold: string): { readonly digits: number; readonly half: number } {
  const digits = Math.max(2, threshold.split('.')[1]?.length ?? 0);
  return { digits, half: 0.5 * 10 ** -digits };
}

/** With figures rounded as they are shown before they are compared with a threshold: what is printed as 3.00% may be 2.9969%. Prices and waits are not rounded. */
function listRounded({ comparison, atLeast, said, side }: ClaimParams, { choice }: Reading): Partial<Omit<Reading, 'id'>>[] {
  if (kindOf(choice) === 'run') {
    const { digits, half } = halfDigit(String(choice.thresholdPct));
    return choice.thresholdPct <= half || !describeMeasure(choice.measure).parts.includes('thresholdPct')
      ? []
      : [
          {
            label: `Moves rounded to ${countWord(digits)} decimals`,
            choice: { ...choice, thresholdPct: choice.thresholdPct - half },
            rounding: half,
          },
        ];
  }
  // Of any size is of no figure.
  const isBound = comparison === 'figure' && said !== '' && (side === 'at-least' || side === 'at-most');
  const isCompared =
    isBound || (atLeast !== '' && !isOfAnySize(choice, atLeast) && [...eventComparisons, 'happened'].some((name) => name === comparison));
  if (!isCompared || isPriceMeasure(choice) || isEventMeasure(choice) || kindOf(choice) === 'count') return [];
  const { digits, half } = halfDigit(isBound ? said : atLeast);
  return [{ label: `Rounded to ${countWord(digits)} decimals`, rounding: half }];
}

/** Whether the sentence itself gives a figure of the measure: in points, it leaves no other measure of a lead open. */
function saysFigure({ said, atLeast, comparison }: ClaimParams): boolean {
  return comparison !== 'afterwards' ? said !== '' || atLeast !== '' : atLeast !== '';
}

/** What is joined, each of its rules under the other definitions of its own measure: they inform, since the link names one. */
function listJoinedReadings({ joined }: Reading): Pick<Reading, 'id' | 'label' | 'joined'>[] {
  return joined.flatMap((rule, place) => {
    const choice = toMeasureChoice(rule);
    const { openVariants, conventions, unit } = describeMeasure(rule.measure);
    const others = [...(openVariants?.(choice, choice) ?? []), ...(conventions?.(choice) ?? [])];
    return others
      .filter(({ choice: other }) => unit(other) === unit(choice))
      .map(({ id, label, choice: other }) => ({
        id: `and${place + 1}:${id}`,
        label: `${place === 0 ? 'What is joined' : 'What is joined last'}: ${uncapitalise(label)}`,
        joined: joined.map((item, at) => (at === place ? { ...item, ...other, measure: item.measure, sessions: item.sessions } : item)),
      }));
  });
}

/** Every other reading that the wording admits or that informs a doubter, each differing from the judged one in one point; `given` is what the link says, `params` what the sentence does. */
export function listReadings(
  given: ClaimParams,
  params: ClaimParams,
  judged: Reading,
  starts: HistoryStart,
  hasBothBases: boolean,
  windows: readonly OtherWindow[] = [],
): Reading[] {
  const { choice } = judged;
  const { measure } = choice;
  const { openVariants, conventions, unit } = describeMeasure(measure);
  const vary = (id: string, label: string, change: Partial<Omit<Reading, 'id' | 'label'>>): Reading => ({
    ...judged,
    decides: false,
    ...change,
    id,
    label,
  });
  // A threshold that is the session's own figure is another one under each scale, and reached under all.
  const isOwn = given.atLeast === '' && params.atLeast !== '' && params.said === '';
  const open = (openVariants?.(choice, { ...params, part: '' }) ?? []).filter(({ scales }) => !(scales === true && isOwn));
  const readings = open.map(({ id, label, choice: other, decides }) =>
    vary(id, label, { choice: { ...other, measure }, decides: decides && !(saysFigure(params) && unit(other) !== unit(choice)) }),
  );
  if (hasBothBases && !isInPoints(choice)) {
    const basis = judged.basis === 'price' ? 'total' : 'price';
    readings.push(
      vary(`basis=${basis}`, basis === 'total' ? 'Dividends reinvested' : 'Without dividends', {
        basis,
        decides: params.returns === 'any',
      }),
    );
  }
  for (const { id, label, choice: other } of conventions?.(choice) ?? []) {
    // A figure in one unit is none in another.
    if (unit(other) === unit(choice) || !saysFigure(params)) readings.push(vary(id, label, { choice: { ...other, measure } }));
  }
  if (kindOf(choice) === 'run' && (params.comparison === 'only-k-since' || params.comparison === 'first-since')) {
    readings.push(vary('mode=nested', `Every ${choice.unit} counts, not every run`, { nested: true }));
  }
  if (isWindowMeasure(choice) && params.part === 'all' && (params.comparison === 'largest' || params.comparison === 'nth')) {
    readings.push(vary('episodes=one', 'One window per episode', { episodes: true }));
  }
  for (const { id, label, unit: other, sessions } of windows)
    readings.push(vary(id, label, { choice: { ...choice, unit: other, sessions } }));
  for (const { id, label, joined } of listJoinedReadings(judged)) readings.push(vary(id, label, { joined }));
  for (const { label = '', ...change } of listRounded(given, judged)) readings.push(vary('rounding', label, { ...change, decides: true }));
  return [...readings, ...starts.map(({ date, label }) => vary(`start=${date}`, label, { start: date }))];
}
