import { pages } from './pages';

/** What the palette knows of the studies and instruments; small, since every page carries it. */
export interface PaletteContents {
  readonly studies: readonly {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    /** Parameter that takes a single instrument from the palette, or null. */
    readonly symbolParameter: string | null;
    /** Parts of it with a name of their own, and the name of the control that chooses each. */
    readonly variants: readonly { readonly label: string; readonly of: string; readonly query: string }[];
  }[];
  readonly claims: readonly { readonly id: string; readonly said: string; readonly by: string }[];
  readonly instruments: readonly { readonly symbol: string; readonly name: string }[];
}

export interface Command {
  readonly id: string;
  readonly group: 'Studies' | 'Pages' | 'Claims' | 'Instruments';
  readonly label: string;
  readonly description: string;
  readonly href: string;
  /** Lower-case words that find it. */
  readonly words: string;
}

/** Everywhere the palette leads: studies, pages, published claims, and each instrument in every study that takes one. */
export function buildCommands({ studies, claims, instruments }: PaletteContents): readonly Command[] {
  const toCommand = (group: Command['group'], label: string, description: string, href: string, also = ''): Command => ({
    id: href, group, label, description, href, words: `${label} ${description} ${also}`.toLowerCase(),
  });
  return [
    ...studies.map(({ id, title, question }) => toCommand('Studies', title, question, `/studies/${id}`)),
    // What the study asks and what its link says find a part of it too: 'percent above 200', 'mag7 weight'.
    ...studies.flatMap(({ id, title, question, variants }) => variants.map(({ label, of, query }) => toCommand('Studies', `${title}: ${label}`, of, `/studies/${id}?${query}`, `${question} ${query}`))),
    ...pages.map(({ href, label }) => toCommand('Pages', label, '', href)),
    ...claims.map(({ id, said, by }) => toCommand('Claims', said, by, `/claims/${id}`)),
    ...instruments.flatMap(({ symbol, name }) => studies.flatMap(({ id, title, symbolParameter }) => symbolParameter === null ? [] : [
      toCommand('Instruments', `${name}: ${title.toLowerCase()}`, symbol, `/studies/${id}?${symbolParameter}=${encodeURIComponent(symbol)}`),
    ])),
  ];
}

/** The commands that hold every word of the query, those first whose label or symbol begins with it. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = query.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  const first = wanted[0];
  if (first === undefined) return commands;
  const leads = (command: Command): boolean => command.words.startsWith(first) || command.description.toLowerCase() === first;
  const found = commands.filter((command) => wanted.every((word) => command.words.includes(word)));
  return [...found.filter(leads), ...found.filter((command) => !leads(command))];
}
