/** What `/data/import` is told by its server. */
export interface ImportPage {
  /** Whether whoever looks needs the token, needs nothing, or is at the wrong machine. */
  readonly access: 'token' | 'open' | 'closed';
  readonly maxBytes: number;
}
