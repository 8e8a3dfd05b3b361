'use client';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { formatNumber } from '@/lib/format/format-number';
import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';
import { Card } from '../shell/page-frame';
import { StateBanner } from '../shell/state-banner';
import { ExampleSentences } from './example-sentences';
import { LinkedReason } from './linked-reason';
import { ReadClaimCard } from './read-claim-card';
import { ReadWords } from './read-words';
import { sendText } from './send-text';
import classes from './claim-reader.module.css';

const longest = 1000;

type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'working' }
  | { readonly kind: 'answered'; readonly answer: ClaimsAnswer }
  | { readonly kind: 'error'; readonly message: string };

const say = (count: number): string => formatNumber(count, { decimals: 0 });

function sayCount({ claims, cannot }: ClaimsAnswer): string {
  if (claims.length === 0) return 'No claim was made of it.';
  const made = claims.length === 1 ? 'One claim was made of it' : `${claims.length} claims were made of it`;
  return `${made}${cannot.length === 0 ? '.' : '; the rest cannot be checked.'}`;
}

/** A field for a sentence from an article: its words marked as they were read, and a verdict for each claim that it makes. */
export function ClaimReader() {
  const [text, setText] = useState('');
  const [asOf, setAsOf] = useState('');
  const [state, setState] = useState<State>({ kind: 'empty' });
  const turn = useRef(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const isTooLong = text.length > longest;
  const needsDay = state.kind === 'answered' && state.answer.needsPost && asOf === '';
  // The field of the day is where the reader goes on: nothing follows below.
  const isUndated = state.kind === 'answered' && state.answer.needsPost && state.answer.claims.length === 0;
  const check = async (sentence: string, day: string): Promise<void> => {
    const own = (turn.current += 1);
    setState({ kind: 'working' });
    let next: State;
    try {
      next = { kind: 'answered', answer: await sendText(sentence, day) };
    } catch (cause) {
      next = { kind: 'error', message: cause instanceof Error ? cause.message : 'The sentence could not be checked.' };
    }
    // An answer to an earlier text must not stand under a later one.
    if (own === turn.current) setState(next);
  };
  return (
    <div className={classes.reader} data-no-print={state.kind === 'empty' ? '' : undefined}>
      <Card label="Check a sentence">
        <form
          data-reader={state.kind}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !isTooLong) void check(text, asOf);
          }}
        >
          <Textarea
            ref={field}
            label="Paste a sentence"
            description="From an article or a post, about what US indices and stocks did. It is checked against the stored closes and not kept."
            placeholder="The Russell 2000 gained 11.5% in five days, its best such stretch since April 2020."
            value={text}
            autosize
            minRows={2}
            maxRows={6}
            error={
              isTooLong
                ? `This is ${say(text.length)} characters long; ${say(longest)} are read at once. Keep the sentences that count.`
                : null
            }
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <div className={classes.row}>
            <TextInput
              type="date"
              label="Published on"
              inputWrapperOrder={['label', 'description', 'error', 'input']}
              description="Needed for “on Friday” or “this week”."
              value={asOf}
              error={needsDay ? 'Without it this sentence cannot be dated.' : null}
              onChange={(event) => {
                setAsOf(event.currentTarget.value);
              }}
            />
            <Button type="submit" loading={state.kind === 'working'} disabled={text.trim() === '' || isTooLong}>
              Check
            </Button>
          </div>
        </form>
        <div className={state.kind === 'working' || (state.kind === 'answered' && !isUndated) ? classes.room : undefined}>
          <div role="status" className={classes.said}>
            {state.kind === 'working' ? 'Reading the sentence.' : state.kind === 'answered' ? sayCount(state.answer) : ''}
          </div>
          {state.kind === 'error' ? (
            <div className={classes.failed}>
              <StateBanner state="error">{state.message}</StateBanner>
            </div>
          ) : null}
          {state.kind === 'answered' ? (
            <div className={classes.answer}>
              <ReadWords words={state.answer.words} />
              {state.answer.cannot.length === 0 ? null : (
                <ul className={classes.cannot} data-cannot="">
                  {state.answer.cannot.map((reason) => (
                    <li key={reason}>
                      <LinkedReason reason={reason} />
                    </li>
                  ))}
                </ul>
              )}
              {state.answer.claims.map((claim) => (
                <ReadClaimCard key={claim.query} claim={claim} />
              ))}
              {state.answer.claims.length === 0 && !isUndated ? (
                <ExampleSentences
                  onPick={(example) => {
                    setText(example.text);
                    setAsOf(example.asOf);
                    field.current?.focus();
                    void check(example.text, example.asOf);
                  }}
                />
              ) : null}
            </div>
          ) : null}
        </div>
      </Card>
    </div>
  );
}
