import { createRandom, scaleWord, type BreadthInput } from '@/lib/metrics';

export interface PanelSize {
  readonly instruments: number;
  readonly sessions: number;
}

const wordsPerInstrument = 16;

/**
 * A made universe: walks of daily moves up to 2% rounded to cents, a third listed late, a quarter delisted early, a hole of up to
 * five sessions about once a year, and members that join late, leave, and sometimes come back. The same for the same seed.
 */
export function makePanel(seed: string, { instruments, sessions }: PanelSize): BreadthInput {
  const random = createRandom(seed);
  const moves = new Uint32Array(sessions);
  const plan = new Uint32Array(wordsPerInstrument);
  const closes: Float64Array[] = [];
  const spans: Int32Array[] = [];
  for (let i = 0; i < instruments; i += 1) {
    random.fill(plan);
    random.fill(moves);
    const pick = (place: number, bound: number): number => scaleWord(plan[place] ?? 0, bound);
    const listed = pick(0, 3) === 0 ? pick(1, sessions >> 1) : 0;
    const delisted = pick(2, 4) === 0 ? sessions - pick(3, sessions >> 2) : sessions;
    const series = new Float64Array(sessions).fill(NaN);
    let price = 20 + pick(4, 200);
    let hole = 0;
    for (let t = listed; t < delisted; t += 1) {
      const word = moves[t] ?? 0;
      price *= 1 + (scaleWord(word, 4001) - 1995) / 100_000;
      if (word % 251 === 0) hole = 1 + (word % 5);
      if (hole > 0) hole -= 1;
      else series[t] = Math.max(0.01, Math.round(price * 100) / 100);
    }
    closes.push(series);
    const [joined, left] = [pick(5, 2) === 0 ? pick(6, sessions >> 1) : -5, sessions + 5 - (pick(7, 3) === 0 ? pick(8, sessions >> 2) : 0)];
    const back = left + 1 + pick(9, sessions >> 3);
    spans.push(pick(10, 4) === 0 && back < sessions ? Int32Array.of(joined, left, back, sessions + 5) : Int32Array.of(joined, left));
  }
  return { sessionCount: sessions, firstOrdinal: 17, closes, spans };
}
