const decimals = 1e6;

/** A close with the dividends of another source: its adjusted close, on the scale of this one, to six decimals. */
export function adjustAs(close: number, other: { readonly close: number; readonly adjClose: number }): number {
  return close === other.close ? other.adjClose : Math.round(((close * other.adjClose) / other.close) * decimals) / decimals;
}
