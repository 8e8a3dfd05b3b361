import type { ChartLayer } from '@/lib/studies/kit/study';

/** The most events of a layer that are named of one row. */
const mostNamed = 3;

/** What the layers say of a row that stands for the days from one to another: the events that touch it, by layer; layers without any are left out. */
export function readLayersAt(
  layers: readonly ChartLayer[] | undefined,
  from: string,
  to: string,
): readonly { readonly label: string; readonly text: string }[] {
  return (layers ?? []).flatMap(({ label, events }) => {
    const names = events.filter((event) => event.from <= to && (event.to === null || event.to >= from)).map((event) => event.label);
    if (names.length === 0) return [];
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
    return [{ label, text: `${names.slice(0, mostNamed).join(', ')}${more}` }];
  });
}
