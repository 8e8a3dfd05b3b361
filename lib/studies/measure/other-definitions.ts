import type { Variant } from './measure';
import type { MeasureParts } from './measure-parts';

/** The same by intraday highs where it is of closes, and the other way round. */
export function otherPrice(choice: MeasureParts): Variant {
  const price = choice.price === 'close' ? 'high' : 'close';
  return { id: `price=${price}`, label: price === 'high' ? 'By intraday highs' : 'By closes', choice: { ...choice, price } };
}

/** The same with equal closes counted where they are not, and the other way round. */
export function otherTies(choice: MeasureParts): Variant {
  const ties = choice.ties === 'exclude' ? 'include' : 'exclude';
  return {
    id: `ties=${ties}`,
    label: ties === 'include' ? 'Equal closes count' : 'Equal closes do not count',
    choice: { ...choice, ties },
  };
}

/** The same with the other standard deviation. */
export function otherDeviation(choice: MeasureParts): Variant {
  const deviation = choice.deviation === 'sample' ? 'population' : 'sample';
  return { id: `deviation=${deviation}`, label: `With the ${deviation} deviation`, choice: { ...choice, deviation } };
}
