import type { Chunk, Meaning } from './chunk';
import type { NamedDate } from './named-date';
import type { Token } from './tokenize';

// What is said of the last session of a time by how that time was ended.

/** "Closed the week at a record": on its last session. */
export function readEnd(chunk: Chunk, all: readonly Chunk[], index: number): Meaning | null {
  if (chunk.kind !== 'unit' || chunk.unit === 'session') return null;
  const before = all.slice(0, index).findLast(({ kind }) => kind !== 'filler');
  const [to, level] = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  const isLevel =
    level?.kind === 'record' || (level?.kind === 'most' && level.of === 'level') || (level?.kind === 'number' && level.value >= 100);
  if (before?.kind !== 'close' || to?.kind !== 'to' || !isLevel) return null;
  return { kind: 'date', date: { kind: 'end', of: { kind: 'unit', unit: chunk.unit, back: 0 } } };
}

/** "Ended the year on a four-day losing streak": up to the last session of that time. */
export function readEndOnRun(chunk: Chunk, all: readonly Chunk[], index: number, tokens: readonly Token[]): Meaning | null {
  const date: NamedDate | null =
    chunk.kind === 'date'
      ? chunk.date
      : chunk.kind === 'unit' && chunk.unit !== 'session'
        ? { kind: 'unit', unit: chunk.unit, back: 0 }
        : null;
  if (date?.kind !== 'unit' && date?.kind !== 'year' && date?.kind !== 'month' && date?.kind !== 'quarter') return null;
  const before = all.slice(0, index).findLast(({ kind }) => kind !== 'filler');
  const [number, unit, run] = all.slice(index + 1).filter(({ kind }) => kind !== 'filler');
  const isOn = all[index + 1]?.kind === 'filler' && /^(?:on|with)$/.test(tokens[all[index + 1]?.first ?? -1]?.word ?? '');
  const isRun = number?.kind === 'number' && unit?.kind === 'unit' && run?.kind === 'run' && run.direction !== undefined;
  return before?.kind === 'close' && isOn && isRun ? { kind: 'date', date: { kind: 'end', of: date } } : null;
}
