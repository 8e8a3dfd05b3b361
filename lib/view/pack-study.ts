import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packParameters, unpackParameters } from './pack-parameters';
import type { ParameterSchema } from './parameter-schema';
import { packResult, unpackResult, type PackedResult } from './pack-result';
import { packRows, unpackRows } from './pack-rows';

/** What the panel of a study begins with. */
export interface ToldStudy {
  readonly initial: StudyResult;
  /** The newest rows, complete, where `initial` is thinned: the first page of the table. */
  readonly newestRows: readonly Row[];
  readonly parameters: readonly ParameterSchema[];
}

/** The same as the payload of React carries it: texts, of which it visits nothing. */
export interface PackedStudy {
  readonly answer: PackedResult;
  /** Rows as `packRows` writes them. */
  readonly newest: string;
  /** As `packParameters` writes them. */
  readonly parameters: string;
}

export function packStudy({ initial, newestRows, parameters }: ToldStudy): PackedStudy {
  return { answer: packResult(initial), newest: packRows(newestRows), parameters: packParameters(parameters) };
}

/** The study that was packed, in full. */
export function unpackStudy({ answer, newest, parameters }: PackedStudy): ToldStudy {
  return { initial: unpackResult(answer), newestRows: unpackRows(newest), parameters: unpackParameters(parameters) };
}

const escapeLetter = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A packed study as the text of an element that no browser runs: a line for each of its texts, which are JSON and have no line breaks, behind one that
 * says how many letters they are. ASCII, of which V8 and whatever reads bytes make most, and without `<`, which would end the element.
 */
export function writeStudy({ answer: { answer, rows, events, tables }, newest, parameters }: PackedStudy): string {
  const lines = [answer, rows, events ?? '', newest, parameters, ...tables.flatMap(({ table, rows: own }) => [table, own])];
  const text = lines.join('\n').replaceAll(/[<\u0080-\uFFFF]/g, escapeLetter);
  return `${text.length}\n${text}`;
}

/** The packed study that was written. @throws Error where the text is none, or not all of it. */
export function readStudy(text: string): PackedStudy {
  const [count, answer, rows, events, newest, parameters, ...others] = text.split('\n');
  const isWhole = count !== undefined && text.length === count.length + 1 + Number(count);
  if (!isWhole || answer === undefined || rows === undefined || newest === undefined || parameters === undefined)
    throw new Error('the text of a study is not whole');
  const tables = [];
  for (let at = 0; at + 1 < others.length; at += 2) tables.push({ table: others[at] ?? '', rows: others[at + 1] ?? '' });
  return { answer: { answer, rows, events: events === undefined || events === '' ? null : events, tables }, newest, parameters };
}
