'use client';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';
import classes from './claim-reader.module.css';

type Safe = NonNullable<ClaimsAnswer['claims'][number]['safe']>;

const forms = [
  { form: 'text', label: 'Text' },
  { form: 'markdown', label: 'Markdown' },
  { form: 'html', label: 'HTML' },
] as const;

/** What can be printed instead: the strongest true sentence of the claim's kind, with its footnote, to be copied. */
export function SafeSentence({ safe }: { readonly safe: Safe }) {
  const clipboard = useClipboard({ timeout: 1600 });
  const [copied, setCopied] = useState('');
  const [sentence, ...footnote] = safe.text.split('\n\n');
  return (
    <div className={classes.safe} data-safe="">
      <h3>What you can safely write</h3>
      <p>{sentence}</p>
      <p className={classes.footnote}>{footnote.join(' ')}</p>
      <div className={classes.copy}>
        {forms.map(({ form, label }) => (
          <Button
            key={form}
            variant="default"
            size="xs"
            onClick={() => {
              clipboard.copy(safe[form]);
              setCopied(label);
            }}
          >
            Copy {label}
          </Button>
        ))}
        <span role="status" className={classes.footnote}>
          {clipboard.copied ? `${copied} copied` : ''}
        </span>
      </div>
    </div>
  );
}
