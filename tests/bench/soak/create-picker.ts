import { bisectRight, cumsum } from 'd3-array';

/** Picks one of `items` by a draw from 0 to below 1: the one in place k (from 1) with a weight of 1/k. */
export function createPicker<Item>(items: readonly Item[]): (draw: number) => Item {
  const upTo = cumsum(items, (_, place) => 1 / (place + 1));
  return (draw) => {
    const item = items[bisectRight(upTo, draw * (upTo.at(-1) ?? 0))];
    if (item === undefined) throw new RangeError(`nothing to pick by ${draw}`);
    return item;
  };
}
