import type { SessionDate } from '@/lib/calendar/session-date';
import type { SourceErrorKind } from '@/lib/sources/source-error';
import type { FaultServer } from '../support/fault-server';
import type { Fault, transportFaults } from '../support/fault-server-faults';
import { noLimits, patience } from '../support/source-settings';

type TransportFault = (typeof transportFaults)[number];

/** What every client makes of a faulty answer, whatever it asked for: the named error, or null where it reads it all the same. */
export const transportErrors: Readonly<Record<TransportFault, SourceErrorKind | null>> = {
  ok: null,
  'error-text': 'schema',
  'quota-text': 'quota',
  html: 'schema',
  'html-be-right-back': 'transient',
  'cut-body': 'transient',
  'wrong-content-type': null,
  'corrupt-gzip': 'transient',
  redirect: 'schema',
  'range-before-listing': 'schema',
  'status-401': 'auth',
  'status-403': 'auth',
  'status-404': 'not_found',
  'status-429-seconds': 'rate_limited',
  'status-429-date': 'rate_limited',
  'status-429': 'rate_limited',
  'status-500': 'transient',
  'status-502': 'transient',
  'status-503': 'transient',
  'status-503-seconds': 'transient',
  'slow-headers': 'transient',
  'dripped-body': 'transient',
  'reset-mid-body': 'transient',
  'huge-body': 'schema',
};

/** The same of the form of what is sent. */
const formErrors = {
  'unordered-rows': null,
  empty: 'no_data_yet',
  bom: null,
  crlf: null,
  'renamed-header': 'schema',
  'extra-columns': null,
  'another-symbol': 'schema',
} as const satisfies Readonly<Partial<Record<Fault, SourceErrorKind | null>>>;

type CommonFault = TransportFault | keyof typeof formErrors;

/** The faults of which all sources make the same, as a suite tells outcomes: `whole` where nothing is missing. */
export function tellCommon<Whole, Failed>(
  whole: Whole,
  fails: (error: SourceErrorKind) => Failed,
): Readonly<Record<CommonFault, Whole | Failed>> {
  const told: Partial<Record<CommonFault, Whole | Failed>> = {};
  const errors: Readonly<Record<CommonFault, SourceErrorKind | null>> = { ...transportErrors, ...formErrors };
  for (const fault of Object.keys(errors) as CommonFault[]) told[fault] = errors[fault] === null ? whole : fails(errors[fault]);
  return told as Readonly<Record<CommonFault, Whole | Failed>>;
}

/** How a client is made that meets a fault: it waits as little as it may, and for nobody's limits. */
export function optionsOf({ expire }: Pick<FaultServer, 'expire'>, today: SessionDate) {
  return { ...patience, expire, limits: noLimits, bodyCapBytes: 4 * 1024 * 1024, sleep: () => Promise.resolve(), today: () => today };
}
