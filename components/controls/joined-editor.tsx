'use client';

import { Button } from '@mantine/core';
import { readJoinedTexts, writeJoinedTexts, type JoinedText } from '@/lib/format/joined-text';
import { countWord } from '@/lib/format/number-words';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { nameParameter } from '@/lib/view/name-parameter';
import { isApplicable, pickSensible } from '@/lib/view/pick-applicable';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { changeCondition, createRead } from './change-condition';
import type { ReadClaim } from './fit-claim';
import { ParameterControl } from './parameter-control';
import { WordList } from './word-list';
import classes from './sentence-builder.module.css';

interface Props {
  /** The parameter `and`, with the parts of a condition. */
  readonly parameter: ParameterSchema;
  readonly read: ReadClaim;
  readonly result: StudyResult;
  readonly issue: string | null;
  readonly onCommit: (text: string) => void;
}

const mostJoined = 2;

/** What a link joins; nothing where it cannot be read, which the API says. */
function readConditions(text: string): readonly JoinedText[] {
  try {
    return readJoinedTexts(text);
  } catch {
    return [];
  }
}

/** What must hold on the claim's session too: each condition with its words as fields, and a list to add one from. */
export function JoinedEditor({ parameter, read: readClaim, result, issue, onCommit }: Props) {
  const conditions = readConditions(readClaim('and'));
  const measure = parameter.parts.find(({ name }) => name === 'measure');
  const write = (next: readonly JoinedText[]): void => {
    onCommit(writeJoinedTexts(next));
  };
  const sensible = measure === undefined ? [] : pickSensible(measure, readClaim);
  return (
    <div className={classes.conditions}>
      {conditions.map((condition, place) => {
        const read = createRead(parameter, readClaim, condition);
        const shown = parameter.parts.filter((part) => isApplicable(part, read));
        return (
          <fieldset key={place} className={classes.condition}>
            <legend className={classes.title}>{conditions.length < 2 ? 'And on the same day' : `Condition ${countWord(place + 2)}`}</legend>
            {shown.map((part) => (
              <ParameterControl
                key={part.name}
                parameter={{ ...part, label: nameParameter(part, readClaim('unit')) }}
                value={read(part.name)}
                sensible={pickSensible(part, read)}
                instruments={result.instruments}
                universes={result.universes}
                sectors={result.sectors}
                issue={part.name === 'measure' ? issue : null}
                onCommit={(value) => {
                  write(conditions.map((one, at) => (at === place ? changeCondition(parameter, readClaim, one, part.name, value) : one)));
                }}
              />
            ))}
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                write(conditions.filter((_, at) => at !== place));
              }}
            >
              Leave it out
            </Button>
          </fieldset>
        );
      })}
      {conditions.length >= mostJoined ? null : (
        <details className={classes.adding} open={conditions.length === 0}>
          <summary>{conditions.length === 0 ? 'What must hold on the same day too' : 'Add another condition'}</summary>
          <WordList
            label="Add a condition"
            value=""
            choices={measure?.options.filter(({ value }) => sensible.includes(value)) ?? []}
            onChoose={(value) => {
              write([...conditions, changeCondition(parameter, readClaim, { measure: '' }, 'measure', value)]);
            }}
          />
        </details>
      )}
    </div>
  );
}
