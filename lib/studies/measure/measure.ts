import type { Occurrences } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { StudyPanel } from '../kit/study-series';
import type { ColumnUnit, StudyContext } from '../kit/study';
import type { Comparison, ComparisonName } from './comparisons';
import type { FactWords } from './fact-words';
import type { IndicatorChoice } from './indicators';
import type { MeasureParts, MeasurePart, RuleParts, SaidParts } from './measure-parts';
import type { MeasuredValues } from './measured-values';
import type { SentenceParts } from './sentence-word';

// What claims, event rules and notable facts can speak of, for who comes here first: this file says what a measure is, `measures.ts` is the table
// of them and `measures/` has a file for each. From a question to an answer: `measure-shape.ts` (parameters of a link) -> `measure-choice.ts`
// (a choice of `measure-parts.ts` with every definition settled) -> `measure-series.ts` (the value at every session) -> who compares it: a claim (`after/claim`), a fact (`after/facts`), or a
// rule (`event-rule.ts`, `event-mask.ts`) with what came after its events (`outcome-table.ts`). `write-claim-query.ts` goes back from a choice to a
// link. A universe's breadth has a table of its own, `indicators.ts`, computed in `counts/` and `members/`.

/**
 * What the values of a measure are, which decides how they are ranked, when an event of them has happened and which comparisons can be said:
 * `move`: to one side of zero (a gain or a loss), the larger the size the more extreme; `fall`: never above zero, the deeper the more
 * extreme; `place`: somewhere, high or low, where zero says nothing; `signed`: a place with a zero, a weak one so much below it; `run`: the
 * length of the run that stands, 0 for none; `count`: how many of something, the more the more extreme; `event`: happens on single sessions, its value the sessions since the one before.
 */
export type MeasureKind = 'move' | 'fall' | 'place' | 'signed' | 'run' | 'count' | 'event';

/** What the values are computed from. */
export interface MeasureInput {
  readonly context: StudyContext;
  /** The instruments of `symbols`, in their order, on one basis. */
  readonly panel: StudyPanel;
  readonly choice: MeasureParts;
}

/** Another definition of the same words. */
export interface Variant {
  /** The definition that differs, as `ties=include`. */
  readonly id: string;
  readonly label: string;
  readonly choice: MeasureParts;
  /** What the definition in force is called where a statement holds under it alone: facts try those that have it. */
  readonly own?: string;
}

/** Another definition that a claim could have named: where it leaves that open, a claim that fails under it holds only under its own. */
export interface OpenVariant extends Variant {
  readonly decides: boolean;
  /** Its values are those in force times a constant: it ranks alike, and differs by its figures alone. */
  readonly scales?: true;
}

/** A symbol as it stands in a sentence: 'the Russell 2000'. */
export type NameSymbol = (symbol: string) => string;

/** What the words of an event need beside its rule. */
export interface EventWords {
  /** The instrument of the rule as it stands in a sentence, where the sentence is not about it already; else null. */
  readonly owner: string | null;
  /** What it is set against. */
  readonly other: string;
  /** ' by the Russell 2000'; empty without an owner. */
  readonly by: string;
  /** 'the Russell 2000’s'; 'its' without an owner. */
  readonly its: string;
  /** The threshold with its digits. */
  readonly size: string;
}

/** What a fact says of a measure on the last session. */
export interface ToldFact {
  readonly choice: MeasureParts;
  readonly comparison: Comparison;
  readonly found: Occurrences;
  /** Index of the first session or unit that it is compared with, of moves over a session the close before it. */
  readonly first: number;
  /** Index of the first close of what it is about: a window ends later than the data begin. */
  readonly begins: number;
  /** For a drop below a level: that level in percent; otherwise null. */
  readonly atLeastPct: number | null;
  /** When, of a week, month, quarter or year or a part of one: 'in the week to 12 Jul 2024', 'in the first half of 2023'; null for sessions. */
  readonly period: string | null;
}

interface CommonMeasure {
  /** As in links. */
  readonly id: string;
  /** As the control shows it. */
  readonly label: string;
  /** What it is, as a clause behind `id: `. */
  readonly about: string;
  /** Whose it is: an instrument's own, of a few instruments together, or of the members of a universe. */
  readonly of: 'instrument' | 'group' | 'universe';
  readonly parts: readonly MeasurePart[];
  /** Whether it is, or can be, of an instrument against another one. */
  readonly versus?: 'needed' | 'possible';
  /** Its levels are prices, which move in proportion and are not rounded before they are compared. */
  readonly isPrice?: true;
  /** Values are of a window of `sessions`: neighbouring ones share sessions, so that one episode has many of them. */
  readonly isWindow?: true;
  /** Its moves can be to either side alike: `direction=either`. */
  readonly isEitherWay?: true;
  /** It can be measured of weeks, months, quarters and years as well as of sessions. */
  readonly isOfUnits?: true;
  /** The fewest sessions that its window has, where one is too few, and why. */
  readonly fewest?: { readonly sessions: number; readonly why: string };
  /** Comparisons that say nothing of it without a threshold, and one as an example. */
  readonly needsThreshold?: { readonly comparisons: readonly ComparisonName[]; readonly example: string };
  /** What a link, a form or a rule has that leaves it out. The threshold is in the unit shown. */
  readonly usual: {
    readonly sessions?: number;
    readonly comparison?: ComparisonName;
    readonly threshold: (choice: Pick<MeasureParts, 'indicator' | 'direction' | 'figure'>) => number;
  };

  /** Symbols that it reads, upper case, each once. */
  readonly symbols: (choice: Pick<MeasureParts, 'symbol' | 'versus' | 'universe' | 'members'>) => readonly string[];
  /** The universe that it reads, if any. */
  readonly universes?: (choice: Pick<MeasureParts, 'members' | 'indicator' | 'sector'>) => readonly UniverseNeed[];
  /** The unit in which a study shows its values, which are fractions, deviations, sessions or levels accordingly. */
  readonly unit: (choice: Pick<SaidParts, 'spread' | 'distanceIn' | 'figure' | 'indicator'>) => ColumnUnit;
  /** Its value at every session, reading nothing later than it. **Missing** NaN. */
  readonly series: (input: MeasureInput) => MeasuredValues;
  /** Why it has no value on a session whose closes are stored, as a clause, where that is no lack of data. */
  readonly absent?: string;
  /** The panel with what the measure itself lacks, where that is more than closes. */
  readonly finishPanel?: (input: MeasureInput, measured: MeasuredValues) => StudyPanel;

  /** Other definitions that a claim can name. */
  readonly openVariants?: (choice: MeasureParts, said: SaidParts) => readonly OpenVariant[];
  /** Other conventions, whose default every page states: they inform and never decide. */
  readonly conventions?: (choice: MeasureParts) => readonly Variant[];
  /** Parameters of a claim's link beside those of its parts. */
  readonly claimTexts?: (choice: MeasureParts) => readonly (readonly [string, string])[];

  /** The subject of a claim, without its owner or an article: 'five-session gain'. */
  readonly noun: (said: SaidParts, nameOf: NameSymbol) => SentenceParts;
  /** The event of a rule, to stand after "After": 'five straight gains of 1% or more by the Russell 2000'. */
  readonly event: (rule: RuleParts, words: EventWords) => string;
  /** The same where it goes on rather than comes about, where that is told otherwise. */
  readonly state?: (rule: RuleParts, words: EventWords) => string;
  /** How it is computed, as a sentence, where its name does not say it: told of claims and of rules. */
  readonly definition?: (choice: SaidParts) => string | undefined;
  /** What the page of a rule explains of its events beside the definition, as a sentence. */
  readonly explain?: (rule: RuleParts) => string;
  /** The chart of a claim: 'Russell 2000, records'. */
  readonly title: (choice: MeasureParts, names: { readonly main: string; readonly other: string }) => string;
  readonly fact: (market: Market, told: ToldFact) => FactWords;
  /** The part of a fact's id that tells it from others of the session, in lower case without figures of the day. */
  readonly slug: (choice: MeasureParts, comparison: Comparison) => readonly (string | number)[];
  /** What facts try of each instrument, and from where on a value counts as high (`mean`: the mean of its history), and how the page of the facts says it; without it facts have a scan of their own for it, or none. */
  readonly tried?: {
    readonly said: string;
    readonly choices: readonly (Partial<MeasureParts> & Pick<MeasureParts, 'sessions'>)[];
    readonly middle: number | 'mean';
  };
  /** It stands for weeks: what the session itself brought is told first where it is about as rare. */
  readonly lasts?: true;
  /** The study of a pair (`a`, `b`) that says by which definition it ranks otherwise. */
  readonly doubtedBy?: string;
  /** The measure whose value for one of the two says that one led the other. */
  readonly explainedBy?: string;
}

/** Moves have a side on which there is none of them: 'it was no gain'. */
interface Sided {
  readonly kind: 'move' | 'fall';
  /** A claim of at least nothing is one of any size: at zero it is on neither side, as a close on its mean. */
  readonly zeroIsNone?: true;
  readonly denial: (direction: MeasureParts['direction']) => string;
  /** The event of a claim with its size (empty for any), where the subject and ' of 5% or more' do not say it. */
  readonly eventNoun?: (said: SaidParts, size: SentenceParts) => SentenceParts;
}

interface Place {
  readonly kind: 'place' | 'count';
  /** It rises with every session of the one thing that it is the age of, in a word: each is compared by its last one, as a run is. */
  readonly ageOf?: string;
}

interface Run {
  readonly kind: 'run';
  /** A run of any length: 'run of gains of 1% or more'. */
  readonly anyNoun: (said: SaidParts, nameOf: NameSymbol) => SentenceParts;
}

interface Event {
  readonly kind: 'event';
  /** So many of them: 'record closes'. */
  readonly manyNoun: (said: SaidParts, count: number, nameOf: NameSymbol) => SentenceParts;
  /** One of them in a word. */
  readonly eventWord: () => string;
  /** What the instrument has done when there were so many of them: 'set', 'seen'. */
  readonly done: string;
  /** The figure that decides whether it happens, at every session, and how that is told; without it nothing but its happening is. */
  readonly decider?: {
    /** **Units** fractions. **Missing** it cannot be judged there. */
    readonly values: (input: MeasureInput) => Float64Array;
    /** As a clause: 'the close was 0.59% below the record close before it'. */
    readonly say: (choice: MeasureParts, value: number) => string;
  };
  /** Its value is how many sessions lie between it and the one before, not how many it comes after it; such waits are ranked. */
  readonly isBetween?: true;
  /** Its value is how many sessions it comes after the lowest close before it; where ways are ranked, `direction` down looks for the shortest. */
  readonly isFromLow?: true;
  /** Its waits are ranked, though they are no sessions between: the longest wait for a record, the fastest way back. */
  readonly ranksWaits?: true;
  /** One missing close hides it for many sessions: a claim that stands on such a session, or looks back over many, cannot be checked. */
  readonly isOftenUnknown?: true;
}

/** A breadth is what its indicator is. */
interface ByIndicator {
  readonly kind: (choice: Pick<IndicatorChoice, 'indicator'>) => Exclude<MeasureKind, 'move' | 'fall' | 'run' | 'count'>;
  /** A signal in a word. */
  readonly eventWord: (choice: Pick<IndicatorChoice, 'indicator'>) => string;
}

/**
 * One measure: what can be computed of an instrument, a few of them or a universe at every session, and how claims, event rules and facts
 * speak of it. A row that forgets a part does not compile.
 */
export type Measure = CommonMeasure & (Sided | Place | Run | Event | ByIndicator);
