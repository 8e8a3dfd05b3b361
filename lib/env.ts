import 'server-only';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { listSecrets } from '@/lib/log/list-secrets';

const baseUrl = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

const headerText = z
  .string()
  .regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/, 'up to 200 letters, digits, blanks and signs of ASCII');

const listed = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** Whether it is an address, or a network as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Variables of the environment that Broadtape cannot use. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';

  /** @param lines a variable each, with what it accepts. */
  constructor(readonly lines: readonly string[]) {
    super(`The environment has values that Broadtape cannot use:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
}

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** `file:` path of the SQLite store, relative to the working directory. */
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'file:./path.db or postgresql://…')
    .default('file:./data/broadtape.db'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port number')
    .default('3000')
    .transform(Number),
  /** Base of absolute links; without it links are relative to the request. */
  PUBLIC_URL: baseUrl.optional(),
  /** Secret of POST /api/v1/ingest; unset refuses the route. */
  INGEST_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** Secret of GET /metrics; unset answers this machine alone. */
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** Where files wait that were received by HTTP and not imported yet; beside the store's file where unset. */
  IMPORT_FOLDER: z.string().optional(),
  /** How large a file may be that is received by HTTP, in MiB. */
  IMPORT_MAX_MIB: z
    .string()
    .regex(/^\d{1,4}$/, 'a whole number of MiB')
    .default('64')
    .transform(Number)
    .pipe(z.number().min(1).max(1024)),
  EXPORT_CLOSES: z.enum(['on', 'off']).default('on'),
  /** Full closures that the built-in calendar does not know yet, comma separated. */
  EXTRA_CLOSURES: listed.pipe(z.array(z.string().refine(isSessionDate, 'dates written YYYY-MM-DD, comma separated'))),
  /** Addresses and networks of the proxies before the web process, whose word is taken for who asks. */
  TRUSTED_PROXIES: listed.pipe(z.array(z.string().refine(isNetwork, 'addresses and networks, comma separated, as 127.0.0.1,10.0.0.0/8'))),
  /** Where providers are asked instead of at their public hosts, by id: `YAHOO_BASE_URL` and the like. As given: `lib/sources/base-urls.ts` reads those of providers. */
  SOURCE_BASE_URLS: z.record(z.string(), z.string()),
  /** Requests that a provider allows on a bigger plan, by id: `TIINGO_LIMITS` and the like, as given: `lib/sources/read-limits.ts` reads those of providers. */
  SOURCE_LIMITS: z.record(z.string(), z.string()),
  /** What providers are told of who asks, in place of our own words. */
  SOURCE_USER_AGENT: headerText.optional(),
  /** An address or a page of the operator, for providers to turn to. */
  SOURCE_CONTACT: headerText.optional(),
  /** What an empty store is filled with: `auto` asks the providers first, `sample` does not, `none` leaves it empty. */
  FIRST_RUN: z.enum(['auto', 'sample', 'none']).default('auto'),
  /** `off`: the worker runs queued requests only and never asks a provider by itself. */
  PULL: z.enum(['on', 'off']).default('on'),
  /** The least that the web process and the worker log. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** `auto`: JSON, but words at a terminal. */
  LOG_FORMAT: z.enum(['auto', 'json', 'text']).default('auto'),
});

export interface Env extends z.output<typeof schema> {
  /**
   * The key that a variable holds, or null where it is not set: which variables hold keys, the rows of providers say. A function, so that
   * nothing that prints the settings prints a key.
   * @throws BadSettings naming the variable, never its value.
   */
  readonly readKey: (variable: string) => string | null;
  /** What of the environment must stand in no log. A function for the same reason. */
  readonly listSecrets: () => string[];
}

const keyPattern = /^[\x21-\x7e]{8,512}$/;

function createKeyReader(given: Readonly<Record<string, string | undefined>>): Env['readKey'] {
  return (variable) => {
    const value = given[variable]?.trim() ?? '';
    if (value === '') return null;
    if (keyPattern.test(value)) return value;
    throw new BadSettings([`${variable}: a key of 8 to 512 letters, digits and signs, without blanks`]);
  };
}

/** Which providers there are is not known here: a variable of another program, whatever it holds, changes nothing. */
function listByProvider(
  given: Readonly<Record<string, string | undefined>>,
  ending: '_BASE_URL' | '_LIMITS',
): Record<string, string | undefined> {
  const named = Object.entries(given).filter(([name]) => /^[A-Z][A-Z0-9_]*$/.test(name) && name.endsWith(ending));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(0, -ending.length).toLowerCase().replaceAll('_', '-'), value]));
}

/**
 * The settings of one process, read once.
 * @throws BadSettings naming every variable with a bad value and what it accepts.
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse({
    ...given,
    SOURCE_BASE_URLS: listByProvider(given, '_BASE_URL'),
    SOURCE_LIMITS: listByProvider(given, '_LIMITS'),
  });
  if (parsed.success) return { ...parsed.data, readKey: createKeyReader(given), listSecrets: () => listSecrets(given) };
  throw new BadSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

let current: Env | undefined;

/** The environment of this process. */
export function getEnv(): Env {
  current ??= parseEnv(process.env);
  return current;
}
