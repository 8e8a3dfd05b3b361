import type { ChartSpec } from '@/lib/studies/kit/study';
import type { Ink } from '../mark';

type States = NonNullable<Extract<ChartSpec, { kind: 'grid' }>['states']>;

/** How a cell of yes and one of no look: told apart by their height as by their colour. */
export const stateLooks = {
  yes: { share: 1, ink: { color: 'var(--high)', share: 0.75 } },
  no: { share: 0.3, ink: { color: 'var(--low)', share: 0.75 } },
} as const satisfies Readonly<Record<'yes' | 'no', { readonly share: number; readonly ink: Ink }>>;

/** Which state a cell is in. */
export function findState(cell: unknown): keyof States {
  return cell === true ? 'yes' : cell === false ? 'no' : 'unknown';
}
