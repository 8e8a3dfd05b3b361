'use client';

import { Button } from '@mantine/core';
import { readJoinedTexts, writeJoinedTexts, type JoinedText } from '@/lib/format/joined-text';
import { countWord } from '@/lib/format/number-words';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { nameParameter } from '@/lib/view/name-parameter';
import { isApplicable, pickSensible, pickUsual, requires } from '@/lib/view/pick-applicable';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
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

/** A part of a condition as it stands beside the others: given, the claim's own, or at its default. */
function createRead({ parts }: ParameterSchema, readClaim: ReadClaim, condition: JoinedText): ReadClaim {
  return (name) => {
    if (name === 'unit') return readClaim(name);
    return condition[name] ?? (name === 'symbol' ? readClaim(name) : (parts.find((part) => part.name === name)?.initial ?? ''));
  };
}

/** What others make usual of a part, where it has a say. */
function listUsual({ parts }: ParameterSchema, read: ReadClaim): JoinedText {
  return Object.fromEntries(
    parts.flatMap((part) => {
      const value = isApplicable(part, read) ? pickUsual(part, read) : undefined;
      return value === undefined ? [] : [[part.name, value] as const];
    }),
  );
}

/** The condition with one word changed, and with what must be said along: a number from where on it counts, a partner. Another measure is another condition. */
function changeCondition(parameter: ParameterSchema, readClaim: ReadClaim, before: JoinedText, name: string, value: string): JoinedText {
  const { symbol, atLeast } = before;
  const isOther = name === 'measure';
  const changed: JoinedText = isOther ? { measure: value, ...(symbol === undefined ? {} : { symbol }) } : { ...before, [name]: value };
  const usual = listUsual(parameter, createRead(parameter, readClaim, changed));
  // A number that was the usual one is that of what is said now.
  const wasUsual = name !== 'atLeast' && atLeast === listUsual(parameter, createRead(parameter, readClaim, before))['atLeast'];
  const full: JoinedText = {
    ...changed,
    ...(isOther ? usual : wasUsual && usual['atLeast'] !== undefined ? { atLeast: usual['atLeast'] } : {}),
  };
  const read = createRead(parameter, readClaim, full);
  const saying = Object.entries(full).filter(([part]) => parameter.parts.some((one) => one.name === part && isApplicable(one, read)));
  const partner = parameter.parts.find((part) => part.name === 'versus');
  const needsPartner = partner !== undefined && requires(partner, read) && read('versus') === '';
  return { ...Object.fromEntries(saying), ...(needsPartner ? { versus: read('symbol') === 'SPX' ? 'RUT' : 'SPX' } : {}) };
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
