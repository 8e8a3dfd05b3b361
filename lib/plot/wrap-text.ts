import { estimateTextWidth } from './place-labels';

/** A text broken between words into lines that fit a width. **Units** pixels, at the size of a chart's labels. A word wider than the line stands alone. */
export function wrapText(text: string, widthPx: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && estimateTextWidth(`${line} ${word}`) <= widthPx) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
