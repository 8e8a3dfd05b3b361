import { writeJoinedTexts } from '@/lib/format/joined-text';
import { eventComparisons } from '@/lib/studies/measure/comparisons';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { dayOfEvent } from './compare-parts';
import type { Frame } from './frame';
import type { KnownCloses } from './known-closes';
import { writeClaim, type Unwritten, type WrittenClaim } from './write-claim';

const joinable: ReadonlySet<string> = new Set([...eventComparisons, 'happened']);
const sides: Readonly<Record<string, 'up' | 'down'>> = { 'more-than': 'up', 'at-least': 'up', 'less-than': 'down', 'at-most': 'down' };
const refuse = (reason: string): Unwritten => ({ reason, needsPost: false });

/** A move of so much or more as something that happened: its figure is where it begins to count. */
function toHappened(texts: ReadonlyMap<string, string>, post: SessionDate | null): ReadonlyMap<string, string> {
  const { comparison, side, said = '', asOf = '', measure, ...rest } = Object.fromEntries(texts);
  if (comparison !== 'figure' || side !== 'at-least' || measure !== 'return' || !isSessionDate(asOf)) return texts;
  return new Map(Object.entries({ ...rest, measure, comparison: 'happened', atLeast: said, ...dayOfEvent(asOf, post) }));
}

/** A claim with what must be so on the same day: "a record close with fewer than half of its members above their 50-session mean". */
export function writeJoined(claim: WrittenClaim, frame: Frame, post: SessionDate | null, closes: KnownCloses): WrittenClaim | Unwritten {
  const written = writeClaim(frame, post, closes);
  if ('reason' in written) return written;
  const { measure, indicator, members, average, comparison, said, side = '', asOf } = Object.fromEntries(written.texts);
  const direction = sides[side];
  const own = toHappened(claim.texts, post);
  if (!joinable.has(own.get('comparison') ?? ''))
    return refuse('What is so on the same day goes with what happened on it: a record, a move of a size.');
  if (comparison !== 'figure' || said === undefined || direction === undefined || measure !== 'breadth')
    return refuse('Of what is so on the same day it is not said from where on: say more or less than how much.');
  if (asOf !== (own.get('on') ?? own.get('asOf'))) return refuse('What is joined is said of another day: say it in a sentence of its own.');
  const bound = direction === 'up' ? 'more' : 'less';
  const texts = new Map(own);
  texts.set(
    'and',
    writeJoinedTexts([
      {
        measure,
        ...(indicator === undefined ? {} : { indicator }),
        ...(members === undefined ? {} : { members }),
        ...(average === undefined ? {} : { average }),
        direction,
        atLeast: said,
      },
    ]),
  );
  const isBeyond = side === 'more-than' || side === 'less-than';
  return {
    texts,
    assumed: [
      ...new Set([
        ...claim.assumed,
        ...written.assumed,
        ...(isBeyond ? [`“${bound === 'more' ? 'More' : 'Fewer'} than ${said}%” is joined as ${said}% or ${bound}.`] : []),
      ]),
    ],
  };
}
