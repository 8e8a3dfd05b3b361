import type { ComponentProps } from 'react';
import { LabelledField } from './labelled-field';
import classes from './labelled-input.module.css';

interface Props extends Pick<ComponentProps<'input'>, 'list' | 'autoComplete' | 'inputMode' | 'placeholder' | 'title'> {
  readonly label: string;
  readonly value: string;
  readonly issue: string | null;
  readonly className?: string | undefined;
  /** A sign that stands behind the text in its field. */
  readonly sign?: string | undefined;
  readonly onDraft: (text: string) => void;
  /** The text stands: Enter was pressed, or the field left. */
  readonly onCommit: () => void;
}

/** A field of text with its name above. */
export function LabelledText({ label, issue, className, sign, onDraft, onCommit, ...props }: Props) {
  return (
    <LabelledField label={label} issue={issue} className={className}>
      {(field) => (
        <div className={classes.frame} data-typed="">
          <input
            {...props}
            {...field}
            data-signed={sign !== undefined || undefined}
            onChange={(event) => {
              onDraft(event.currentTarget.value);
            }}
            onBlur={onCommit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onCommit();
            }}
          />
          {sign === undefined ? null : <span className={classes.sign}>{sign}</span>}
        </div>
      )}
    </LabelledField>
  );
}
