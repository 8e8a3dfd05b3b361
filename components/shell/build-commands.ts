import { formatWeekdayDate } from '@/lib/format/format-date';
import { readDate } from '@/lib/format/read-date';
import { pages } from './pages';

/** What the palette knows of the studies, claims and instruments. */
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
  readonly group: 'Sessions' | 'Studies' | 'Pages' | 'Claims' | 'Instruments';
  readonly label: string;
  readonly description: string;
  readonly href: string;
  /** Lower-case words that find it. */
  readonly words: string;
}

// What readers say for what stands in our words.
const alsoCalled: readonly (readonly [our: string, theirs: string])[] = [
  ['session', 'day days'],
  ['mean', 'moving average dma'],
  ['record', 'all-time high ath'],
  ['drawdown', 'bear market correction'],
  ['yearly', 'annual'],
  ['russell 2000', 'small caps'],
  ['equal against cap', 'equal weighted rsp'],
  ['advance-decline', 'advancers decliners'],
];

function withOtherNames(words: string): string {
  return [words, ...alsoCalled.flatMap(([our, theirs]) => (words.includes(our) ? [theirs] : []))].join(' ');
}

/** Everywhere the palette leads: studies, pages, published claims, and each instrument in every study that takes one. */
export function buildCommands({ studies, claims, instruments }: PaletteContents): readonly Command[] {
  const toCommand = (group: Command['group'], label: string, description: string, href: string, also = ''): Command => ({
    id: href,
    group,
    label,
    description,
    href,
    words: withOtherNames(`${label} ${description} ${also}`.toLowerCase()),
  });
  return [
    ...studies.map(({ id, title, question, variants }) =>
      toCommand('Studies', title, question, `/studies/${id}`, variants.some(({ query }) => !query.startsWith('unit=')) ? 'breadth' : ''),
    ),
    // What the study asks and what its link says find a part of it too: 'percent above 200', 'mag7 weight'.
    ...studies.flatMap(({ id, title, question, variants }) =>
      variants.map(({ label, of, query }) =>
        toCommand('Studies', `${title}: ${label}`, of, `/studies/${id}?${query}`, `${question} ${query}`),
      ),
    ),
    ...pages.map(({ href, label }) => toCommand('Pages', label, '', href)),
    ...claims.map(({ id, said, by }) => toCommand('Claims', said, by, `/claims/${id}`)),
    ...instruments.flatMap(({ symbol, name }) =>
      studies.flatMap(({ id, title, symbolParameter }) =>
        symbolParameter === null
          ? []
          : [
              toCommand(
                'Instruments',
                `${name}: ${title.toLowerCase()}`,
                symbol,
                `/studies/${id}?${symbolParameter}=${encodeURIComponent(symbol)}`,
              ),
            ],
      ),
    ),
  ];
}

/** A date leads to the front page and the facts of its session. */
function listSessionCommands(query: string): readonly Command[] {
  const date = readDate(query);
  if (date === null) return [];
  const toCommand = (label: string, href: string): Command => ({
    id: href,
    group: 'Sessions',
    label: `${label} of ${formatWeekdayDate(date)}`,
    description: '',
    href,
    words: '',
  });
  return [toCommand('Front page', `/?asOf=${date}`), toCommand('Facts', `/facts?asOf=${date}`)];
}

/** The commands that hold every word of the query, those first that say the most of it in their own label or begin with it; of a date, its session. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = query
    .trim()
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  const first = wanted[0];
  if (first === undefined) return commands;
  const nearness = (command: Command): number => {
    const said = new Set(command.label.toLowerCase().split(/[^a-z0-9&%]+/));
    const leads = command.words.startsWith(first) || (command.group === 'Instruments' && command.description.toLowerCase() === first);
    // The sentence of a claim says many words: that those of the query are among them means less than in a name.
    const weight = command.group === 'Claims' ? 1 : 2;
    return weight * wanted.filter((word) => said.has(word)).length + (leads ? 1 : 0);
  };
  const found = commands.filter((command) => wanted.every((word) => command.words.includes(word)));
  const near = new Map(found.map((command) => [command, nearness(command)]));
  return [...listSessionCommands(query), ...found.toSorted((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0))];
}
