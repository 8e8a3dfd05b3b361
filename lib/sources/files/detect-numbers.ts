import type { Delimiter } from './split-text';

/** Which sign stands before the decimals; the other one, if any, separates thousands. */
export type DecimalSign = 'point' | 'comma';

const missingCells = new Set(['', 'null', 'nan', 'n/a', 'na', '#n/a', 'none', '-', '--', '.', 'nil', 'nd']);

/** Whether a cell says that there is no value. */
export function isMissing(text: string): boolean {
  return missingCells.has(text.trim().toLowerCase());
}

const pointPattern = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?$/;
const commaPattern = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d*)?$/;

function strip(text: string): string {
  return text
    .trim()
    .replace(/^([+-]?)[$€£]\s?/, '$1')
    .replace(/(\d)[\s'’\u00a0\u202f](?=\d{3}(?!\d))/g, '$1');
}

/** A number as it is written for people, or null: exponents, `Infinity` and groups that are not of three are none. */
export function readNumber(text: string, sign: DecimalSign): number | null {
  const bare = strip(text);
  if (!/\d/.test(bare) || !(sign === 'point' ? pointPattern : commaPattern).test(bare)) return null;
  return Number(sign === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.'));
}

type Evidence = DecimalSign | 'neither' | 'comma group' | 'point group';

/** What one cell says: `1,234` alone may be one and a bit or more than a thousand. */
function weigh(text: string): Evidence {
  const bare = strip(text).replace(/^[+-]/, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma < 0 && point < 0) return 'neither';
  if (comma >= 0 && point >= 0) return comma > point ? 'comma' : 'point';
  const isGroup = /^[1-9]\d{0,2}(?:[,.]\d{3})+$/.test(bare);
  const isSeveral = bare.indexOf(',') !== comma || bare.indexOf('.') !== point;
  if (isGroup && isSeveral) return comma >= 0 ? 'point' : 'comma';
  if (isGroup) return comma >= 0 ? 'comma group' : 'point group';
  return comma >= 0 ? 'comma' : 'point';
}

/** Weighs the cells of a file one by one. */
export interface NumberScale {
  readonly add: (text: string) => void;
  /** @throws RangeError where nothing decides. */
  readonly decide: () => DecimalSign;
}

/**
 * The decimal sign of a file, by all of its cells. Where every one is like `1,234`, a file with commas between its columns has
 * thousands; in any other it may be either, and nobody decides.
 */
export function createNumberScale(delimiter: Delimiter): NumberScale {
  const seen: Record<Evidence, number> = { point: 0, comma: 0, neither: 0, 'comma group': 0, 'point group': 0 };
  let example = '';
  return {
    add: (text) => {
      if (isMissing(text)) return;
      const evidence = weigh(text);
      seen[evidence] += 1;
      if (evidence.endsWith('group') && example === '') example = text.trim();
    },
    decide: () => {
      if (seen.point > 0 || seen.comma > 0) return seen.comma > seen.point ? 'comma' : 'point';
      const groups = seen['comma group'] + seen['point group'];
      if (delimiter !== ',' && groups > 0 && seen.neither === 0)
        throw new RangeError(
          `numbers such as ${example} can be read with thousands or with decimals, and no row decides; write them with a decimal point and two decimals`,
        );
      return 'point';
    },
  };
}

/** The decimal sign that some cells are written with. @throws RangeError where nothing decides. */
export function detectNumbers(texts: Iterable<string>, delimiter: Delimiter): DecimalSign {
  const scale = createNumberScale(delimiter);
  for (const text of texts) scale.add(text);
  return scale.decide();
}
