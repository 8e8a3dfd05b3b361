import { onProcess } from '@/lib/keep/on-process';
import type { ToldStudy } from './pack-study';

/** A study that stands beside the payload of React, in an element that has this id. */
export interface StudyBeside {
  readonly beside: string;
}

/** A study of a page in the making: as it is told to whoever prints the page, and as its text for the browser. */
export interface StudyAhead {
  readonly told: ToldStudy;
  readonly text: string;
}

type Finder = (id: string) => StudyAhead | undefined;

// What prints a page stands in another bundle than what computed it. A browser has none.
const printing = onProcess('studies of pages in the making', (): { find: Finder } => ({ find: () => undefined }));

/** Says where the studies of pages in the making are found. */
export function offerStudies(find: Finder): void {
  printing.find = find;
}

/** The study of the page that is being printed here. */
export function findAhead(id: string): StudyAhead | undefined {
  return printing.find(id);
}
