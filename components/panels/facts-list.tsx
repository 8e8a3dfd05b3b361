import { formatNumber } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import type { Row } from '@/lib/studies/kit/study';
import { SymbolDot } from '../controls/symbol-dot';
import { PageLink } from '../shell/page-link';
import classes from './facts.module.css';

/** Once in so many stretches is where facts begin: the bars start there. */
const leastStretches = 20;

function readText(row: Row, key: string): string {
  const cell = row[key];
  return typeof cell === 'string' ? cell : '';
}

function readCount(row: Row, key: string): number {
  const cell = row[key];
  return typeof cell === 'number' ? cell : 0;
}

/** Length of a bar on a log scale, from 0 at the threshold to 1 at the rarest. */
function scaleRarity(oneIn: number, most: number): number {
  return most <= leastStretches ? 1 : Math.max(0, Math.log(oneIn / leastStretches) / Math.log(most / leastStretches));
}

interface FactProps {
  readonly row: Row;
  readonly most: number;
  readonly names: Readonly<Record<string, string>>;
}

function Fact({ row, most, names }: FactProps) {
  const sentence = readText(row, 'sentence');
  const robust = readText(row, 'robust');
  const oneIn = readCount(row, 'one_in');
  const merged = readCount(row, 'merged');
  return (
    <li id={readText(row, 'id')} className={classes.fact} data-provisional={row['provisional'] === true || undefined}>
      <span className={`${classes.rank ?? ''} tabular`} aria-hidden="true">
        {readCount(row, 'rank')}
      </span>
      <div className={classes.said}>
        <p className={classes.sentence}>
          {row['provisional'] === true ? <span className={classes.mark}>If it closes here: </span> : null}
          {sentence}
        </p>
        <p className={classes.detail}>{readText(row, 'detail')}</p>
        <p className={classes.marks}>
          <span className={classes.symbols}>
            {readText(row, 'instruments')
              .split(', ')
              .map((symbol) => (
                <span key={symbol}>
                  <SymbolDot symbol={symbol} />
                  {names[symbol] ?? symbol}
                </span>
              ))}
          </span>
          {merged === 0 ? null : (
            <span>
              stands for {formatNumber(merged, { decimals: 0 })} weaker {pluralise(merged, 'statement')}
            </span>
          )}
          {robust === 'all definitions' ? null : <span className={classes.mark}>holds {robust}</span>}
          <PageLink href={readText(row, 'link')} aria-label={`Check the claim: ${sentence}`}>
            Check the claim
          </PageLink>
        </p>
      </div>
      <div className={classes.rarity}>
        <p className={`${classes.oneIn ?? ''} tabular`}>
          <span className={classes.muted}>once in </span>
          {formatNumber(oneIn, { decimals: 0 })}
        </p>
        <div className={classes.bar} aria-hidden="true">
          <span style={{ width: `${(100 * scaleRarity(oneIn, most)).toFixed(1)}%` }} />
        </div>
      </div>
    </li>
  );
}

interface Props {
  readonly rows: readonly Row[];
  /** Of instruments, by symbol. */
  readonly names: FactProps['names'];
  readonly simulated: boolean;
}

/** The facts of a session, rarest first: sentence, how often, how rare beside it, and the way to the claim that judges it. */
export function FactsList({ rows, names, simulated }: Props) {
  const most = rows.reduce((largest, row) => Math.max(largest, readCount(row, 'one_in')), leastStretches);
  return (
    <ol className={classes.list} data-simulated={simulated || undefined}>
      {rows.map((row) => (
        <Fact key={readText(row, 'id')} row={row} most={most} names={names} />
      ))}
    </ol>
  );
}
