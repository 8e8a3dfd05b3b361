import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Answer } from './ask';
import { findTear, listToldVersions } from './find-tear';

/** What all readers of a soak met. */
export interface Ledger {
  /** Of answers given before to somebody, for the same version, and of those that had to be made or waited for. **Units** milliseconds. */
  readonly times: { readonly kept: number[]; readonly first: number[] };
  /** Errors and torn answers in words, with how often each was met. */
  readonly faults: Map<string, number>;
  /** Answers that asked to come again later. */
  readonly countBusy: () => number;
  readonly findNewest: () => number;
  readonly fail: (fault: string) => void;
  /** Enters an answer. @returns the version that it tells, null where it tells none. */
  readonly enter: (answer: Answer) => number | null;
}

const readable = /^(?:text\/html|application\/(?:json|atom\+xml))/;

export function createLedger(): Ledger {
  const times: Ledger['times'] = { kept: [], first: [] };
  const faults: Ledger['faults'] = new Map();
  // Bodies that were read before, by what they are: reading a page takes longer than getting it.
  const told = new Map<string, readonly number[]>();
  const firstEndedAt = new Map<string, number>();
  let [busy, newest] = [0, 0];

  const fail = (fault: string): void => void faults.set(fault, (faults.get(fault) ?? 0) + 1);

  function readTold({ headers, body }: Answer): readonly number[] {
    if (!readable.test(headers['content-type'] ?? '')) return [];
    const key = createHash('sha1').update(body).digest('base64');
    const known = told.get(key);
    if (known !== undefined) return known;
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
    const found = listToldVersions(text);
    told.set(key, found);
    return found;
  }

  function enterTime({ path, askedAt, endedAt }: Answer, version: number): void {
    const key = `${version} ${path}`;
    const before = firstEndedAt.get(key);
    firstEndedAt.set(key, Math.min(before ?? endedAt, endedAt));
    times[before !== undefined && before < askedAt ? 'kept' : 'first'].push(endedAt - askedAt);
  }

  return {
    times,
    faults,
    countBusy: () => busy,
    findNewest: () => newest,
    fail,
    enter: (answer) => {
      const { path, status, headers } = answer;
      if (status === 503 && headers['retry-after'] !== undefined) busy += 1;
      else if (status !== 200) fail(`${path}: answered ${status}`);
      if (status !== 200) return null;
      const inHeader = [headers['x-data-version'] ?? []].flat()[0];
      const inBody = readTold(answer);
      const tear = findTear(inHeader, inBody);
      if (tear !== null) fail(`${path}: ${tear}`);
      const version = inHeader === undefined ? (inBody.at(-1) ?? null) : Number(inHeader);
      newest = Math.max(newest, version ?? 0);
      enterTime(answer, version ?? newest);
      return version;
    },
  };
}
