'use client';

import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { DayEditor } from './day-editor';
import { limitStart } from './day-limits';
import { hasOwnDay, placeDay } from './own-day';
import { nameParameter } from '@/lib/view/name-parameter';
import { pickSensible, requires } from '@/lib/view/pick-applicable';
import type { ClaimChanges, ReadClaim } from './fit-claim';
import { JoinedEditor } from './joined-editor';
import { ParameterControl } from './parameter-control';
import { SymbolDot } from './symbol-dot';
import { WordList } from './word-list';
import classes from './sentence-builder.module.css';

interface Props {
  readonly parameter: ParameterSchema;
  readonly read: ReadClaim;
  readonly result: StudyResult;
  readonly issue: string | null;
  /** `done` when the reader has chosen and the editor may close. */
  readonly onCommit: (changes: ClaimChanges, done: boolean) => void;
}

const comparisonHints: Readonly<Record<string, string>> = {
  largest: 'rank 1 to date',
  nth: 'rank 2, 3, …',
  'highest-since': 'nothing as extreme after …',
  'first-since': 'not once after …',
  'only-k-since': 'so many times from … on',
  'in-a-row': 'all of the last sessions',
  'count-this-year': 'so many in the year, or since …',
  gap: 'so long after the one before',
  ever: 'the extreme of all history',
  figure: 'the value itself',
  happened: 'whether it was so at all',
  afterwards: 'what followed it',
};

const periodHints: Readonly<Record<string, string>> = {
  since: 'A year, month or day, as 2004, 2004-11 or 2004-11-05; empty for the start of the data.',
  said: 'As it was printed, with its digits: 11.5 is met by 11.54.',
  atLeast: 'In the unit of the measure; empty for the value of the session itself.',
};

function InstrumentList({ parameter, read, result, onCommit }: Props) {
  const { name, label, optional } = parameter;
  // A lead needs somebody to be ahead of; a run may be of one alone.
  const none = optional && !requires(parameter, read) ? [{ value: '', label: 'None' }] : [];
  const instruments = result.instruments.map(({ symbol, name: title }) => ({
    value: symbol,
    label: (
      <>
        <SymbolDot symbol={symbol} />
        {title}
      </>
    ),
    hint: symbol,
  }));
  return (
    <WordList
      label={label}
      value={read(name)}
      choices={[...none, ...instruments]}
      onChoose={(value) => {
        onCommit({ [name]: value }, true);
      }}
    />
  );
}

function ChoiceList({ parameter, read, onCommit }: Props) {
  const { name, label, options } = parameter;
  const sensible = pickSensible(parameter, read);
  const choices = options
    .filter(({ value }) => sensible.includes(value) || value === read(name))
    .map(({ value, label: title }) => ({ value, label: title, ...(name === 'comparison' ? { hint: comparisonHints[value] ?? '' } : {}) }));
  return (
    <WordList
      label={label}
      value={read(name)}
      choices={choices}
      onChoose={(value) => {
        onCommit({ [name]: value }, true);
      }}
    />
  );
}

/** The small editor of one word of a claim: a list to choose from, a stepper, a field or a calendar, as its parameter asks. */
export function WordEditor(props: Props) {
  const { parameter, read, result, issue, onCommit } = props;
  const { name, label, widget } = parameter;
  if (name === 'asOf' || name === 'on')
    return (
      <DayEditor
        value={read(name) === '' ? result.asOf : read(name)}
        limits={limitStart(result)}
        issue={issue}
        isKept={hasOwnDay(read) ? read('on') !== '' : null}
        onCommit={(date, isKept) => {
          onCommit(placeDay(read, date, isKept), true);
        }}
      />
    );
  if (widget === 'symbol')
    return (
      <>
        <h2 className={classes.title}>{label}</h2>
        <InstrumentList {...props} />
      </>
    );
  if (name === 'and')
    return (
      <JoinedEditor
        parameter={parameter}
        read={read}
        result={result}
        issue={issue}
        onCommit={(text) => {
          onCommit({ and: text }, false);
        }}
      />
    );
  if (widget === 'choice')
    return (
      <>
        <h2 className={classes.title}>{label}</h2>
        <ChoiceList {...props} />
      </>
    );
  return (
    <div className={classes.fields}>
      <ParameterControl
        parameter={{ ...parameter, label: nameParameter(parameter, read('unit')) }}
        value={read(name)}
        sensible={pickSensible(parameter, read)}
        instruments={result.instruments}
        universes={result.universes}
        sectors={result.sectors}
        issue={issue}
        onCommit={(value) => {
          onCommit({ [name]: value }, false);
        }}
      />
      {periodHints[name] === undefined ? null : <p className={classes.hint}>{periodHints[name]}</p>}
    </div>
  );
}
