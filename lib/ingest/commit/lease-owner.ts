import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process as those who find its lease know it. */
export interface OwnIdentity {
  readonly pid: number;
  readonly host: string;
  /** Where the numbers of processes mean the same: the running system and, in it, the container. */
  readonly place: string;
}

/** Of which system and container this process is, as eight hexadecimal digits; where a system does not say it, of none but this process. */
function findPlace(): string {
  let place: string;
  try {
    place = `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // No Linux: nothing there has containers of its own, so that a host is its name.
    place = process.platform === 'linux' ? randomUUID() : process.platform;
  }
  return createHash('sha256').update(place).digest('hex').slice(0, 8);
}

const self: OwnIdentity = { pid: process.pid, host: hostname(), place: findPlace() };

/** What stands in a lease for its holder, and is shown to those who wait. */
export function describeOwner(label: string, { pid, host, place }: OwnIdentity = self): string {
  return `${label}, pid ${pid} on ${host} (${place})`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/**
 * Whether the holder of a lease is known to be gone. A number says so in its own system and container alone: two containers may have one name for
 * their host, be it one that Docker gave (`network_mode: "service:…"`), and the same numbers in both. One that is started again mostly is the place
 * that it was, since Linux gives the lowest number that is free to what separates processes; where it is another, the lease expires.
 * @param asksAlone whether nobody else in this process asks for the lease or holds it: then it is not the holder, whose number it has.
 */
export function isGone(owner: string, asksAlone: boolean, me: OwnIdentity = self): boolean {
  const [, pid, host, place] = /, pid (\d+) on (.+) \(([0-9a-f]{8})\)$/.exec(owner) ?? [];
  if (host !== me.host || place !== me.place) return false;
  return Number(pid) === me.pid ? asksAlone : !isAlive(Number(pid));
}
