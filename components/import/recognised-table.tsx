'use client';
import { NativeSelect, TextInput } from '@mantine/core';
import type { ImportChoice, ImportKind, Recognition } from '@/lib/uploads/upload-schemas';
import { formatNumber } from '@/lib/format/format-number';
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
  const takesUniverse = universes.length > 0;
  return (
    <dl className={classes.facts}>
      <div>
        <dt id="what">What it holds</dt>
        <dd>
          {offered.length === 1 && kind !== null ? (
            kindWords[kind]
          ) : (
            <NativeSelect
              size="xs"
              aria-labelledby="what"
              disabled={isDisabled}
              value={shown ?? ''}
              error={asked.has('kind')}
              data={[
                ...(shown === null ? [{ value: '', label: 'Say what' }] : []),
                ...offered.map((value) => ({ value, label: kindWords[value] })),
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (isKind(value)) onChange({ ...choice, kind: value });
              }}
            />
          )}
        </dd>
      </div>
      {shown === 'closes' ? (
        <div>
          <dt id="security">Security</dt>
          <dd>
            <TextInput
              size="xs"
              aria-labelledby="security"
              maw={160}
              disabled={isDisabled}
              value={choice.symbol ?? symbol ?? ''}
              placeholder="SPX"
              maxLength={16}
              error={asked.get('symbol')}
              onChange={(event) => onChange({ ...choice, symbol: event.currentTarget.value.trim().toUpperCase() })}
            />
          </dd>
        </div>
      ) : null}
      {shown === 'series' ? (
        <div>
          <dt id="series">Series</dt>
          <dd>
            <TextInput
              size="xs"
              aria-labelledby="series"
              maw={220}
              disabled={isDisabled}
              value={choice.series ?? series ?? ''}
              placeholder="as CPILFESL"
              maxLength={40}
              error={asked.get('series')}
              onChange={(event) => onChange({ ...choice, series: event.currentTarget.value.trim().toUpperCase() })}
            />
          </dd>
        </div>
      ) : null}
      {takesUniverse ? (
        <div>
          <dt id="universe">Universe</dt>
          <dd>
            <NativeSelect
              size="xs"
              aria-labelledby="universe"
              disabled={isDisabled}
              value={choice.universe ?? universe ?? ''}
              error={asked.get('universe')}
              data={[
                ...((choice.universe ?? universe) === null ? [{ value: '', label: 'Say which' }] : []),
                ...universes.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => onChange({ ...choice, universe: event.currentTarget.value })}
            />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Rows</dt>
        <dd className="tabular">
          {formatNumber(rows, { decimals: 0 })}
          {first === null || last === null ? '' : `, ${first} to ${last}`}
        </dd>
      </div>
      {securities === null || shown === 'closes' ? null : (
        <div>
          <dt>Securities</dt>
          <dd className="tabular">{formatNumber(securities, { decimals: 0 })}</dd>
        </div>
      )}
      {dates === null && !asked.has('dates') ? null : (
        <div>
          <dt id="dates">Dates</dt>
          <dd>
            {asked.has('dates') || choice.dates !== undefined ? (
              <NativeSelect
                size="xs"
                aria-labelledby="dates"
                disabled={isDisabled}
                value={choice.dates ?? ''}
                error={asked.get('dates')}
                data={[
                  { value: '', label: 'Say which comes first' },
                  { value: 'dmy', label: 'Day first' },
                  { value: 'mdy', label: 'Month first' },
                ]}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  onChange({ ...choice, dates: value === 'dmy' || value === 'mdy' ? value : undefined });
                }}
              />
            ) : (
              dates
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
