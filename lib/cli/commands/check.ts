import { findCountFaults } from '@/lib/ingest/breadth/find-count-faults';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { getDataVersion } from '@/lib/store/data-version';
import { findFaults } from '@/lib/store/find-faults';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

/** `check`: whether what is stored contradicts itself, a line a fault and exit code 1 where it does. Nothing is changed, and nobody writes meanwhile. */
export async function checkCommand({ store, calendar, output, waitMs, signal }: CommandContext): Promise<number> {
  const onWait = (heldBy: string) => {
    output.remark(`Waiting up to ${Math.round(waitMs / 1000)} s for another writer: ${heldBy}`);
  };
  return await withLease(store, { label: 'check', waitMs, onWait, signal }, async () => {
    const faults = [...(await findFaults(store)), ...(await findCountFaults({ store, calendar }))];
    const { version } = await getDataVersion(store);
    output.result({ dataVersion: version, faults }, faults.length === 0 ? [`nothing is wrong with data version ${version}`] : faults);
    return faults.length === 0 ? exitCodes.ok : exitCodes.failed;
  });
}
