import { refuseFaults } from './refuse-file';

/** Spellings of each column, the first of them the usual one. */
export type Spellings<Name extends string> = Readonly<Record<Name, readonly string[]>>;

export interface ColumnsRequest<Name extends string> {
  readonly file: string;
  readonly header: readonly string[];
  readonly spellings: Spellings<Name>;
  readonly required: readonly NoInfer<Name>[];
  readonly accepted: string;
}

/** A column name without what people vary: case, spaces, dashes. */
export function plainColumn(name: string): string {
  return name.trim().toLowerCase().replace(/[\s-]+/g, '_');
}

/** Where each column stands, -1 where the file does not have it. @throws SourceError `schema` for a missing or repeated column. */
export function findColumns<Name extends string>({ file, header, spellings, required, accepted }: ColumnsRequest<Name>): (name: Name) => number {
  const names = header.map(plainColumn);
  const placesOf = (name: Name) => names.flatMap((column, place) => (spellings[name].includes(column) ? [place] : []));
  const missing = required.filter((name) => placesOf(name).length === 0).map((name) => `the header "${header.join(',').slice(0, 200)}" has no column ${spellings[name].slice(0, 2).join(' or ')}`);
  const twice = names.filter((column, place) => column !== '' && names.indexOf(column) !== place).map((column) => `the column ${column} stands twice`);
  refuseFaults(file, [...missing, ...twice].map((text) => ({ line: 1, text })), accepted);
  return (name) => placesOf(name)[0] ?? -1;
}
