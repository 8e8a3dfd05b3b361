import { formatNumber } from '@/lib/format/format-number';
import type { InstrumentCoverage } from '@/lib/server/pages/models/data-page';
import { SymbolDot } from '../controls/symbol-dot';
import { PageLink } from '../shell/page-link';
import { CoverageBar, toYears } from './coverage-bar';
import { nameBeside } from './name-beside';
import { NotedRow } from './noted-row';
import classes from './tables.module.css';

const shownGaps = 60;

function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return <>0</>;
  return (
    <details>
      <summary>{formatNumber(gaps.length, { decimals: 0 })}</summary>
      {gaps.slice(0, shownGaps).map((gap) => (
        <div key={gap}>{gap}</div>
      ))}
      {gaps.length > shownGaps ? <div>and {gaps.length - shownGaps} more in the JSON</div> : null}
    </details>
  );
}

/** Every instrument with what is stored of it: history as a bar, first and last session, count, gaps, source. */
export function CoverageTable({ instruments }: { readonly instruments: readonly InstrumentCoverage[] }) {
  const from = Math.min(...instruments.flatMap(({ first }) => (first === null ? [] : toYears(first))));
  const to = Math.max(...instruments.flatMap(({ last }) => (last === null ? [] : toYears(last))));
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Instruments">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Instrument</th>
            <th scope="col" className={classes.bar}>
              Coverage {Math.floor(from)} to {Math.floor(to)}
            </th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
            <th scope="col" data-type="number">
              Closes
            </th>
            <th scope="col" data-type="number">
              Gaps
            </th>
            <th scope="col">Provider</th>
            <th scope="col">Licence</th>
            <th scope="col">Basis</th>
          </tr>
        </thead>
        <tbody>
          {instruments.map((instrument) => (
            <NotedRow key={instrument.symbol} columns={9} note={instrument.notes.length === 0 ? null : instrument.notes.join(' ')}>
              <th scope="row">
                <SymbolDot symbol={instrument.symbol} />{' '}
                <PageLink
                  className={classes.rowLink ?? ''}
                  href={`/studies/performance?symbols=${encodeURIComponent(instrument.symbol)}&mode=level&last=max`}
                >
                  {instrument.symbol}
                </PageLink>{' '}
                {nameBeside(instrument.symbol, instrument.name)}
              </th>
              <td className={classes.bar}>
                <CoverageBar instrument={instrument} from={from} to={to} />
              </td>
              <td>{instrument.first ?? '–'}</td>
              <td>
                {instrument.last ?? '–'}
                {instrument.sessionsBehind === 0 ? '' : ` (${instrument.sessionsBehind} behind)`}
              </td>
              <td data-type="number">{formatNumber(instrument.count, { decimals: 0 })}</td>
              <td data-type="number">
                <Gaps gaps={instrument.gaps} />
              </td>
              <td>{instrument.providers.join(', ') || '–'}</td>
              <td>{instrument.licenceClass}</td>
              <td>{instrument.basis}</td>
            </NotedRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}
