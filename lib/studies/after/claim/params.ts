import { z } from 'zod';
import { figureSides } from '@/lib/format/say-side';
import { comparisons, eventComparisons, rankedComparisons } from '../../measure/comparisons';
import { deviationConditions, directionParam, measureShape } from '../../measure/measure-shape';
import { listMeasures, listReaders } from '../../measure/measures';
import { usualHorizons } from '../../measure/usual-horizons';
import { describeJoinedParts, writeJoined } from '../../measure/joined-rules';
import { choiceParam, integerParam } from '../../kit/params';
import { samplingShapeWhen } from '../../kit/sampling-params';
import { checkClaim } from './check-claim';
import { comparisonConditions, thresholdConditions, thresholdNeeded, usualComparisons, withinYear } from './claim-rules';

const periodPattern = /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/;
const figurePattern = /^([+\-\u2212]?\d{1,9}(\.\d{1,8})?)?$/;

/** The parameters of a claim. Its date is the shared `asOf`, so that no verdict can use a later session. */
export const claimParams = z
  .object({
    ...measureShape,
    ...samplingShapeWhen([{ measure: listMeasures(({ isOfUnits }) => isOfUnits === true) }]),
    part: choiceParam(
      ['all', 'same', 'first-half', 'second-half', 'first-sessions', 'to-date'],
      'all',
      ['All', 'The same', 'First half', 'Second half', 'First sessions', 'To date'],
      {
        label: 'Like with like',
        description:
          'What is compared: all units; of months and quarters the same one of every year; of years the first or second half, the first sessions, or the year to the session of the same number.',
        appliesWhen: {
          unit: ['month', 'quarter', 'year'],
          measure: listMeasures(({ isWindow, isOfUnits }) => isWindow === true && isOfUnits === true),
        },
        optionsWhen: {
          same: [{ unit: ['month', 'quarter'] }],
          'first-half': [{ unit: ['year'] }],
          'second-half': [{ unit: ['year'] }],
          'first-sessions': [{ unit: ['year'] }],
          'to-date': [{ unit: ['year'] }],
        },
      },
    ),
    partSessions: integerParam(5, 1, 250, {
      label: 'First sessions',
      description: 'How many sessions of every year are compared.',
      appliesWhen: { part: ['first-sessions'] },
    }),
    // A fall from the record has one side alone; a way back to it is fast or slow where such ways are ranked.
    direction: directionParam(
      listMeasures(({ kind, parts }) => kind !== 'fall' && parts.includes('direction')),
      [{ measure: listMeasures((row) => 'isFromLow' in row && row.isFromLow === true), comparison: rankedComparisons }],
    ),
    comparison: choiceParam(
      comparisons,
      'only-k-since',
      [
        'Largest',
        'n-th largest',
        'Largest since',
        'First since',
        'Only n since',
        'In a row',
        'Count this year, or since',
        'Sessions between',
        'Ever',
        'Figure',
        'It was so',
        'It was not so',
        'Afterwards',
      ],
      {
        label: 'Claim',
        description:
          'Left out, records are counted in their year and a close is the largest. largest: rank 1 to date; nth: rank "count"; highest-since: nothing as extreme after "since"; first-since: the event has not happened after "since"; only-k-since: it happened "count" times from "since" on, this one included; in-a-row: the last "sessions" all qualify; count-this-year: records of the calendar year, or from "since" on; gap: sessions from the event before to this one, itself counted, of large moves, crossings and entries into a quadrant those between; ever: the extreme of all history is the figure said; figure: the value is the figure said; happened: the event, or a move of any size or of "at least", was so on that session; none: the event was not; afterwards: what followed the event.',
        optionsWhen: comparisonConditions,
        usualWhen: usualComparisons,
      },
    ),
    count: integerParam(5, 0, 50_000, {
      label: 'Count',
      description: 'The rank, the number of times, of records or of sessions that the claim names.',
      appliesWhen: { comparison: ['only-k-since', 'nth', 'count-this-year', 'gap'] },
    }),
    since: z
      .string()
      .trim()
      .regex(periodPattern, 'empty, or a year, month or day as 2004, 2004-11 or 2004-11-05')
      .default('')
      .meta({
        label: 'Since',
        description:
          'The year, month or day that the claim names; empty for the start of the data, and of what is counted in a year for its first day.',
        widget: 'text',
        optional: true,
        appliesWhen: [
          { comparison: ['largest', 'nth'], within: ['all'] },
          { comparison: ['highest-since', 'first-since', 'only-k-since', 'count-this-year', 'ever', 'afterwards'] },
        ],
      }),
    within: choiceParam(['all', 'year'], 'all', ['All history', 'Its calendar year'], {
      label: 'Compared within',
      description:
        'What a rank or an extreme is one of: all of the history up to the claim, or its calendar year alone, so far or whole, where what lies across two years is of the one in which it ends.',
      appliesWhen: { comparison: ['largest', 'nth', 'ever'] },
      optionsWhen: { year: withinYear },
    }),
    on: z
      .string()
      .trim()
      .regex(/^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/, 'empty, or a day as 2024-01-19')
      .default('')
      .meta({
        label: 'On',
        description:
          'The session that a plain fact is about, or any day of its week, month, quarter or year; empty for the last one known. What is known later tells when it was so next, and changes no verdict.',
        widget: 'text',
        optional: true,
        appliesWhen: { comparison: ['happened', 'none', 'figure'], part: ['all'] },
      }),
    side: choiceParam(
      figureSides,
      'near',
      ['The figure', 'At least', 'More than', 'At most', 'Less than', 'Just over', 'Just under', 'About', 'Nearly'],
      {
        label: 'Said as',
        description:
          'What the figure said is: the one recomputed, rounded to its digits; or a bound that it reaches (at-least, at-most), or is beyond (more-than, less-than), compared unrounded; or both, rounded to its digits and beyond it (just-over, just-under); or a round figure that it is close to, on either side (about) or from below (nearly): zeros at the end of a whole number are read as rounding, within a twentieth of it, and what is up to twice as far off cannot be judged. Of a loss, a lag or a fall the size is compared.',
        appliesWhen: {
          comparison: ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'in-a-row', 'ever', 'figure', 'afterwards'],
          said: ['!'],
        },
      },
    ),
    said: z
      .string()
      .trim()
      .regex(figurePattern, 'empty, or the figure as it was printed, as 11.5 or -33.92')
      .default('')
      .meta({
        label: 'Figure said',
        description: 'The figure as it was printed, with its digits: 11.5 is met by 11.54. Empty for none.',
        widget: 'text',
        optional: true,
        appliesWhen: {
          comparison: ['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'in-a-row', 'ever', 'figure', 'afterwards'],
        },
      }),
    atLeast: z
      .string()
      .trim()
      .regex(figurePattern, 'empty, or a number in the unit of the measure, as 10')
      .default('')
      .meta({
        label: 'Threshold',
        description:
          'From where on the event has happened, in the unit of the measure (percent, points, deviations, level); empty for the value of the session itself, cut to two decimals, which the sentence then says. A streak happens when it reaches its sessions, a record when it is set.',
        widget: 'text',
        optional: true,
        appliesWhen: thresholdConditions,
        neededWhen: thresholdNeeded,
      }),
    spread: choiceParam(['any', 'pp', 'ratio', 'log'], 'any', ['Not said', 'Points', 'Ratio', 'Log'], {
      label: 'Lead in',
      description: 'How the claim measures a lead: left open, in percentage points, as a ratio, in logarithms.',
      appliesWhen: { measure: listReaders('spread') },
    }),
    price: choiceParam(['any', 'close', 'high'], 'any', ['Not said', 'Close', 'Intraday high'], {
      label: 'Level by',
      description: 'Whether the claim says that records and levels are of closes or of intraday highs.',
      appliesWhen: { measure: listReaders('price') },
    }),
    deviation: choiceParam(['any', 'sample', 'population'], 'any', ['Not said', 'Sample', 'Population'], {
      label: 'Deviation',
      description: 'Which standard deviation the claim names.',
      appliesWhen: deviationConditions,
    }),
    returns: choiceParam(['any', 'price', 'total'], 'any', ['Not said', 'Without', 'Reinvested'], {
      label: 'Dividends',
      description: 'Whether the claim says that dividends are left out or reinvested.',
    }),
    horizon: integerParam(252, 1, 1260, {
      label: 'Horizon',
      description: 'Sessions, or units, after the event, for claims about what followed.',
      appliesWhen: { comparison: ['afterwards'] },
      usualWhen: usualHorizons,
    }),
    policy: choiceParam(['all', 'first-cross', 'first-in-horizon'], 'all', ['Every day', 'First day', 'One a horizon'], {
      label: 'Days counted',
      description: 'Which of neighbouring days a claim about what followed counts.',
      appliesWhen: { comparison: ['afterwards'] },
    }),
    and: z
      .string()
      .trim()
      .max(500, 'at most 500 letters')
      .default('')
      .meta({
        label: 'And',
        description:
          'What must hold on the same session too, as links and the API write it: a measure with its parts after commas, as breadth,members:sp500,average:50,direction:down,atLeast:50 or record,symbol:NDX; a semicolon between two, the most that are joined. Parts are those of rules (forward); the instrument is the claim’s own unless named, and a part is given once. Empty for nothing.',
        widget: 'joined',
        parts: describeJoinedParts(),
        optional: true,
        appliesWhen: { comparison: [...eventComparisons, 'happened'], part: ['all'] },
      }),
    statistic: choiceParam(['mean', 'median', 'share-higher'], 'mean', ['Mean', 'Median', 'Share higher'], {
      label: 'Statistic',
      description: 'Which figure of the outcomes a claim about what followed names.',
      appliesWhen: { comparison: ['afterwards'] },
    }),
  })
  .superRefine(checkClaim)
  // Links that join the same are one link.
  .overwrite((params) => ({ ...params, and: writeJoined(params.and, params) }));

export type ClaimParams = z.output<typeof claimParams>;
