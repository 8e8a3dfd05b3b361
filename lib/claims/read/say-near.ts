import { sayNumber } from '@/lib/format/say-number';
import { aboutRoom } from '@/lib/studies/after/claim/about-room';
import type { SaidSize } from './frame';

const nearTo: Readonly<Partial<Record<SaidSize['about'], string>>> = {
  near: '“About” or “around”',
  over: '“Just over” or the like',
  nearly: '“Nearly” or “almost”',
  under: '“Just under” or the like',
};

/** What "nearly", "about" and their like allow: what is rounded to the figure, or near to a round one, and on the side of it that they say; null of all else. */
export function sayNear({ text, about }: SaidSize): string | null {
  const said = nearTo[about];
  if (said === undefined) return null;
  const half = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);
  const room = about === 'near' || about === 'nearly' ? aboutRoom(text) : half;
  const [from, to] = [about === 'over' ? 0 : -room, about === 'near' || about === 'over' ? room : 0].map((off) =>
    sayNumber(String(Number((Number(text) + off).toPrecision(12)))),
  );
  const side = about === 'near' ? '' : `, and ${about === 'over' ? 'more' : 'less'} than it`;
  const near = room === half ? 'rounded to it' : `not further from it than ${sayNumber(String(room))}`;
  return `${said} ${sayNumber(text)} is taken for what is ${near}${side}: ${from} to ${to}.`;
}
