import type { Study } from './study';

/** The parameters of any study, once its schema has read them. */
export type StudyParams = ReturnType<Study['params']['parse']>;

/** Whether an answer may take up to about a second: a study that says so, or one that reads the closes of members, be it to count their sectors. */
export function isHeavy({ heavy = false, universes }: Study, params: StudyParams): boolean {
  return heavy || (universes?.(params) ?? []).some(({ level }) => level !== 'counts');
}
