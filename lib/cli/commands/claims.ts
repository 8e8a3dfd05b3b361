import { uncapitalise } from '@/lib/format/capitalise';
import { formatCell } from '@/lib/format/format-cell';
import { nameVerdict } from '@/lib/format/verdict-words';
import { getStore } from '@/lib/server/answers/get-store';
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
