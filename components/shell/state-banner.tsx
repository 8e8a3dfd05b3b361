import type { ReactNode } from 'react';
import classes from './state-banner.module.css';

/** The seven states of what is shown, in their order of precedence: the first that holds is the page's state. */
export const dataStates = ['error', 'loading', 'empty', 'simulated', 'partial', 'stale', 'provisional'] as const;
export type DataState = (typeof dataStates)[number];

/** The state that takes precedence among those that hold, or null when nothing is out of the ordinary. */
export function pickState(holding: Readonly<Partial<Record<DataState, boolean>>>): DataState | null {
  return dataStates.find((state) => holding[state] === true) ?? null;
}

interface Props {
  readonly state: DataState;
  readonly children: ReactNode;
  /** Spans the page under the header, rather than standing among the content. */
  readonly wide?: boolean;
}

/** One line that says which state the data is in, what is still shown and what to do. */
export function StateBanner({ state, children, wide = false }: Props) {
  const urgent = state === 'error';
  return (
    <div className={classes.banner} data-state={state} data-wide={wide || undefined} role={urgent ? 'alert' : 'status'}>
      <div className={classes.text}>{children}</div>
    </div>
  );
}
