import { uncapitalise } from '@/lib/format/capitalise';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatCell } from '@/lib/format/format-cell';
import { nameVerdict } from '@/lib/format/verdict-words';
import { getStore } from '@/lib/server/answers/get-store';
import { readText } from '@/lib/server/answers/read-text';
import { loadPublishedClaims, type CheckedClaim } from '@/lib/server/pages/published-claims';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

function toLine({ claim, verdict: { kind, under, figure, unit, missing } }: CheckedClaim): string {
  const shown = figure === null ? '' : `, ${formatCell(figure, { unit, type: 'number' })}`;
  const why = kind === 'cannot_check' && missing !== null ? `: ${missing}` : '';
  return `${claim.id}: ${uncapitalise(nameVerdict({ kind, under }))}${shown}${why}`;
}

/** `claims`: what the store's closes say of every published claim; with `--json` as `[{id, kind, under?, figure}]`. */
export async function claimsCommand({ output }: CommandContext): Promise<number> {
  try {
    const checked = await loadPublishedClaims();
    const value = checked.map(({ claim: { id }, verdict: { kind, under, figure } }) => ({
      id,
      kind,
      ...(under === null ? {} : { under }),
      figure,
    }));
    output.result(value, checked.map(toLine));
    return exitCodes.ok;
  } finally {
    // The studies read through a store of their own.
    await (await getStore()).close();
  }
}

/** `claims read "..." [--as-of DATE]`: the claims that a sentence makes with their verdicts; with `--json` as the API answers. */
export async function readClaimsCommand({ output }: CommandContext, text: string, asOf: SessionDate | null): Promise<number> {
  try {
    const answer = await readText(text, asOf);
    const unread = answer.words.filter(({ role }) => role === 'unread').map((word) => word.text);
    output.result(answer, [
      ...answer.claims.flatMap(({ verdict, sentence, found, assumed, safe, links }) => [
        `${nameVerdict(verdict)}: ${sentence === '' ? (verdict.missing ?? '') : sentence}`,
        ...(found === '' || found === verdict.missing ? [] : [`  ${found}`]),
        ...assumed.map((one) => `  Assumed: ${one}`),
        ...(safe === null ? [] : [`  Safe to write: ${safe.text.split('\n')[0] ?? ''}`]),
        `  ${links.page}`,
      ]),
      ...answer.cannot,
      ...(unread.length === 0 ? [] : [`Not understood, or not checkable: ${unread.join(' ')}`]),
    ]);
    return exitCodes.ok;
  } finally {
    await (await getStore()).close();
  }
}
