import { capitalise } from '@/lib/format/capitalise';
import { pluralise } from '@/lib/format/number-words';
import { defineUnit } from '../../kit/unit-words';
import type { OutperformanceParams } from './params';
import type { Definition } from '../../kit/study';

const measures = {
  pp: { text: 'the difference of the two returns in percentage points', formula: (b: string) => `r_A - ${b}` },
  ratio: { text: 'the ratio of the two growth factors less one, in percent', formula: (b: string) => `\\frac{1+r_A}{1+${b}} - 1` },
  log: { text: 'the difference of the two log returns, times 100', formula: (b: string) => `\\ln(1+r_A) - \\ln(1+${b})` },
};

/** What the value means with these parameters. */
export function defineOutperformance(params: OutperformanceParams): Definition {
  const { text, formula } = measures[params.measure];
  const { sessions: n, unit } = params;
  const counted = unit === 'session' ? 'exchange session' : unit;
  const parts = [
    `${params.a} against ${params.b}: ${text}, each return over ${n} ${pluralise(n, counted)} (${n + 1} closes).`,
    `${capitalise(unit)}s are counted from the first ${unit === 'session' ? 'on' : 'in'} which both have a close (given as the first session of the coverage); a window without a close of either at its first or last ${unit} is missing.`,
    'Rank to date counts every earlier window and its own, 1 is the largest and equals share the best rank; percentile is the share of them that is strictly smaller. Never annualised.',
  ];
  if (params.hedge === 'beta')
    parts.push(
      `The return of ${params.b} is multiplied by beta: the slope of ${params.a} on ${params.b} over the trailing 252 ${unit === 'session' ? 'daily returns' : `returns of one ${unit}`}, today included.`,
    );
  if (params.scale === 'volatility')
    parts.push(`The result is divided by the sample deviation of the same spread over the trailing 252 ${unit}s, today included.`);
  parts.push(
    params.episodes === 'one'
      ? `Events are one per episode: the largest is taken, everything within ${n} ${unit}s of it dropped, and so on; ranks are among episodes.`
      : `Events are single ${unit}s; neighbouring windows overlap.`,
  );
  const core = formula(params.hedge === 'beta' ? '\\beta\\, r_B' : 'r_B');
  const scaled = params.scale === 'volatility' ? `\\frac{${core}}{s_{252}}` : core;
  return {
    text: `${parts.join(' ')}${defineUnit(params)}`,
    formula: `${scaled}, \\quad r = \\frac{C_t}{C_{t-${n}}} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, relative outperformance'],
  };
}
