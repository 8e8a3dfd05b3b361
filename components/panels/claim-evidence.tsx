import { formatCell } from '@/lib/format/format-cell';
import { formatNumber } from '@/lib/format/format-number';
import { isSignedUnit } from '@/lib/format/percent-units';
import { figureSides, saySide } from '@/lib/format/say-side';
import type { ColumnUnit, Row, SideTable, Verdict } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { Card } from '../shell/page-frame';
import { SafeOffer } from './safe-offer';
import { VerdictMark } from './verdict-mark';
import tables from '../tables/tables.module.css';
import classes from './claim.module.css';

const unitWords: Readonly<Partial<Record<ColumnUnit, string>>> = {
  sigma: ' deviations',
  sessions: ' sessions',
  log: ' log points',
  points: ' points',
};
const shortUnits: Readonly<Partial<Record<ColumnUnit, string>>> = { pct: '%', pp: ' pp' };
const kinds: Readonly<Record<string, Verdict['kind']>> = { holds: 'holds', fails: 'fails' };

function formatFigure(value: number, { unit, signed }: Pick<Verdict, 'unit' | 'signed'>): string {
  return `${formatCell(value, { unit, type: 'number', signed })}${unitWords[unit] ?? ''}`;
}

interface FigureSaid {
  /** A figure was said; a count or a length stands in the sentence, where it may be nobody's. */
  readonly isPrinted: boolean;
  /** It was said as a bound, which is met by the unrounded figure. */
  readonly isBound: boolean;
  readonly said: string;
  readonly matches: boolean | null;
}

/** What the claim says the figure is: printed as one, with the side of it that is said, or the number in its sentence. */
function readSaid({ params, verdict }: StudyResult): FigureSaid | null {
  if (verdict === null) return null;
  const side = figureSides.find((name) => name === params['side']) ?? 'near';
  const bound = saySide(side, verdict.unit === 'count' || verdict.unit === 'sessions');
  if (verdict.said !== '')
    return {
      isPrinted: true,
      isBound: bound !== '',
      said: `${bound === '' ? '' : `${bound} `}${verdict.said}${shortUnits[verdict.unit] ?? unitWords[verdict.unit] ?? ''}`,
      matches: verdict.matches,
    };
  const { comparison } = params;
  const name = comparison === 'count-this-year' || comparison === 'gap' ? 'count' : comparison === 'in-a-row' ? 'sessions' : null;
  if (name === null) return null;
  const said = Number(params[name]);
  const { figure } = verdict;
  return {
    isPrinted: false,
    isBound: false,
    said: formatFigure(said, verdict),
    matches: figure === null ? null : comparison === 'in-a-row' ? figure >= said : figure === said,
  };
}

function tellMatch({ matches, isPrinted, isBound }: FigureSaid): string {
  if (isBound) return matches === true ? '✓ It is, unrounded.' : '✗ It is not.';
  return matches === true ? `✓ They agree${isPrinted ? ', rounded as printed' : ''}.` : '✗ They differ.';
}

function FigureCheck({ result }: { readonly result: StudyResult }) {
  const { verdict } = result;
  if (verdict === null) return null;
  const said = readSaid(result);
  return (
    <section>
      <h2>The figure</h2>
      <dl className={`${classes.figures ?? ''} tabular`}>
        <dt>{said?.isPrinted === false ? 'In the sentence' : 'Said'}</dt>
        <dd>{said === null ? '–' : said.said}</dd>
        <dt>Recomputed</dt>
        <dd>{verdict.figure === null ? '–' : formatFigure(verdict.figure, verdict)}</dd>
      </dl>
      {said === null ? (
        <p className={classes.match}>No figure was said.</p>
      ) : said.matches === null ? null : (
        <p className={classes.match} data-match={said.matches}>
          {tellMatch(said)}
        </p>
      )}
    </section>
  );
}

const weights: Readonly<Record<string, string>> = { judged: 'decides', decides: 'decides', informs: 'informs only' };

function Reading({ row, hasRank, verdict }: { readonly row: Row; readonly hasRank: boolean; readonly verdict: Verdict }) {
  const { figure, rank, weight } = row;
  const unit = String(row['figure_unit']);
  return (
    <tr>
      <td className={classes.name}>
        {row['label']} <span className={classes.weight}>{weights[String(weight)] ?? ''}</span>
      </td>
      <td>
        <VerdictMark verdict={{ kind: kinds[String(row['verdict'])] ?? 'cannot_check', under: null }} />
      </td>
      <td className={`${classes.number ?? ''} tabular`}>
        {typeof figure === 'number'
          ? formatCell(figure, { unit, type: 'number', signed: unit === verdict.unit ? verdict.signed : isSignedUnit(unit) })
          : '–'}
      </td>
      {hasRank ? (
        <td className={`${classes.number ?? ''} tabular`}>
          {typeof rank === 'number' ? formatCell(rank, { unit: 'rank', type: 'number' }) : '–'}
        </td>
      ) : null}
      <td className={classes.note} data-below="">
        {row['note']}
      </td>
    </tr>
  );
}

function RobustnessTable({ table, verdict }: { readonly table: SideTable; readonly verdict: Verdict }) {
  const hasRank = table.rows.some((row) => row['rank'] !== null);
  return (
    <section>
      <h2>{table.title}</h2>
      <div className={`${classes.tableScroll ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label={`${table.title}, table`}>
        <table className={`${classes.readings ?? ''} ${tables.stacked ?? ''}`} data-ranked={hasRank || undefined}>
          <thead>
            <tr>
              <th scope="col">Definition</th>
              <th scope="col">Verdict</th>
              <th scope="col" className={classes.number}>
                Figure
              </th>
              {hasRank ? (
                <th scope="col" className={classes.number}>
                  Rank
                </th>
              ) : null}
              <th scope="col" data-below="">
                Found
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Reading key={String(row['definition'])} row={row} hasRank={hasRank} verdict={verdict} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How often each condition holds alone, how often all do, and how often they would if they were independent; each with its own definition. */
function TogetherTable({ table: { title, columns, rows } }: { readonly table: SideTable }) {
  const count = columns.find(({ key }) => key === 'count');
  const share = columns.find(({ key }) => key === 'share_pct');
  return (
    <section className={classes.together}>
      <h2>{title}</h2>
      <div className={`${classes.tableScroll ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label={`${title}, table`}>
        <table className={classes.readings}>
          <thead>
            <tr>
              <th scope="col">What must hold</th>
              <th scope="col" className={classes.number}>
                {count?.label}
              </th>
              <th scope="col" className={classes.number}>
                {share?.label}, %
              </th>
              <th scope="col">In the claim</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row['label'])}>
                <td className={classes.name}>
                  {row['label']}
                  {typeof row['definition'] === 'string' ? <span className={classes.defined}>{row['definition']}</span> : null}
                </td>
                <td className={`${classes.number ?? ''} tabular`}>
                  {formatNumber(Number(row['count']), { decimals: Number.isInteger(row['count']) ? 0 : 1 })}
                </td>
                <td className={`${classes.number ?? ''} tabular`}>{formatNumber(Number(row['share_pct']))}</td>
                <td>{row['now'] === null ? '' : row['now'] === true ? 'holds' : 'does not'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The name of the table that tries a claim under each other definition. */
const robustnessId = 'robustness';
const togetherId = 'together';

/** The proof beside a verdict: the figure recomputed against the figure said, and the same claim under each other definition. */
export function ClaimEvidence({ result }: { readonly result: StudyResult }) {
  const table = result.tables.find(({ id }) => id === robustnessId);
  const together = result.tables.find(({ id }) => id === togetherId);
  // On the sample market nothing is judged: there is nothing to show for it.
  if (table === undefined || result.verdict === null) return null;
  const query = result.links.page.split('?')[1] ?? '';
  return (
    <Card label="Evidence">
      <div className={classes.evidence}>
        <FigureCheck result={result} />
        <RobustnessTable table={table} verdict={result.verdict} />
      </div>
      {together === undefined ? null : <TogetherTable table={together} />}
      <SafeOffer key={query} query={query} />
    </Card>
  );
}
