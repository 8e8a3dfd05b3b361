'use client';
import type { ImportChoice, ImportKind, Recognition } from '@/lib/uploads/upload-schemas';
import { formatNumber } from '@/lib/format/format-number';
import { ChoiceRow, FactRow, NameRow } from './fact-rows';
import { kindWords } from './import-words';
import classes from './import.module.css';

interface Props {
  readonly recognition: Recognition;
  readonly choice: ImportChoice;
  readonly isDisabled: boolean;
  readonly onChange: (choice: ImportChoice) => void;
}

function isKind(text: string): text is ImportKind {
  return text in kindWords;
}

/** What was recognised, line by line; each guess can be changed. */
export function RecognisedTable({ recognition, choice, isDisabled, onChange }: Props) {
  const { kind, kinds, symbol, universe, universes, series, dates, rows, first, last, securities, questions } = recognition;
  const asked = new Map(questions.map(({ about, text }) => [about, text]));
  const shown = choice.kind ?? kind;
  // Where columns are named by hand every kind is possible.
  const offered =
    kinds.length > 0
      ? kinds
      : Object.keys(kindWords)
          .filter(isKind)
          .filter((one) => one !== 'list');
  const change = (part: ImportChoice) => onChange({ ...choice, ...part });
  const named = choice.universe ?? universe;
  return (
    <dl className={classes.facts}>
      {offered.length === 1 && kind !== null ? (
        <FactRow label="What it holds">{kindWords[kind]}</FactRow>
      ) : (
        <ChoiceRow
          id="what"
          label="What it holds"
          isDisabled={isDisabled}
          value={shown ?? ''}
          error={asked.has('kind')}
          options={[
            ...(shown === null ? [{ value: '', label: 'Say what' }] : []),
            ...offered.map((value) => ({ value, label: kindWords[value] })),
          ]}
          onChange={(value) => {
            if (isKind(value)) change({ kind: value });
          }}
        />
      )}
      {shown === 'closes' ? (
        <NameRow
          id="security"
          label="Security"
          isDisabled={isDisabled}
          value={choice.symbol ?? symbol ?? ''}
          placeholder="SPX"
          maxLength={16}
          error={asked.get('symbol')}
          onChange={(value) => change({ symbol: value })}
        />
      ) : null}
      {shown === 'series' ? (
        <NameRow
          id="series"
          label="Series"
          isDisabled={isDisabled}
          value={choice.series ?? series ?? ''}
          placeholder="as CPILFESL"
          maxLength={40}
          error={asked.get('series')}
          onChange={(value) => change({ series: value })}
        />
      ) : null}
      {universes.length > 0 ? (
        <ChoiceRow
          id="universe"
          label="Universe"
          isDisabled={isDisabled}
          value={named ?? ''}
          error={asked.get('universe')}
          options={[
            ...(named === null ? [{ value: '', label: 'Say which' }] : []),
            ...universes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => change({ universe: value })}
        />
      ) : null}
      <FactRow label="Rows">
        <span className="tabular">
          {formatNumber(rows, { decimals: 0 })}
          {first === null || last === null ? '' : `, ${first} to ${last}`}
        </span>
      </FactRow>
      {securities === null || shown === 'closes' ? null : (
        <FactRow label="Securities">
          <span className="tabular">{formatNumber(securities, { decimals: 0 })}</span>
        </FactRow>
      )}
      {asked.has('dates') || choice.dates !== undefined ? (
        <ChoiceRow
          id="dates"
          label="Dates"
          isDisabled={isDisabled}
          value={choice.dates ?? ''}
          error={asked.get('dates')}
          options={[
            { value: '', label: 'Say which comes first' },
            { value: 'dmy', label: 'Day first' },
            { value: 'mdy', label: 'Month first' },
          ]}
          onChange={(value) => change({ dates: value === 'dmy' || value === 'mdy' ? value : undefined })}
        />
      ) : dates === null ? null : (
        <FactRow label="Dates">{dates}</FactRow>
      )}
    </dl>
  );
}
