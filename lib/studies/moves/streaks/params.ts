import { z } from 'zod';
import { choiceParam, integerParam, numberParam, optionalSymbolParam, symbolParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

/** The parameters of the streaks study. */
export const streakParams = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose streaks are counted.' }),
  versus: optionalSymbolParam({
    label: 'Against',
    description: 'Count sessions on which the instrument beats this one; empty for a plain streak.',
  }),
  ...samplingShape,
  direction: choiceParam(['up', 'down'], 'up', ['Up', 'Down'], {
    label: 'Direction',
    description: 'Rising or falling sessions (beating or lagging when set against another).',
  }),
  thresholdPct: numberParam(1, 0, 50, {
    label: 'Move of at least',
    description: 'Smallest move of a session, or of the unit, in percent that counts; 0 counts every move in the direction.',
    unit: 'percent',
  }),
  length: integerParam(5, 1, 250, { label: 'In a row', description: 'Smallest number of sessions, or of the unit, in a row.' }),
  ties: choiceParam(['exclude', 'include'], 'exclude', ['Break', 'Count'], {
    label: 'Unchanged closes',
    description: 'With a threshold of 0, whether an unchanged close continues a streak.',
    appliesWhen: { thresholdPct: ['0'] },
  }),
  mode: choiceParam(['maximal', 'nested'], 'maximal', ['Whole runs', 'Every one'], {
    label: 'Events',
    description: 'Each run once, or one event per session, or per unit, whose last ones all qualify.',
  }),
});

export type StreakParams = z.output<typeof streakParams>;

/** The instrument, and the one that it is set against, if any. */
export function listStreakSymbols({ symbol, versus }: StreakParams): readonly string[] {
  return versus === '' ? [symbol] : [symbol, versus];
}
