/** One condition of a parameter `and` as its texts: `measure`, and its parts by name. */
export type JoinedText = Readonly<Record<string, string>>;

/**
 * What a parameter `and` names, part by part: `record;breadth,average:50` has two conditions. Nothing is judged: what is no part is refused.
 * @throws RangeError with what is accepted.
 */
export function readJoinedTexts(text: string): readonly JoinedText[] {
  return text === '' ? [] : text.split(';').map(readOne);
}

function readOne(text: string): JoinedText {
  const [measure = '', ...parts] = text.split(',').map((part) => part.trim());
  const texts = new Map([['measure', measure]]);
  for (const part of parts) {
    const at = part.indexOf(':');
    if (at < 1) throw new RangeError(`a part is a name and a value, as average:50, not "${part}"`);
    const name = part.slice(0, at).trim();
    if (texts.has(name)) throw new RangeError(`${name} is given more than once in what is joined; give it once`);
    texts.set(name, part.slice(at + 1).trim());
  }
  return Object.fromEntries(texts);
}

/** The conditions as a parameter `and` has them. */
export function writeJoinedTexts(conditions: readonly JoinedText[]): string {
  return conditions
    .map(({ measure = '', ...parts }) => [measure, ...Object.entries(parts).map(([name, value]) => `${name}:${value}`)].join(','))
    .join(';');
}
