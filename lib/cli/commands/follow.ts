import { chooseUniverse } from '@/lib/ingest/import/choose-universe';
import { listFollowed, setFollowed } from '@/lib/store/followed-universes';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

/** `universe follow <id>` and `universe unfollow <id>`: whether the worker keeps the members of a universe current. What is stored of it stays. */
export async function followCommand({ store, output }: CommandContext, universeId: string, isFollowed: boolean): Promise<number> {
  const universe = await chooseUniverse(store, universeId, 'members');
  await setFollowed(store, universe, isFollowed);
  const followed = await listFollowed(store);
  const text = isFollowed
    ? `The worker keeps ${universe.name} current, as far as providers answer`
    : `The worker leaves ${universe.name} as it is`;
  output.result({ followed }, [`${text}; followed are ${followed.join(', ') || 'none'}.`]);
  return exitCodes.ok;
}
