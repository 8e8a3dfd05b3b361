import { describe, expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

const symbols = ['SPX', 'RUT', 'NDX', 'AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'];

/** Best of several runs: what the code costs, not what else the machine does. */
function measureBest(task: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 15; i += 1) {
    const start = performance.now();
    task();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe.skipIf(!hasReality)('speed on real closes (../shared/reality)', () => {
  it.each(['streaks', 'records', 'drawdowns', 'leaders'])('%s takes under 15 ms on the full history', (id) => {
    const study = studies.find((known) => known.id === id);
    expect(study).toBeDefined();
    const context = makeContext(requireRealityMarket(symbols));
    expect(measureBest(() => study?.compute(context, study.params.parse({})))).toBeLessThan(15);
  });

  it('performance of one instrument takes under 15 ms on the full history', () => {
    const study = studies.find((known) => known.id === 'performance');
    const context = makeContext(requireRealityMarket(symbols));
    expect(measureBest(() => study?.compute(context, study.params.parse({ symbols: 'SPX' })))).toBeLessThan(15);
  });
});
