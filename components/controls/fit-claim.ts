import { isApplicable, pickSensible, pickUsual, requires } from '@/lib/view/pick-applicable';
import type { ParameterSchema } from '@/lib/view/parameter-schema';

export type ClaimChanges = Readonly<Record<string, string | null>>;

/** A parameter of a claim in force, as URL text. */
export type ReadClaim = (name: string) => string;

/** What is known of a claim while its words are changed. */
export interface ClaimForm {
  readonly parameters: readonly ParameterSchema[];
  readonly read: ReadClaim;
  /** The figure recomputed, in its unit; null for none. */
  readonly figure: number | null;
}

const plain: ReadonlySet<string> = new Set(['happened', 'none', 'figure']);

/** Whether a comparison is one of a single session alone, whatever came before or after it. */
export const isPlain = (comparison: string): boolean => plain.has(comparison);

function find(parameters: readonly ParameterSchema[], name: string): ParameterSchema | undefined {
  return parameters.find((parameter) => parameter.name === name);
}

/** The claim as it reads with these changes. */
function withChanges(read: ReadClaim, changes: ClaimChanges): ReadClaim {
  return (name) => {
    const changed = changes[name];
    return changed === undefined ? read(name) : (changed ?? '');
  };
}

/** The comparison that goes on with a measure and an indicator: the one before where it makes sense and needs no threshold, else the usual one. */
function fitComparisonTo({ parameters, read }: ClaimForm, changes: ClaimChanges): ClaimChanges {
  const after = withChanges(read, { ...changes, atLeast: null });
  const comparison = find(parameters, 'comparison');
  const threshold = find(parameters, 'atLeast');
  if (comparison === undefined || threshold === undefined) return {};
  const isFit = (value: string): boolean =>
    pickSensible(comparison, after).includes(value) && !requires(threshold, withChanges(after, { comparison: value }));
  if (isFit(read('comparison'))) return {};
  return { comparison: pickUsual(comparison, after) ?? comparison.options.map(({ value }) => value).find(isFit) ?? null };
}

/** What another measure brings with it: its usual window where the one before was usual too, a partner where it needs one, and nothing said in the old one's unit. */
function fitMeasure(form: ClaimForm, measure: string): ClaimChanges {
  const { parameters, read } = form;
  const [window, versus, direction, unit] = ['sessions', 'versus', 'direction', 'unit'].map((name) => find(parameters, name));
  if (window === undefined || versus === undefined || direction === undefined) return {};
  const after = withChanges(read, { measure });
  const isOfUnits = unit === undefined || pickSensible(unit, after).includes(read('unit'));
  const before = pickUsual(window, read);
  const usual = pickUsual(window, after);
  const sessions = before === undefined || read('sessions') === before ? usual : read('sessions');
  const partner = read('symbol') === 'SPX' ? 'RUT' : 'SPX';
  return {
    said: null,
    atLeast: null,
    spread: null,
    price: null,
    deviation: null,
    distanceIn: null,
    figure: null,
    versus: requires(versus, after) ? (read('versus') === '' ? partner : read('versus')) : null,
    ...(sessions === undefined ? {} : { sessions }),
    part: null,
    ...(isOfUnits ? {} : { unit: null, running: null }),
    ...(isApplicable(direction, after) && pickSensible(direction, after).includes(read('direction')) ? {} : { direction: null }),
    ...fitComparisonTo(form, { measure }),
  };
}

/** What another indicator brings with it: nothing said in the old one's unit, and a comparison that makes sense of it. */
function fitIndicator(form: ClaimForm, indicator: string): ClaimChanges {
  return { said: null, atLeast: null, ...fitComparisonTo(form, { indicator }) };
}

/** The threshold that a comparison needs before it says anything: the figure at hand, without its fraction where it is large. */
function fitThreshold({ parameters, read, figure }: ClaimForm, comparison: string): ClaimChanges {
  const threshold = find(parameters, 'atLeast');
  if (threshold === undefined || !requires(threshold, withChanges(read, { comparison })) || read('atLeast') !== '') return {};
  const size = figure === null || figure <= 0 ? 100 : figure;
  return { atLeast: size >= 10 ? String(Math.floor(size)) : size.toFixed(2) };
}

/** What another comparison brings with it: the first place is said by "largest", and a figure said belongs to its own sentence. */
function fitComparison(form: ClaimForm, comparison: string): ClaimChanges {
  const { read } = form;
  const wasAfterwards = read('comparison') === 'afterwards';
  return {
    ...(comparison === 'nth' && !(Number(read('count')) > 1) ? { count: '2' } : {}),
    ...(wasAfterwards !== (comparison === 'afterwards') ||
    comparison === 'count-this-year' ||
    comparison === 'gap' ||
    comparison === 'happened' ||
    comparison === 'none'
      ? { said: null, side: null }
      : {}),
    // A day that it named apart from what is known is the day of all else that is said.
    ...(read('on') !== '' && !isPlain(comparison) ? { asOf: read('on'), on: null } : {}),
    ...fitThreshold(form, comparison),
  };
}

/** What another unit brings with it: of a window and a horizon that were the usual ones, those that are usual of it; a figure said was that of the other unit. */
function fitUnit({ parameters, read }: ClaimForm, unit: string): ClaimChanges {
  const after = withChanges(read, { unit });
  const usual = ['sessions', 'horizon'].flatMap((name) => {
    const parameter = find(parameters, name);
    const [from, to] = parameter === undefined ? [] : [pickUsual(parameter, read), pickUsual(parameter, after)];
    return to !== undefined && read(name) === from ? [[name, to] as const] : [];
  });
  return {
    ...Object.fromEntries(usual),
    said: null,
    part: null,
    // Of a year there is one in a year.
    ...(unit === 'year' && read('within') === 'year' ? { within: null } : {}),
    ...(unit === 'year' && read('comparison') === 'count-this-year' ? { comparison: 'first-since' } : {}),
  };
}

/** A part of the year is of one unit, and nothing is told of what came after it: what was chosen last stays. */
function fitPart({ read }: ClaimForm, { part, sessions, comparison }: ClaimChanges): ClaimChanges {
  const isPart = (value: string | null | undefined): boolean => typeof value === 'string' && value !== '' && value !== 'all';
  if (isPart(part)) return { sessions: '1', within: null, ...(read('comparison') === 'afterwards' ? { comparison: 'largest' } : {}) };
  const leaves = (typeof sessions === 'string' && sessions !== '1') || comparison === 'afterwards';
  return leaves && isPart(read('part')) ? { part: null } : {};
}

/** What a condition that is joined brings with it: an event to be joined to, of a whole unit. */
function fitJoined(form: ClaimForm): ClaimChanges {
  const { parameters, read } = form;
  const joined = find(parameters, 'and');
  const comparison = find(parameters, 'comparison');
  if (joined === undefined || comparison === undefined || isApplicable(joined, read)) return {};
  const whole = withChanges(read, { part: null });
  const events = ['first-since', 'only-k-since'].filter((value) => pickSensible(comparison, whole).includes(value));
  const next = isApplicable(joined, whole) ? read('comparison') : events[0];
  return { part: null, ...(next === undefined || next === read('comparison') ? {} : { comparison: next, ...fitComparison(form, next) }) };
}

/** Changes of a claim with what must change along, so that the sentence still makes sense; what a reader chose is never overruled. */
export function fitClaim(form: ClaimForm, changes: ClaimChanges): ClaimChanges {
  const { read } = form;
  const { measure, comparison, symbol, versus, indicator, unit, and } = changes;
  const fitted = {
    ...(typeof measure === 'string' && measure !== read('measure') ? fitMeasure(form, measure) : {}),
    ...(typeof indicator === 'string' && indicator !== read('indicator') ? fitIndicator(form, indicator) : {}),
    ...(typeof comparison === 'string' ? fitComparison(form, comparison) : {}),
    ...(typeof unit === 'string' && unit !== read('unit') ? fitUnit(form, unit) : {}),
    ...fitPart(form, changes),
    ...(typeof and === 'string' && and !== '' ? fitJoined(form) : {}),
    // Who leads is ahead or behind.
    ...(typeof versus === 'string' && versus !== '' && read('direction') === 'either' ? { direction: null } : {}),
    // Two legs that change places rather than fall together.
    ...(typeof symbol === 'string' && symbol === read('versus') ? { versus: read('symbol') } : {}),
    ...(typeof versus === 'string' && versus !== '' && versus === read('symbol') && read('versus') !== ''
      ? { symbol: read('versus') }
      : {}),
  };
  return { ...fitted, ...changes };
}
