import 'server-only';

/** An answer as it goes out, again and again. */
export interface Finished {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** Without encoding; null where nobody should ask whether it is still good. */
  readonly etag: string | null;
  /** Compressed where `isCompressed`: the one form that is kept. */
  readonly body: Uint8Array;
  readonly isCompressed: boolean;
  readonly isKept: boolean;
}
