import { countUnits } from './count-units';
import { placeOf, put, putUnit, refuse, sayCounted, take, type Statement } from './statement';

/** How many units there were in the time of which it is said that each of them was so. */
export function takeEvery(statement: Statement): number {
  const unit = take(statement, 'every') ?? 'session';
  const placed = placeOf(statement, 'date') ?? refuse('In what time it was so every time is not said.');
  const count = countUnits(placed, unit);
  if (count < 2) refuse('Of a time that has only just begun “every” says nothing.');
  return count;
}

/** "Rose every day this week": so many in a row at least, for it may have been so before. */
export function writeEvery(statement: Statement): void {
  const unit = statement.frame.every ?? 'session';
  take(statement, 'isClose');
  take(statement, 'isState');
  const direction = take(statement, 'direction') ?? refuse('Whether gains or losses are counted is not said.');
  const sessions = takeEvery(statement);
  put(statement, { measure: 'streak', direction, thresholdPct: '0', sessions, comparison: 'in-a-row' });
  putUnit(statement, unit);
  const placed = placeOf(statement, 'date') ?? refuse('In what time it was so every time is not said.');
  put(statement, { asOf: placed.session });
  sayCounted(statement, placed);
}
