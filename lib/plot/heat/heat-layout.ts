import { estimateTextWidth } from '../place-labels';
import { layAlike } from './lay-alike';
import { squarify, type Rectangle } from './squarify';

/** What is known of one tile. */
export interface HeatCell {
  readonly group: string;
  readonly label: string;
  readonly value: number | null;
  /** Null where it is not known. */
  readonly size: number | null;
}

export interface HeatTile extends Rectangle {
  /** Position of the cell among those given. */
  readonly index: number;
}

export interface HeatGroup extends Rectangle {
  readonly name: string;
  /** Whether there is room for its name above its tiles. */
  readonly hasTitle: boolean;
  readonly tiles: readonly HeatTile[];
}

/** Height of the strip with a group's name, and the gap between groups. */
export const heatTitlePx = 16;
const gapPx = 3;
/** Width of tiles that are all alike over their height: they need no square to be compared, and flat ones have room for a symbol. */
const alikeFlatness = 2;

/** Sizes as they are drawn: what is not known takes the smallest known one; where none is known all are alike. */
function fillSizes(cells: readonly HeatCell[]): number[] {
  const known = cells.flatMap(({ size }) => (size !== null && size > 0 ? [size] : []));
  const least = known.length === 0 ? 1 : Math.min(...known);
  return cells.map(({ size }) => (size !== null && size > 0 ? size : least));
}

function inset({ left, top, width, height }: Rectangle, by: number): Rectangle {
  return { left, top, width: Math.max(0, width - by), height: Math.max(0, height - by) };
}

/** Tiles in groups, the largest group first and in it the largest tile, or the highest value with missing ones last; every one with its share of the area. **Units**: pixels. */
export function layoutHeat(cells: readonly HeatCell[], width: number, height: number, order: 'size' | 'value' = 'size'): HeatGroup[] {
  const sizes = fillSizes(cells);
  const byGroup = new Map<string, number[]>();
  cells.forEach(({ group }, index) => {
    const own = byGroup.get(group) ?? [];
    byGroup.set(group, own);
    own.push(index);
  });
  const isAlike = sizes.every((size) => size === sizes[0]);
  const sizeOf = (index: number): number => sizes[index] ?? 0;
  const rankOf = (index: number): number => (order === 'size' ? sizeOf(index) : (cells[index]?.value ?? -Infinity));
  const compare = (a: number, b: number): number => (rankOf(a) === rankOf(b) ? a - b : rankOf(b) - rankOf(a));
  const groups = [...byGroup]
    .map(([name, indexes]) => ({ name, indexes: indexes.sort(compare), size: indexes.reduce((sum, index) => sum + sizeOf(index), 0) }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  const places = squarify(
    groups.map(({ size }) => size),
    { left: 0, top: 0, width: width + gapPx, height: height + gapPx },
  );
  return groups.map(({ name, indexes }, at) => {
    const place = inset(places[at] ?? { left: 0, top: 0, width: 0, height: 0 }, gapPx);
    const hasTitle = name !== '' && place.height > 3 * heatTitlePx && place.width > estimateTextWidth(name.slice(0, 6));
    const title = hasTitle ? heatTitlePx : 0;
    const room = { left: place.left, top: place.top + title, width: place.width, height: Math.max(0, place.height - title) };
    const laid = isAlike ? layAlike(indexes.length, room, alikeFlatness) : squarify(indexes.map(sizeOf), room);
    const tiles = laid.map((tile, nth): HeatTile => ({ ...tile, index: indexes[nth] ?? 0 }));
    return { ...place, name, hasTitle, tiles };
  });
}

export type HeatDirection = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

function middleOf({ left, top, width, height }: Rectangle): { readonly x: number; readonly y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}

/** The tile next to one in a direction, by where they stand: near along it, and not far off to the side. The tile itself where there is none. */
export function findNextTile(tiles: readonly HeatTile[], from: HeatTile, direction: HeatDirection): HeatTile {
  const at = middleOf(from);
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let [best, least] = [from, Infinity];
  for (const tile of tiles) {
    const middle = middleOf(tile);
    const along = (isAcross ? middle.x - at.x : middle.y - at.y) * sign;
    const aside = Math.abs(isAcross ? middle.y - at.y : middle.x - at.x);
    if (along < 0.5) continue;
    const distance = along + 2 * aside;
    if (distance < least) [best, least] = [tile, distance];
  }
  return best;
}
