import type { ImportChoice, ImportRecognition } from '@/lib/server/pages/models/import-page';

// Kept by the browser and not by the store: what one person calls a column is nobody else's business, and the web process writes nothing but
// queued runs and views.
const storageKey = 'broadtape.import-profiles';
const mostKept = 50;

export type Profiles = Readonly<Record<string, ImportChoice>>;

/** What files of one sender have in common: the names of their columns, in order. */
export function signHeader({ columns }: Pick<ImportRecognition, 'columns'>): string {
  return columns.map(({ header }) => header.trim().toLowerCase()).join('|');
}

/** The profiles with one more; of too many the oldest goes. Where nothing was said there is nothing to remember. */
export function addProfile(profiles: Profiles, header: string, choice: ImportChoice): Profiles {
  if (Object.keys(choice).length === 0) return profiles;
  const { [header]: _before, ...others } = profiles;
  return Object.fromEntries([...Object.entries(others), [header, choice] as const].slice(-mostKept));
}

/** What was said of files with this header and answers what is asked now; null where it does not. */
export function recallChoice(profiles: Profiles, { columns, questions }: Pick<ImportRecognition, 'columns' | 'questions'>): ImportChoice | null {
  const known = profiles[signHeader({ columns })];
  if (known === undefined || questions.length === 0) return null;
  return questions.every(({ about }) => (about === 'columns' ? known.columns !== undefined && known.kind !== undefined : known[about] !== undefined)) ? known : null;
}

/** What this browser remembers; nothing where it keeps nothing. */
export function readProfiles(): Profiles {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? (stored as Profiles) : {};
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
