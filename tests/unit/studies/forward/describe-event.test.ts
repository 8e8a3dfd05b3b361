import { describe, expect, it } from 'vitest';
import { describeEvent } from '@/lib/studies/measure/describe-event';
import { forwardParams } from '@/lib/studies/after/forward/params';
import { forward } from '@/lib/studies/after/forward/study';
import { measureNames } from '@/lib/studies/measure/measures';
import { settleThreshold } from '@/lib/studies/measure/event-rule';

const other = 'the S&P 500';

function own(query: string): string {
  return describeEvent(settleThreshold(forwardParams.parse(Object.fromEntries(new URLSearchParams(query)))), { owner: null, other });
}

function of(query: string): string {
  return describeEvent(settleThreshold(forwardParams.parse(Object.fromEntries(new URLSearchParams(query)))), {
    owner: 'the Russell 2000',
    other,
  });
}

describe('describeEvent', () => {
  it.each([
    ['', 'five straight gains of 1% or more', 'five straight gains of 1% or more by the Russell 2000'],
    ['direction=down&thresholdPct=0&sessions=13', '13 straight losses', '13 straight losses by the Russell 2000'],
    ['sessions=1', 'a gain of 1% or more', 'a gain of 1% or more by the Russell 2000'],
    ['thresholdPct=0&ties=include', 'five sessions in a row without a loss', 'five sessions in a row without a loss by the Russell 2000'],
    [
      'versus=SPX&thresholdPct=0',
      'five sessions in a row ahead of the S&P 500',
      'five sessions in a row of the Russell 2000 ahead of the S&P 500',
    ],
    [
      'versus=SPX&direction=down',
      'five sessions in a row behind the S&P 500 by 1 point or more',
      'five sessions in a row of the Russell 2000 behind the S&P 500 by 1 point or more',
    ],
    ['trigger=extreme', 'its longest run of gains of 1% or more to date', 'the Russell 2000’s longest run of gains of 1% or more to date'],
    ['measure=return', 'a five-session gain of 10% or more', 'a five-session gain of 10% or more by the Russell 2000'],
    [
      'measure=return&sessions=8&atLeast=2.50&direction=down',
      'an eight-session loss of 2.5% or more',
      'an eight-session loss of 2.5% or more by the Russell 2000',
    ],
    [
      'measure=return&sessions=84&trigger=extreme&direction=down',
      'its lowest 84-session return to date',
      'the Russell 2000’s lowest 84-session return to date',
    ],
    [
      'measure=return&sessions=1&figure=points&atLeast=1000',
      'a one-session gain of 1,000 points or more',
      'a one-session gain of 1,000 points or more by the Russell 2000',
    ],
    [
      'sessions=2&direction=either&thresholdPct=2',
      'two straight moves of 2% or more in either direction',
      'two straight moves of 2% or more in either direction by the Russell 2000',
    ],
    [
      'measure=outperformance&versus=SPX&atLeast=1',
      'a five-session lead over the S&P 500 of 1 point or more',
      'a five-session lead over the S&P 500 of 1 point or more by the Russell 2000',
    ],
    [
      'measure=outperformance&versus=SPX&spread=ratio&direction=down',
      'a five-session lag behind the S&P 500 of 10% or more',
      'a five-session lag behind the S&P 500 of 10% or more by the Russell 2000',
    ],
    [
      'measure=record&atLeast=252',
      'a record close at least 252 sessions after the one before',
      'a record close by the Russell 2000 at least 252 sessions after the one before',
    ],
    [
      'measure=record&atLeast=10',
      'a record close at least ten sessions after the one before',
      'a record close by the Russell 2000 at least ten sessions after the one before',
    ],
    ['measure=record&atLeast=0&price=high', 'a record intraday high', 'a record intraday high by the Russell 2000'],
    [
      'measure=distance&sessions=50&distanceIn=sigma&atLeast=4',
      'a close 4 deviations or more above its 50-session mean',
      'a close by the Russell 2000 4 deviations or more above its 50-session mean',
    ],
    [
      'measure=drawdown&direction=down',
      'a fall to 10% or more below its record close',
      'a fall by the Russell 2000 to 10% or more below its record close',
    ],
    [
      'measure=drawdown',
      'a rise back to within 10% of its record close',
      'a rise by the Russell 2000 back to within 10% of its record close',
    ],
    ['measure=level&atLeast=2000', 'a close at or above 2,000', 'a close by the Russell 2000 at or above 2,000'],
    [
      'measure=tally&sessions=15&thresholdPct=0&atLeast=14',
      '14 or more gains of any size in 15 sessions',
      '14 or more gains of any size by the Russell 2000 in 15 sessions',
    ],
    [
      'measure=swing&thresholdPct=2&direction=down',
      'a one-session loss of 2% or more',
      'a one-session loss of 2% or more by the Russell 2000',
    ],
    [
      'measure=swing&thresholdPct=2&direction=down&atLeast=100',
      'a one-session loss of 2% or more after at least 100 sessions without one',
      'a one-session loss of 2% or more by the Russell 2000 after at least 100 sessions without one',
    ],
    [
      'measure=quadrant&versus=SPX&formula=zscore&quadrant=improving',
      'an entry into the improving quadrant against the S&P 500 (weekly, by z-score)',
      'an entry into the improving quadrant against the S&P 500 (weekly, by z-score) by the Russell 2000',
    ],
    [
      'measure=calm&thresholdPct=1&direction=down&sessions=100',
      '100 sessions in a row without a loss of 1% or more',
      '100 sessions in a row without a loss of 1% or more by the Russell 2000',
    ],
    [
      'measure=spell&average=50&sessions=3&direction=down',
      'three straight closes below its 50-session mean',
      'three straight closes by the Russell 2000 below its 50-session mean',
    ],
    [
      'measure=volatility&sessions=21',
      'a 21-session volatility of 30% or more',
      'a 21-session volatility of the Russell 2000 of 30% or more',
    ],
    [
      'measure=volatility&sessions=8&direction=down',
      'an eight-session volatility of 10% or less',
      'an eight-session volatility of the Russell 2000 of 10% or less',
    ],
    [
      'measure=volatility&sessions=63&trigger=extreme&direction=down',
      'its lowest 63-session volatility to date',
      'the Russell 2000’s lowest 63-session volatility to date',
    ],
    [
      'measure=participation&universe=indices&atLeast=75&sessions=50',
      'a share of 75% or more of the four indices above their 50-session mean',
      'a share of 75% or more of the four indices above their 50-session mean',
    ],
  ])('%s', (query, same, named) => {
    expect([own(query), of(query)]).toEqual([same, named]);
  });

  it('stands for every measure and trigger without holes', () => {
    for (const measure of forwardParams.shape.measure.unwrap().options) {
      for (const trigger of ['threshold', 'extreme'] as const) {
        for (const direction of ['up', 'down'] as const) {
          const text = of(`measure=${measure}&trigger=${trigger}&direction=${direction}&versus=SPX`);
          expect(text).toMatch(/^[a-z0-9].*[a-z0-9%]$/);
          expect(text).not.toMatch(/undefined| {2}|null/);
        }
      }
    }
  });
});

describe('the window of a rule', () => {
  it.each([
    ['distance', 'a mean has 2 to 2520 closes'],
    ['participation', 'a mean has 2 to 2520 closes'],
    ['volatility', 'a volatility has 2 to 2520 returns'],
    ['tally', 'moves are counted in 2 to 2520 sessions or units'],
  ])('of a %s is refused where it is too short, with what is accepted', (measure, message) => {
    expect(forwardParams.safeParse({ measure, sessions: '1' }).error?.issues).toMatchObject([{ path: ['sessions'], message }]);
    expect(forwardParams.safeParse({ measure, sessions: '2' }).success).toBe(true);
  });
});

describe('the definition of a rule', () => {
  it.each(measureNames)('says nothing twice: %s', (measure) => {
    const params = forwardParams.parse({ measure, symbol: 'RUT', versus: 'SPX' });
    const sentences = forward.definition(params).text.split(/(?<=[.]) (?=[A-Z])/);
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
  });
});
