import 'server-only';
import { planInsertMissing } from './plan-row';
import type { Store } from './store';

/** Longest canonical view that is stored, in UTF-8 bytes. */
export const maxViewBytes = 4096;

const idPattern = /^[A-Za-z0-9_-]{4,64}$/;

/**
 * Stores a canonical view under an id made from it; the same view again changes nothing.
 * @throws RangeError for a view that is too long or an id of another shape, Error where the id stands for another view.
 */
export async function saveView(store: Store, input: { readonly id: string; readonly view: string; readonly now: string }): Promise<void> {
  const { id, view, now } = input;
  const bytes = Buffer.byteLength(view, 'utf8');
  if (bytes > maxViewBytes) throw new RangeError(`The view has ${bytes} bytes; at most ${maxViewBytes} are stored`);
  if (!idPattern.test(id)) throw new RangeError(`"${id}" is no view id; it has 4 to 64 letters, digits, - or _`);
  await store.write((writer) => planInsertMissing(store, writer, 'SavedView', ['id'], { id, view, createdAt: now }));
  if ((await findSavedView(store, id))?.view !== view) throw new Error(`The view id ${id} stands for another view already`);
}

/** The view stored under an id, or null. */
export async function findSavedView(store: Store, id: string): Promise<{ id: string; view: string; createdAt: string } | null> {
  return idPattern.test(id) ? await store.reader.savedView.findUnique({ where: { id } }) : null;
}
