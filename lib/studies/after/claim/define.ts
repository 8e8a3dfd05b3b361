import type { Definition } from '../../kit/study';
import { readWindow } from '../../measure/measure-choice';
import { describeMeasure, isBetween } from '../../measure/measures';
import { capitalise } from '@/lib/format/capitalise';
import { defineEvent } from '../../measure/describe-event';
import { readJoined } from '../../measure/joined-rules';
import { defineUnit } from '../../kit/unit-words';
import { claimFormula } from './claim-formula';
import type { ClaimParams } from './params';
import { settleParams } from './settle-claim';
import { nameJoined } from './name-joined';

/** What is joined and how each of it is computed, to stand behind the definition of the claim's own measure; empty for nothing. */
function defineJoined(params: ClaimParams): string {
  const told = readJoined(settleParams(params).and, params).map((rule) =>
    `${capitalise(nameJoined(rule, params, (symbol) => symbol))}. ${defineEvent(rule)}`.trim(),
  );
  return told.length === 0 ? '' : ` What is joined must stand on the same ${params.unit}, each by its own definition. ${told.join(' ')}`;
}

/** What a comparison within the year adds to the definition, to stand behind its sentences; nothing where all history is compared. */
function defineYear({ comparison, within, unit }: ClaimParams): string {
  if (within !== 'year' || !['largest', 'nth', 'ever'].includes(comparison)) return '';
  return ` Compared are those of the calendar year of the claim up to its own ${unit}, all of the year where that is over: a ${unit === 'session' ? 'window' : unit} or a run is of the year in which it ends, equal ones share the better rank, and where the stored history does not hold all of the year so far nothing is judged.`;
}

export function defineClaim(params: ClaimParams): Definition {
  const definition = describeMeasure(params.measure).definition?.({ ...params, part: '', sessions: readWindow(params) });
  const open = [params.spread, params.price, params.deviation, params.returns].filter((value) => value === 'any').length;
  return {
    text: `A claim is judged on the stored closes up to its own session and on nothing later. It is judged under the definition that it states; what it leaves open is judged under the default (points, closes, the sample deviation, ${params.returns === 'any' ? 'the basis chosen' : params.returns === 'total' ? 'dividends reinvested' : 'without dividends'}), and where another definition that the wording admits says otherwise, it holds only under one of them. Equal closes, nested runs, episodes and the start of the history inform and do not decide. A figure matches when it differs by at most half a unit of its last digit; what is said to be just over or just under one must lie on that side, too.${defineYear(params)}${open === 0 ? '' : ' The table lists each definition with its verdict.'}${definition === undefined ? '' : ` ${definition}`}${defineJoined(params)}${defineUnit(params)}`,
    formula: claimFormula(params.comparison, isBetween(params), params.within === 'year'),
    sources: ['Closing prices as stored; definition: Broadtape, claims'],
  };
}
