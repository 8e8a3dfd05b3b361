import type { Column } from '@/lib/studies/kit/study';
import type { ValueAxis } from './drawing';
import { createTickFormat } from './format-value';
import { computeLinearTicks, computeLogTicks, type Domain } from './value-ticks';

interface Input {
  readonly domain: Domain;
  /** Pixel of a value. */
  readonly toPx: (value: number) => number;
  readonly signed: boolean;
  readonly scale?: 'linear' | 'log';
  readonly runs?: 'up' | 'right';
  /** 0 unless given. */
  readonly baseline?: number | null;
}

/** The axis of values over a domain, with a base line at 0 unless told otherwise. */
export function createValueAxis({ domain: { low, high }, toPx, signed, scale = 'linear', runs = 'up', baseline = 0 }: Input): ValueAxis {
  const values = (scale === 'log' ? computeLogTicks : computeLinearTicks)(low, high);
  const format = createTickFormat(values, signed);
  const tick = (value: number): ValueAxis['ticks'][number] => ({ value, at: toPx(value), text: format(value) });
  return { low, high, scale, runs, ticks: values.map(tick), baseline: baseline === null ? null : tick(baseline) };
}

/** Whether a column shows changes: then the values of its axis carry a sign. Where the column is not known it is `unless`. */
export function isSigned(columns: readonly Column[], key: string | undefined, unless = false): boolean {
  const column = columns.find((item) => item.key === key);
  return column === undefined ? unless : column.signed === true;
}
