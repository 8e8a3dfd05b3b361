import type { ClaimParams, ComparisonName } from '@/lib/studies/claim/claim-params';

type MeasureName = ClaimParams['measure'];
export type ClaimChanges = Readonly<Record<string, string | null>>;

/** A parameter of a claim in force, as URL text. */
export type ReadClaim = (name: string) => string;

const extremes: readonly ComparisonName[] = ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'ever', 'figure'];

/** What can be said of each measure so that the sentence makes sense; the first is said where the one before does not apply. */
const comparisonsOf: Readonly<Record<MeasureName, readonly ComparisonName[]>> = {
  return: [...extremes, 'afterwards'],
  outperformance: [...extremes, 'afterwards'],
  streak: ['only-k-since', 'in-a-row', 'first-since', 'ever', 'largest', 'nth', 'highest-since', 'afterwards'],
  record: ['count-this-year', 'gap', 'only-k-since', 'first-since', 'afterwards'],
  distance: [...extremes, 'afterwards'],
  drawdown: [...extremes, 'afterwards'],
  level: [...extremes, 'afterwards'],
  participation: extremes,
  breadth: [...extremes, 'afterwards'],
};

// What happens on single sessions has a wait before it rather than a value.
const signalComparisons: readonly ComparisonName[] = ['only-k-since', 'first-since', 'gap', 'ever', 'largest', 'nth', 'highest-since', 'afterwards'];
const signals: ReadonlySet<string> = new Set(['zweig-thrust', 'deemer-thrust', 'whaley-thrust', 'hindenburg']);

const usualSessions: Readonly<Partial<Record<MeasureName, string>>> = { return: '5', outperformance: '5', streak: '5', distance: '50', participation: '50' };

function isMeasure(text: string): text is MeasureName {
  return text in comparisonsOf;
}

/** The comparisons that make sense of a measure, and of a breadth's indicator. */
export function listComparisons(measure: string, indicator: string): readonly ComparisonName[] {
  if (measure === 'breadth' && signals.has(indicator)) return signalComparisons;
  return isMeasure(measure) ? comparisonsOf[measure] : [];
}

/** What another measure brings with it: its usual window, a partner where it needs one, and nothing said in the old one's unit. */
function fitMeasure(read: ReadClaim, measure: string): ClaimChanges {
  if (!isMeasure(measure)) return {};
  const before = read('measure');
  const usual = isMeasure(before) ? usualSessions[before] : undefined;
  const sessions = usual === undefined || read('sessions') === usual ? usualSessions[measure] : read('sessions');
  const sensible = listComparisons(measure, read('indicator'));
  const [first = null] = sensible;
  const partner = read('symbol') === 'SPX' ? 'RUT' : 'SPX';
  return {
    said: null, atLeast: null, spread: null, price: null, deviation: null, unit: null,
    versus: measure === 'outperformance' ? (read('versus') === '' ? partner : read('versus')) : null,
    ...(sessions === undefined ? {} : { sessions }),
    ...(measure === 'record' || measure === 'drawdown' ? { direction: null } : {}),
    ...(sensible.some((name) => name === read('comparison')) ? {} : { comparison: first }),
  };
}

/** What another indicator brings with it: nothing said in the old one's unit, and a comparison that makes sense of it. */
function fitIndicator(read: ReadClaim, indicator: string): ClaimChanges {
  const sensible = listComparisons('breadth', indicator);
  const [first = null] = sensible;
  return { said: null, atLeast: null, ...(sensible.some((name) => name === read('comparison')) ? {} : { comparison: first }) };
}

/** What another comparison brings with it: the first place is said by "largest", and a figure said belongs to its own sentence. */
function fitComparison(read: ReadClaim, comparison: string): ClaimChanges {
  const wasAfterwards = read('comparison') === 'afterwards';
  return {
    ...(comparison === 'nth' && !(Number(read('count')) > 1) ? { count: '2' } : {}),
    ...(wasAfterwards !== (comparison === 'afterwards') || comparison === 'count-this-year' || comparison === 'gap' ? { said: null } : {}),
  };
}

/** Changes of a claim with what must change along, so that the sentence still makes sense; what a reader chose is never overruled. */
export function fitClaim(read: ReadClaim, changes: ClaimChanges): ClaimChanges {
  const { measure, comparison, symbol, versus, indicator } = changes;
  const fitted = {
    ...(typeof measure === 'string' && measure !== read('measure') ? fitMeasure(read, measure) : {}),
    ...(typeof indicator === 'string' && indicator !== read('indicator') ? fitIndicator(read, indicator) : {}),
    ...(typeof comparison === 'string' ? fitComparison(read, comparison) : {}),
    // Two legs that change places rather than fall together.
    ...(typeof symbol === 'string' && symbol === read('versus') ? { versus: read('symbol') } : {}),
    ...(typeof versus === 'string' && versus !== '' && versus === read('symbol') && read('versus') !== '' ? { symbol: read('versus') } : {}),
  };
  return { ...fitted, ...changes };
}
