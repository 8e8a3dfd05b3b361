'use client';
import { Button } from '@mantine/core';
import classes from './import.module.css';

interface Props {
  /** What the first button says: Import. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly commit: () => Promise<void>;
  readonly reset: () => void;
}

/** The end of a try: take it, or let it go. */
export function CommitButtons({ label, isBusy, commit, reset }: Props) {
  return (
    <div className={classes.actions}>
      <Button
        disabled={isBusy}
        onClick={() => {
          void commit();
        }}
      >
        {label}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={reset}>
        Discard
      </Button>
    </div>
  );
}
