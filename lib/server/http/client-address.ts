import 'server-only';
import { BlockList, isIP } from 'node:net';
import { getEnv } from '@/lib/env';
import { onProcess } from '@/lib/keep/on-process';
import { markRequests, type Arrival } from './mark-requests';

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** The proxies whose word is taken, of addresses and networks (`10.0.0.0/8`). */
export function listProxies(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(bits), family(address));
  }
  return list;
}

/** An address as it is compared: one of IPv4 that is written as one of IPv6, with a port or in brackets, is that of IPv4; null for what is none. */
function readAddress(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? null : address;
}

/**
 * The address of who asks: that of the socket, unless it is one of the trusted proxies; then the last in X-Forwarded-For that is
 * none of theirs, since each proxy appends whom it was asked by, and what stands before that anyone can have written. Null without a socket.
 */
export function findClient({ address, headers }: Pick<Arrival, 'address' | 'headers'>, trusted: BlockList): string | null {
  const forwarded = [headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').toReversed();
  let client = readAddress(address ?? '');
  for (const passedOn of forwarded) {
    if (client === null || !trusted.check(client, family(client))) break;
    const next = readAddress(passedOn.trim());
    if (next === null) break;
    client = next;
  }
  return client;
}

/** Who is counted as one: an address of IPv4, and of IPv6 the network of 64 bits, all of which one household has. */
export function nameClient(address: string): string {
  if (isIP(address) === 4) return address;
  const [head = '', tail = ''] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const groups = [
    ...(before ?? []),
    ...Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => '0'),
    ...(after ?? []),
  ];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const mark = onProcess('mark of the client', () => {
  let trusted: BlockList | undefined;
  return markRequests('client', (arrival) => {
    trusted ??= listProxies(getEnv().TRUSTED_PROXIES);
    const client = findClient(arrival, trusted);
    return client === null ? null : nameClient(client);
  });
});

/** Who sent a request, as limits count; all those of whom nothing is known are one. */
export function readClient(headers: Pick<Headers, 'get'>): string {
  return headers.get(mark) ?? 'unknown';
}

/** The header that a request of this client carries, for calling a route without a server (tests). */
export function markOfClient(client: string): Readonly<Record<string, string>> {
  return { [mark]: client };
}
