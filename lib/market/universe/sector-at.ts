import type { PanelMember } from './universe';

type Sectored = Pick<PanelMember, 'sector' | 'sectors'>;

/**
 * The sector of a member on a position of its panel: as it was known of that session, or before the first of which it is known the one that it had
 * then. One without dates has it throughout; null where none is stored.
 */
export function sectorAt({ sector, sectors = [] }: Sectored, position: number): string | null {
  return (sectors.findLast(({ start }) => start <= position) ?? sectors[0])?.sector ?? sector;
}

/** The spells of a member, cut where its sector changes: half-open positions, ascending, of each sector in turn. */
export function splitBySector({
  spans,
  ...member
}: Sectored & Pick<PanelMember, 'spans'>): { readonly sector: string | null; readonly spans: Int32Array }[] {
  const { sectors = [] } = member;
  if (sectors.length <= 1) return [{ sector: sectors[0]?.sector ?? member.sector, spans }];
  return sectors.flatMap(({ start, sector }, place) => {
    const [begin, end] = [place === 0 ? 0 : start, sectors[place + 1]?.start ?? Infinity];
    const cut: number[] = [];
    for (let at = 0; at + 1 < spans.length; at += 2) {
      const [from, until] = [Math.max(begin, spans[at] ?? 0), Math.min(end, spans[at + 1] ?? 0)];
      if (from < until) cut.push(from, until);
    }
    return cut.length === 0 ? [] : [{ sector, spans: Int32Array.from(cut) }];
  });
}
