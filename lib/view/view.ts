import type { SessionDate } from '@/lib/calendar/session-date';
import type { Assumption } from '@/lib/market/know-market';
import type { AskedRange } from '@/lib/market/resolve-range';
import type { LayerId } from '@/lib/studies/kit/layer-ids';

export type ParameterValue = string | number | boolean | readonly string[];

/** Everything that a link says: the study, its parameters, what is displayed, and what is known. */
export interface View {
  readonly study: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly range: AskedRange;
  readonly asOf: SessionDate | null;
  readonly version: number | null;
  readonly basis: 'price' | 'total';
  readonly assume: Assumption;
  /** What is laid over the charts, in the order of `layerWords`; empty where the study has no time axis. */
  readonly layers: readonly LayerId[];
  /** Names in the link that no parameter has, each once; they change nothing. */
  readonly unknown: readonly string[];
}

export interface ViewIssue {
  /** The parameter that was wrong, as it stands in the URL. */
  readonly path: string;
  readonly message: string;
}

export type ParsedView = { readonly ok: true; readonly view: View } | { readonly ok: false; readonly issues: readonly ViewIssue[] };
