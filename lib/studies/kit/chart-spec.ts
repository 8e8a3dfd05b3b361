import { z } from 'zod';
import { countSchema, dateSchema, symbolSchema } from './answer-texts';
import { columnUnitSchema } from './column';
import type { DeepReadonly } from './deep-readonly';
import { layerIds } from './layer-ids';

// How the rows are drawn. Keys name columns of `rows`: a chart never has data of its own.

const key = z.string();
const scale = z.enum(['linear', 'log']);
/** The instrument whose colour it takes; null: neutral ink. */
const colour = symbolSchema.nullable();

/** A labelled point on a chart; `value` is in the unit of the chart. */
const markSchema = z.strictObject({ date: dateSchema, value: z.number(), label: z.string(), emphasis: z.boolean() });

/** One drawn column of the rows. */
const lineSchema = z.strictObject({ key, label: z.string(), symbol: colour, dashed: z.boolean().optional() });

/** A line above a chart on its time axis: the index above its breadth. It is a column of the same rows. */
const contextSchema = z.strictObject({
  ...lineSchema.shape,
  scale,
  /** Sessions that are marked on both, and what the mark means; none where `mark` is empty. */
  dates: z.array(dateSchema),
  mark: z.string(),
});

/** Two columns with everything between them filled. */
const bandSchema = z.strictObject({ lowKey: key, highKey: key, label: z.string() });

/** One side of a slope: the column of ranks, that of the figures told beside them, and what the side is called. */
const slopeSideSchema = z.strictObject({ key, valueKey: key, label: z.string() });

/** Events of one kind over the time axis of a chart; those that were known, as far as they touch the displayed range. */
const layerSchema = z.strictObject({
  id: z.enum(layerIds),
  label: z.string(),
  events: z.array(
    z.strictObject({
      from: dateSchema,
      to: dateSchema.nullable().describe('`from` itself where it has no duration; null while it goes on.'),
      label: z.string(),
    }),
  ),
});

const base = {
  title: z.string(),
  /** Shown after the title in words: 'percentage points', 'percent', 'index, start = 100'. */
  unitLabel: z.string(),
  unit: columnUnitSchema,
  marks: z.array(markSchema),
  /** What the view lays over it, where it has a time axis. */
  layers: z.array(layerSchema).optional(),
};

export const chartSchema = z.discriminatedUnion('kind', [
  /** Per-session rows with `date`. `area` fills to the zero line, `bars` draws signed bars. */
  z.strictObject({
    ...base,
    kind: z.literal('lines'),
    form: z.enum(['line', 'area', 'bars']),
    scale,
    /** A stronger horizontal line (0 for differences, 100 for rebased), or null. */
    baseline: z.number().nullable(),
    /** Whether the first row is that of the range's base, the close before the first session. */
    startsAtBase: z.boolean().optional(),
    /** Columns that the tooltip shows above the drawn ones, in reading order (the legs). */
    legs: z.array(key),
    lines: z.array(lineSchema),
    /** What is drawn smaller above, on the same time axis. */
    context: contextSchema.optional(),
    /** What stands above that, where there is more than one. */
    further: z.array(contextSchema).optional(),
  }),
  /** Rows that last from one session to another: streaks, drawdowns. */
  z.strictObject({ ...base, kind: z.literal('spans'), startKey: key, endKey: key, valueKey: key, symbol: colour }),
  /** One column per category: records per year, or the mean of many years per month with each of them as a dot. */
  z.strictObject({
    ...base,
    kind: z.literal('columns'),
    categoryKey: key,
    valueKey: key,
    symbol: colour,
    /** What a bar is, where more than bars are drawn. */
    barLabel: z.string().optional(),
    /** A column of the rows that says yes of bars which must not be relied on. */
    faintKey: key.optional(),
    /** How many letters a category keeps where its name has no room. */
    shortLetters: z.int().positive().optional(),
    /** What a bar is made of, as dots over it: the column of the events for each row, in the order of the rows, and the one that names them. */
    dots: z.strictObject({ keys: z.array(key), nameKey: key, label: z.string() }).optional(),
    /** A column of the rows whose value is emphasised. */
    current: z.strictObject({ key, label: z.string() }).optional(),
  }),
  /** Horizontal bars, one per row: leaders. With `first` the first so many rows in their own order, else all, strongest first; `ranged` where the displayed range chooses what is measured. */
  z.strictObject({
    ...base,
    kind: z.literal('ranking'),
    labelKey: key,
    valueKey: key,
    first: countSchema.optional(),
    ranged: z.boolean().optional(),
  }),
  /** One tile per row, in groups; the size of a tile is its weight, its colour its value. */
  z.strictObject({
    ...base,
    kind: z.literal('heat'),
    groupKey: key,
    labelKey: key,
    valueKey: key,
    /** Null where no sizes are known: then all tiles are alike. */
    sizeKey: key.nullable(),
    /** The value at which the colour is full, the same for every session of a range. */
    limit: z.number().positive(),
    /** What tiles of a group stand in the order of, the largest first. */
    order: z.enum(['size', 'value']),
    /** Where the displayed range chooses what is measured. */
    ranged: z.boolean().optional(),
  }),
  /** Per-session rows with `date`: a lane of cells per column along the sessions, the colour of a cell its value. */
  z.strictObject({
    ...base,
    kind: z.literal('grid'),
    /** From the top down. */
    lanes: z.array(z.strictObject({ key, label: z.string() })),
    /** Between the two colours of the scale, and how far from it they are full. */
    middle: z.number(),
    reach: z.number().positive(),
    /** Whether values can lie beyond that. */
    open: z.boolean(),
    /** What a cell of yes, of no and of neither is called, where the columns of the lanes answer that: a cell is then full, a low bar, or a dotted line. */
    states: z.strictObject({ yes: z.string(), no: z.string(), unknown: z.string() }).optional(),
    /** A column that says where all lanes are shaded. */
    shade: z.strictObject({ key, label: z.string() }).optional(),
    /** What is drawn above the lanes, on the same time axis. */
    context: contextSchema.optional(),
  }),
  /** What came after events, row by row further by a session or some: the mean with bands around it, and single events as thin lines. */
  z.strictObject({
    ...base,
    kind: z.literal('paths'),
    /** Column with the sessions since the event. */
    stepKey: key,
    meanKey: key,
    /** The mean of any session, to compare with. */
    baseKey: key,
    pathKeys: z.array(key),
    /** What a step is, and the lines, where they are other than sessions after events. */
    names: z.strictObject({ step: z.string(), mean: z.string(), base: z.string(), path: z.string() }).optional(),
    symbol: colour,
    /** Widest first. */
    bands: z.array(bandSchema),
    /** What stands at the end of the line of `meanKey`, where it is no mean but one of its kind: the single ones are grey then. */
    endLabel: z.string().optional(),
  }),
  /** One row of dots per category: the outcome of each event, over the spread of any session. The dots are columns of the events. */
  z.strictObject({
    ...base,
    kind: z.literal('dots'),
    categoryKey: key,
    /** The middle half of the base distribution, and its median. */
    lowKey: key,
    medianKey: key,
    highKey: key,
    /** Mean of the dots. */
    meanKey: key,
    /** Column of the events for each row, in the order of the rows. */
    eventKeys: z.array(key),
    /** What a dot is: 'Each event', or which of them where not all are listed. */
    dotLabel: z.string(),
    /** Columns that the tooltip shows, in reading order. */
    legs: z.array(key),
    /** Value of the category column whose row is the one in focus. */
    focus: z.number(),
    /** One of what the categories count, where that is no session: 'week'. */
    step: z.string().optional(),
    symbol: colour,
  }),
  /** Ranks on two sides with a line between, a row each: before and after. */
  z.strictObject({ ...base, kind: z.literal('slope'), labelKey: key, before: slopeSideSchema, after: slopeSideSchema }),
  /** A point per row with `date`, `x` and `y`, week after week: strength to the right, momentum upwards, four quadrants about 100. */
  z.strictObject({
    ...base,
    kind: z.literal('quadrant'),
    /** What moves, by its value in the column `seriesKey`, with its short name and the instrument whose colour it takes. */
    series: z.array(z.strictObject({ value: z.string(), label: z.string(), symbol: colour })),
    seriesKey: key,
    /** Where it is a column, each of its values has a square of its own; null: one square for all. */
    panelKey: key.nullable(),
    /** Weeks drawn behind each, the last one included. */
    tail: z.int().min(1),
    /** The week that tails end with; null for the last one. */
    week: dateSchema.nullable(),
    /** The value of the one that stands out, or null. */
    focus: z.string().nullable(),
  }),
]);

export type ChartSpec = DeepReadonly<z.infer<typeof chartSchema>>;
export type ChartMark = DeepReadonly<z.infer<typeof markSchema>>;
export type ChartLine = DeepReadonly<z.infer<typeof lineSchema>>;
export type ChartContext = DeepReadonly<z.infer<typeof contextSchema>>;
export type ChartLayer = DeepReadonly<z.infer<typeof layerSchema>>;
export type ChartBand = DeepReadonly<z.infer<typeof bandSchema>>;
