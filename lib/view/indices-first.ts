/** Indices and baskets of them before funds and stocks, else as they stood: who types 'Russell 2000' means the index, not a fund that tracks it. */
export function indicesFirst<Listed extends { readonly kind: string }>(instruments: readonly Listed[]): readonly Listed[] {
  const isIndex = ({ kind }: Listed): boolean => kind === 'index' || kind === 'composite';
  return [...instruments.filter(isIndex), ...instruments.filter((instrument) => !isIndex(instrument))];
}
