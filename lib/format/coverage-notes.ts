/** Codes of the doubts about which members a figure stands on: they go wherever the figure goes. */
const codes: ReadonlySet<string> = new Set(['survivorship', 'hindsight', 'coverage']);

/** What a picture or a frame of a study must say of the members that its figures stand on; empty where nothing is missing. */
export function coverageNotes({
  flags,
}: {
  readonly flags: readonly { readonly code: string; readonly message: string }[];
}): readonly string[] {
  return flags.filter(({ code }) => codes.has(code)).map(({ message }) => message);
}
