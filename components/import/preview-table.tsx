'use client';
import { NativeSelect } from '@mantine/core';
import type { ImportChoice, Recognition } from '@/lib/uploads/upload-schemas';
import tables from '../tables/tables.module.css';
import classes from './import.module.css';

interface Props {
  readonly recognition: Recognition;
  readonly choice: ImportChoice;
  readonly isDisabled: boolean;
  readonly onChange: (choice: ImportChoice) => void;
}

const mostWide = 12;

/** The first rows of a file under its columns; what a column is read as can be changed. */
export function PreviewTable({ recognition, choice, isDisabled, onChange }: Props) {
  const { columns, isFixed, preview, questions } = recognition;
  const roles = recognition.roles[choice.kind ?? recognition.kind ?? 'closes'];
  const shown = isFixed ? columns.slice(0, mostWide) : columns;
  const readAs = (at: number): string => choice.columns?.[at] ?? columns[at]?.readAs ?? '';
  const change = (at: number, role: string) => {
    // One column a role: the one that had it is not read any more.
    const names = columns.map((_, place) => (place === at ? role : readAs(place) === role ? '' : readAs(place)));
    onChange({ ...choice, columns: names });
  };
  const asked = questions.find(({ about }) => about === 'columns');
  return (
    <div>
      <h2 className={classes.subtitle}>First rows</h2>
      {asked === undefined ? null : <p className={classes.asked}>{asked.text}</p>}
      <div className={`${tables.scroll ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="First rows of the file">
        <table className={`${tables.table ?? ''} ${classes.preview ?? ''}`}>
          <thead>
            <tr>
              {shown.map(({ header }, at) => (
                <th key={at} scope="col">
                  {header === '' ? `Column ${at + 1}` : header}
                </th>
              ))}
              {columns.length > shown.length ? <th scope="col">and {columns.length - shown.length} more</th> : null}
            </tr>
            <tr>
              {shown.map(({ header, readAs: given }, at) => (
                <td key={at}>
                  {isFixed ? (
                    (given ?? '–')
                  ) : (
                    <NativeSelect
                      size="xs"
                      disabled={isDisabled}
                      aria-label={`${header === '' ? `Column ${at + 1}` : header} is read as`}
                      value={readAs(at)}
                      data={[{ value: '', label: 'not read' }, ...roles]}
                      onChange={(event) => change(at, event.currentTarget.value)}
                    />
                  )}
                </td>
              ))}
              {columns.length > shown.length ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {preview.map((cells, row) => (
              <tr key={row}>
                {shown.map((_, at) => (
                  <td key={at}>{cells[at] ?? ''}</td>
                ))}
                {columns.length > shown.length ? <td>…</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
