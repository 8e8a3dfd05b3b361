import { z } from 'zod';
import { importChoiceSchema, type ImportChoice, type Recognition } from '@/lib/uploads/upload-schemas';

// Kept by the browser and not by the store: what one person calls a column is nobody else's business, and the web process writes nothing but
// queued runs and views.
const storageKey = 'broadtape.import-profiles';
const mostKept = 50;

export type Profiles = Readonly<Record<string, ImportChoice>>;

/** What files of one sender have in common: the names of their columns, in order. */
export function signHeader({ columns }: Pick<Recognition, 'columns'>): string {
  return columns.map(({ header }) => header.trim().toLowerCase()).join('|');
}

/** The profiles with one more; of too many the oldest goes. Where nothing was said there is nothing to remember. */
export function addProfile(profiles: Profiles, header: string, choice: ImportChoice): Profiles {
  if (Object.keys(choice).length === 0) return profiles;
  const { [header]: _before, ...others } = profiles;
  return Object.fromEntries([...Object.entries(others), [header, choice] as const].slice(-mostKept));
}

/** What was said of files with this header and answers what is asked now; null where it does not. */
export function recallChoice(profiles: Profiles, { columns, questions }: Pick<Recognition, 'columns' | 'questions'>): ImportChoice | null {
  const known = profiles[signHeader({ columns })];
  if (known === undefined || questions.length === 0) return null;
  return questions.every(({ about }) =>
    about === 'columns' ? known.columns !== undefined && known.kind !== undefined : known[about] !== undefined,
  )
    ? known
    : null;
}

const storedSchema = z.record(z.string(), importChoiceSchema.nullable().catch(null)).catch({});

/** Profiles as they were kept; what an earlier release or another hand wrote otherwise is left out. */
export function parseProfiles(stored: unknown): Profiles {
  return Object.fromEntries(
    Object.entries(storedSchema.parse(stored)).flatMap(([header, choice]) => (choice === null ? [] : [[header, choice]])),
  );
}

/** What this browser remembers; nothing where it keeps nothing. */
export function readProfiles(): Profiles {
  try {
    return parseProfiles(JSON.parse(localStorage.getItem(storageKey) ?? '{}'));
  } catch {
    return {};
  }
}

export function storeProfiles(profiles: Profiles): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(profiles));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
