// A few odd lines are odd lines; from three on, and more than a twentieth, the file is another one than it should be.
const fewest = 3;
export const mostShare = 0.05;
const namedLines = 5;

/** Whether so many of a file are wrong that the whole is. */
export function isMuch(count: number, total: number): boolean {
  return count >= fewest && count / total > mostShare;
}

/** The first faults with their lines, and how many more there are. */
export function nameLines(lines: readonly { readonly line: number | undefined; readonly text: string }[]): string {
  const named = lines.slice(0, namedLines).map(({ line, text }) => (line === undefined ? text : `line ${line}: ${text}`));
  return `${named.join('; ')}${lines.length > namedLines ? `; and ${lines.length - namedLines} more` : ''}`;
}
