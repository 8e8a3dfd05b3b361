'use client';

import { useState } from 'react';
import { pickApplicable, pickSensible } from '@/lib/view/pick-applicable';
import { ParameterFields, SharedFields, type ControlBarProps } from './control-bar';
import { fitClaim } from './fit-claim';
import { readParameters } from './sentence-builder';
import classes from './controls.module.css';

interface Props extends ControlBarProps {
  /** Parameters that are words of the sentence: they stand there already. */
  readonly said: ReadonlySet<string>;
}

/** What a claim's sentence has no word for: the definitions that it leaves open, the figure said, dates and assumed closes. */
export function ClaimControls({ said, ...props }: Props) {
  const { parameters, query } = props;
  const [opened, setOpened] = useState(false);
  const [openedAll, setOpenedAll] = useState(false);
  const read = readParameters(query, parameters);
  // Only the words that make sense beside the others are offered, and the one in force.
  const own = pickApplicable(parameters, query)
    // What is joined is no field: links write it, and its words in the sentence leave it out.
    .filter(({ shared, name }) => (!shared || name === 'basis') && name !== 'and')
    .map((parameter) => {
      const sensible = pickSensible(parameter, read);
      return { ...parameter, options: parameter.options.filter(({ value }) => sensible.includes(value) || value === read(parameter.name)) };
    });
  const open = own.filter(({ name }) => !said.has(name) && name !== 'measure');
  const words = own.filter(({ name }) => said.has(name) || name === 'measure');
  const fields = {
    ...props,
    onChange: (changes: Readonly<Record<string, string | null>>) => {
      props.onChange(fitClaim({ parameters, read, figure: props.result.verdict?.figure ?? null }, changes));
    },
  };
  return (
    <div className={classes.more} data-controls="">
      <details
        onToggle={(event) => {
          if (event.target === event.currentTarget) setOpened(event.currentTarget.open);
        }}
      >
        <summary>More: what the sentence leaves open</summary>
        {opened ? (
          <div className={classes.fields}>
            <ParameterFields {...fields} parameters={open} all={parameters} />
            <SharedFields {...fields} />
          </div>
        ) : null}
        {opened ? (
          <details
            onToggle={(event) => {
              event.stopPropagation();
              setOpenedAll(event.currentTarget.open);
            }}
          >
            <summary>The words of the sentence as fields</summary>
            {openedAll ? (
              <div className={classes.fields}>
                <ParameterFields {...fields} parameters={words} all={parameters} />
              </div>
            ) : null}
          </details>
        ) : null}
      </details>
    </div>
  );
}
