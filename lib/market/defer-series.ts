import type { MarketInstrument, MarketSeries, SeriesColumns } from './market';

/** A series whose columns are asked of `read` whenever one of them is read: how long they are kept is for `read` to say. */
export function deferSeries(instrument: MarketInstrument, read: () => SeriesColumns): MarketSeries {
  return {
    instrument,
    get close() {
      return read().close;
    },
    get total() {
      return read().total;
    },
    get high() {
      return read().high;
    },
    get highestClose() {
      return read().highestClose;
    },
    get source() {
      return read().source;
    },
  };
}

/** A series made of another one when one of its columns is first read: an answer reads a few instruments of all that are followed. */
export function deriveSeries(from: MarketSeries, make: (from: MarketSeries) => SeriesColumns): MarketSeries {
  let made: SeriesColumns | undefined;
  return deferSeries(from.instrument, () => (made ??= make(from)));
}
