import { describe, expect, it } from 'vitest';
import { toCountedDays } from '@/lib/market/universe/counted-days';
import { countMembers } from '@/lib/market/universe/count-members';
import { packCloses } from '@/lib/market/universe/member-closes';
import { averageWindows, highSessions } from '@/lib/market/universe/universe';
import { breadthCounts } from '@/lib/metrics';
import { listSessions } from '../../support/make-market';
import { makePanel } from '../../support/make-panel';

describe('members that are counted some at a time', () => {
  it.each([0, 1, 32, 33, 97])('add up to what all %i are counted at once', (instruments) => {
    const sessions = listSessions('2019-01-02', 600);
    const { firstOrdinal, closes, spans } = makePanel('members', { instruments, sessions: sessions.length });
    const atOnce = breadthCounts(
      { sessionCount: sessions.length, firstOrdinal, closes, spans },
      { averageSessions: averageWindows, highSessions },
    );
    expect(countMembers({ sessions, firstOrdinal, closes: closes.map(packCloses), spans })).toEqual(
      toCountedDays(sessions, atOnce, 0, sessions.length),
    );
  });
});
