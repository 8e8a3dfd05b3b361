'use client';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { SafeSentence } from './safe-sentence';
import { fetchSafe, type SafeAnswer } from './fetch-safe';
import classes from './claim-reader.module.css';

type State =
  | { readonly kind: 'idle' | 'working' }
  | { readonly kind: 'answered'; readonly safe: SafeAnswer }
  | { readonly kind: 'error'; readonly message: string };

/**
 * What can safely be written in the place of a claim, made when it is asked for.
 * @param query of the claim; one with another is another offer: give it as the key too.
 */
export function SafeOffer({ query }: { readonly query: string }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const ask = async (): Promise<void> => {
    setState({ kind: 'working' });
    try {
      setState({ kind: 'answered', safe: await fetchSafe(query) });
    } catch (cause) {
      setState({ kind: 'error', message: cause instanceof Error ? cause.message : 'There is no answer.' });
    }
  };
  if (state.kind === 'answered' && state.safe !== null) return <SafeSentence safe={state.safe} />;
  return (
    <div className={classes.offer} data-safe-offer={state.kind}>
      <Button variant="default" size="xs" loading={state.kind === 'working'} onClick={() => void ask()}>
        What you can safely write
      </Button>
      <p role="status" className={classes.footnote}>
        {state.kind === 'answered'
          ? 'No sentence of this kind both holds without a doubt and stands out: none is offered.'
          : state.kind === 'error'
            ? state.message
            : ''}
      </p>
    </div>
  );
}
