import { readStudy, unpackStudy, type PackedStudy, type ToldStudy } from '@/lib/view/pack-study';
import { findAhead, type StudyAhead, type StudyBeside } from '@/lib/view/study-ahead';

// In a browser. The element goes with the page that came with it, and Back within the application shows that page again.
const read = new Map<string, ToldStudy>();

/** What a panel begins with, and the text of its element where the page is printed here. @throws Error where the page lacks it. */
export function beginStudy(packed: PackedStudy | StudyBeside): StudyAhead {
  if (!('beside' in packed)) return { told: unpackStudy(packed), text: '' };
  const ahead = findAhead(packed.beside);
  if (ahead !== undefined) return ahead;
  const known = read.get(packed.beside);
  if (known !== undefined) return { told: known, text: '' };
  const text = typeof document === 'undefined' ? undefined : document.querySelector(`#${packed.beside}`)?.textContent;
  if (text === undefined || text === '') throw new Error('the page has come without its study');
  const told = unpackStudy(readStudy(text));
  read.set(packed.beside, told);
  return { told, text: '' };
}
