import Link from 'next/link';
import { Fragment } from 'react';
import { formatNumber } from '@/lib/format/format-number';
import type { SplitAdvice } from '@/lib/format/split-advice';
import type { QuarantinePage } from '@/lib/server/pages/models/data-page';
import { Command } from './command';
import { nameBeside } from './name-beside';
import classes from './tables.module.css';

function Pages({ page, pages, total }: QuarantinePage) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of the quarantine" style={{ display: 'flex', gap: 16, marginTop: 8 }}>
      {page > 1 ? (
        <Link href={`/data?held=${page - 1}`} scroll={false}>
          Newer
        </Link>
      ) : null}
      <span>
        Page {page} of {pages}, {formatNumber(total, { decimals: 0 })} rows
      </span>
      {page < pages ? (
        <Link href={`/data?held=${page + 1}`} scroll={false}>
          Older
        </Link>
      ) : null}
    </nav>
  );
}

function Split({ text, ways }: SplitAdvice) {
  return (
    <p className={classes.empty}>
      {text}
      {ways.map(({ when, words }, place) => (
        <Fragment key={words}>
          {place === 0 ? ' ' : '; '}
          {when}: <Command words={words} />
        </Fragment>
      ))}
      .
    </p>
  );
}

/** Rows that were held back, each with its reason, a page at a time; before them what looks like a split, and how it is decided. */
export function QuarantineTable({ held }: { readonly held: QuarantinePage }) {
  if (held.total === 0) return <p className={classes.empty}>Nothing is held back.</p>;
  return (
    <>
      {held.splits.map((split) => (
        <Split key={split.text} {...split} />
      ))}
      {held.moreSplits === 0 ? null : (
        <p className={classes.empty}>
          {formatNumber(held.moreSplits, { decimals: 0 })} more {held.moreSplits === 1 ? 'instrument looks' : 'instruments look'} like that:{' '}
          <Command words="quarantine list" /> tells of each.
        </p>
      )}
      <p className={classes.empty} style={{ marginBottom: 8 }}>
        What is right after all is stored with <Command words="quarantine accept <number>" />, what is not stays out with{' '}
        <Command words="quarantine reject <number>" />; <Command words="quarantine list" /> has all of it.
      </p>
      <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Quarantine">
        <table className={`${classes.table ?? ''} ${classes.stacked ?? ''} ${classes.held ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Instrument</th>
              <th scope="col">Session</th>
              <th scope="col" data-below="">
                Reason
              </th>
              <th scope="col" className={classes.late}>
                Found
              </th>
            </tr>
          </thead>
          <tbody>
            {held.rows.map((row) => (
              <tr key={row.id}>
                <td>{row.id}</td>
                <th scope="row">
                  {row.symbol} <span className={classes.full}>{nameBeside(row.symbol, row.name)}</span>
                </th>
                <td>{row.session ?? '–'}</td>
                <td className={classes.prose} data-below="">
                  {row.reason}
                </td>
                <td className={classes.late}>{row.createdAt.slice(0, 10)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages {...held} />
    </>
  );
}
