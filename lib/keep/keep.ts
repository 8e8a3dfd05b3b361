import { LRUCache } from 'lru-cache';
import { measureBytes } from './measure-bytes';
import { onProcess } from './on-process';

export interface KeepByBytes<Value> {
  readonly mostBytes: number;
  /** Bytes of a value; without it what `measureBytes` says. */
  readonly measure?: (value: Value) => number;
  /** Whether a value is kept once it is made; all are, without it. */
  readonly isKept?: (value: Value) => boolean;
}

/** For values whose bytes are not their own, or too few to matter. */
export interface KeepByNumber {
  readonly mostEntries: number;
  /** How long a value may be told, in milliseconds; for good, without it. */
  readonly forMs?: number;
}

export interface Keep<Value> {
  /**
   * What the key names: kept, or made now, once also for those who ask at the same time. What fails is made anew for the next one.
   * The key says everything that the value depends on, in parts joined by `|`; the stamp of the data version is one of them.
   */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
  /** Whether it is kept or in the making. */
  has(key: string): boolean;
  /** Whether it is kept: made already. */
  holds(key: string): boolean;
  /** Drops everything, also what is still in the making. */
  forget(): void;
  /** Drops what is kept under such keys; what is still in the making stays. */
  forgetWhere(isGone: (key: string) => boolean): void;
  /** How much is kept; `bytes` is 0 where the number is bounded. */
  size(): { readonly entries: number; readonly bytes: number };
}

/** In a box, since a value may be null. */
interface Boxed<Value> {
  readonly value: Value;
}

/**
 * How much of a keep a value takes: more than all of it where it is not to be kept. One that is larger than the whole is kept alone,
 * until the next one, so that even the largest market is not read again for every request.
 */
function weigh<Value>(value: Value, { mostBytes, measure = measureBytes, isKept = () => true }: KeepByBytes<Value>): number {
  return isKept(value) ? Math.min(Math.max(Math.ceil(measure(value)), 1), mostBytes) : mostBytes + 1;
}

function openCache<Value>(limits: KeepByBytes<Value> | KeepByNumber): LRUCache<string, Boxed<Value>, () => Promise<Value>> {
  return new LRUCache<string, Boxed<Value>, () => Promise<Value>>({
    ...('mostBytes' in limits
      ? { maxSize: limits.mostBytes, sizeCalculation: ({ value }: Boxed<Value>) => weigh(value, limits) }
      : { max: limits.mostEntries, ttl: limits.forMs ?? 0 }),
    // Those who wait for a value get it, also where others have taken its place meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _stale, { context: make }) => ({ value: await make() }),
  });
}

function dropWhere(cache: { keys(): Iterable<string>; delete(key: string): boolean }, isGone: (key: string) => boolean): void {
  for (const key of [...cache.keys()].filter(isGone)) cache.delete(key);
}

/** Keeps what takes long to make; the least recently used go. */
export function createKeep<Value>(limits: KeepByBytes<Value> | KeepByNumber): Keep<Value> {
  let cache = openCache<Value>(limits);
  const inMaking = new Set<string>();
  const watch = (key: string, make: () => Promise<Value>) => async () => {
    inMaking.add(key);
    try {
      return await make();
    } finally {
      inMaking.delete(key);
    }
  };
  return {
    get: async (key, make) => (await cache.forceFetch(key, { context: watch(key, make) })).value,
    has: (key) => cache.has(key) || inMaking.has(key),
    holds: (key) => cache.has(key),
    // Another one: what is in the making would come back into this one.
    forget: () => {
      cache = openCache(limits);
    },
    forgetWhere: (isGone) => dropWhere(cache, isGone),
    size: () => ({ entries: cache.size, bytes: cache.calculatedSize }),
  };
}

type Named = Pick<Keep<never>, 'size' | 'forget' | 'forgetWhere'>;

function listNamed(): Map<string, Named> {
  return onProcess('keeps', () => new Map<string, Named>());
}

/** A keep that all bundles of this process share, under a name that no other has. */
export function keepOnProcess<Value>(name: string, limits: KeepByBytes<Value> | KeepByNumber): Keep<Value> {
  return onProcess(`keep of ${name}`, () => {
    const keep = createKeep<Value>(limits);
    listNamed().set(name, keep);
    return keep;
  });
}

/** Drops what the keeps of this process hold. */
export function forgetKept(): void {
  for (const keep of listNamed().values()) keep.forget();
}

/** Drops what the keeps of this process hold under such keys. */
export function forgetKeptWhere(isGone: (key: string) => boolean): void {
  for (const keep of listNamed().values()) keep.forgetWhere(isGone);
}

/** What the keeps of this process hold, by name. */
export function measureKept(): ReadonlyMap<string, ReturnType<Named['size']>> {
  return new Map([...listNamed()].map(([name, keep]) => [name, keep.size()]));
}

/** A keep of the process for what is computed at once: kept, or computed now; the least recently used go. */
export function memoOnProcess<Value>(name: string, limits: KeepByBytes<Value>): (key: string, compute: () => Value) => Value {
  return onProcess(`memo of ${name}`, () => {
    const cache = new LRUCache<string, Boxed<Value>, () => Value>({
      maxSize: limits.mostBytes,
      sizeCalculation: ({ value }) => weigh(value, limits),
      memoMethod: (_key, _stale, { context: compute }) => ({ value: compute() }),
    });
    listNamed().set(name, {
      size: () => ({ entries: cache.size, bytes: cache.calculatedSize }),
      forget: () => cache.clear(),
      forgetWhere: (isGone) => dropWhere(cache, isGone),
    });
    return (key: string, compute: () => Value) => cache.memo(key, { context: compute }).value;
  });
}
