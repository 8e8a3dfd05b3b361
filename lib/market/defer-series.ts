import type { CloseReader, MarketInstrument, MarketSeries, SeriesColumns } from './market';

/**
 * A series whose columns are asked of `read` whenever one of them is read: how long they are kept is for `read` to say.
 * @param closeAt its single closes, for which `read` is not asked.
 */
export function deferSeries(instrument: MarketInstrument, read: () => SeriesColumns, closeAt: CloseReader): MarketSeries {
  return {
    instrument,
    closeAt,
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

/** A series of columns that are there. */
export function holdSeries(instrument: MarketInstrument, columns: SeriesColumns): MarketSeries {
  return deferSeries(
    instrument,
    () => columns,
    (index, basis) => (basis === 'total' ? columns.total : columns.close)?.[index] ?? NaN,
  );
}

/**
 * A series made of another one when one of its columns is first read: an answer reads a few instruments of all that are followed.
 * @param closeAt its single closes, of those of `from`, so that they are read without making it.
 */
export function deriveSeries(from: MarketSeries, make: (from: MarketSeries) => SeriesColumns, closeAt: CloseReader): MarketSeries {
  let made: SeriesColumns | undefined;
  return deferSeries(from.instrument, () => (made ??= make(from)), closeAt);
}
