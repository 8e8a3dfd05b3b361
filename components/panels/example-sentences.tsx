import { BareButton } from '../shell/bare-button';
import classes from './claim-reader.module.css';

/** A sentence that can be checked on any store with the closes of July 2024, and the day that it was printed on. */
export interface Example {
  readonly text: string;
  readonly asOf: string;
}

/** One of each kind of what can be said: a record, a count, a streak of units, two that are compared. Each dates itself, so that no field must be filled first. */
export const exampleSentences: readonly Example[] = [
  { text: 'The Russell 2000 gained 11.5% in five sessions, its best such stretch since April 2020.', asOf: '2024-07-16' },
  { text: 'It was the S&P 500’s 38th record close of the year.', asOf: '2024-07-16' },
  { text: 'The S&P 500 rose for a ninth straight week, its longest run since 2004.', asOf: '2023-12-29' },
  { text: 'The Russell 2000 beat the S&P 500 by nearly 10 points in five sessions.', asOf: '2024-07-16' },
];

/** Sentences that can be checked, for who wrote one that cannot: a click puts one into the field and checks it. */
export function ExampleSentences({ onPick }: { readonly onPick: (example: Example) => void }) {
  return (
    <div className={classes.examples} data-examples="">
      <p>Such sentences can be checked:</p>
      <ul>
        {exampleSentences.map((example) => (
          <li key={example.text}>
            <BareButton
              onClick={() => {
                onPick(example);
              }}
            >
              {example.text}
            </BareButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
