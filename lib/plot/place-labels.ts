export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Emphasised labels are placed first. */
  readonly emphasis: boolean;
}

export interface PlacedLabel extends LabelRequest {
  /** Left edge and baseline of the text, or null where there was no room: the point stays, its label does not. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** **Units**: pixels, y downwards. */
export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const lineHeightPx = 13;
const gapPx = 8;

/** Width of a label of 11 px tabular Inter at weight 600, rounded up: measuring text needs a browser. */
export function estimateTextWidth(text: string): number {
  return Math.ceil(text.length * 6.3);
}

/** As much of a text as fits a width, with an ellipsis where something is left out. **Units**: pixels. */
export function fitText(text: string, widthPx: number): string {
  if (estimateTextWidth(text) <= widthPx) return text;
  const perLetter = estimateTextWidth(text) / text.length;
  return `${text.slice(0, Math.max(1, Math.floor(widthPx / perLetter) - 1)).trimEnd()}…`;
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function candidateBoxes(request: LabelRequest): LabelBox[] {
  const width = estimateTextWidth(request.text);
  const corner = (left: number, top: number): LabelBox => ({ left, top, right: left + width, bottom: top + lineHeightPx });
  return [
    corner(request.x + gapPx, request.y - lineHeightPx - 2),
    corner(request.x - gapPx - width, request.y - lineHeightPx - 2),
    corner(request.x - gapPx - width, request.y + 2),
    corner(request.x + gapPx, request.y + 2),
    corner(request.x - width / 2, request.y - lineHeightPx - gapPx),
    corner(request.x - width / 2, request.y + gapPx),
    // A line further off, rather than left out before others that matter less.
    corner(request.x + gapPx, request.y - 2 * lineHeightPx - 2),
    corner(request.x - gapPx - width, request.y - 2 * lineHeightPx - 2),
    corner(request.x - gapPx - width, request.y + lineHeightPx + 2),
    corner(request.x + gapPx, request.y + lineHeightPx + 2),
  ];
}

/**
 * Places labels beside their points so that none covers another, a point, what stands there already, or leaves the frame; one without
 * room is left out. The answer keeps the order of the requests. **Units**: pixels, y downwards.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  width: number,
  height: number,
  standing: readonly LabelBox[] = [],
): PlacedLabel[] {
  const points: LabelBox[] = requests.map(({ x, y }) => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 }));
  const taken: LabelBox[] = [...standing];
  const order = requests.map((_, index) => index).sort((a, b) => Number(requests[b]?.emphasis) - Number(requests[a]?.emphasis) || a - b);
  const places = new Map<number, LabelBox>();
  for (const index of order) {
    const request = requests[index];
    if (request === undefined) continue;
    const box = candidateBoxes(request).find(
      (candidate) =>
        candidate.left >= 0 &&
        candidate.right <= width &&
        candidate.top >= 0 &&
        candidate.bottom <= height &&
        ![...taken, ...points].some((other) => overlap(candidate, other)),
    );
    if (box === undefined) continue;
    taken.push(box);
    places.set(index, box);
  }
  return requests.map((request, index) => {
    const box = places.get(index);
    return { ...request, at: box === undefined ? null : { x: box.left, y: box.bottom - 3 } };
  });
}

/**
 * Where a tooltip stands: beside the point on the side with room, inside the frame, never over the point.
 * **Units**: pixels of the frame; answers the left and top edge.
 */
export function placeTooltip(
  point: { readonly x: number; readonly y: number },
  box: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const away = 14;
  const roomLeft = point.x - away - box.width >= 0;
  const roomRight = point.x + away + box.width <= frame.width;
  const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most));
  if (roomLeft || roomRight) {
    const left = roomLeft ? point.x - away - box.width : point.x + away;
    return { left, top: clamp(point.y - box.height / 2, frame.height - box.height) };
  }
  // Narrow frames: above or below the point, whichever has more room.
  const below = point.y < frame.height / 2;
  const top = below ? point.y + away : point.y - away - box.height;
  return { left: clamp(point.x - box.width / 2, frame.width - box.width), top: clamp(top, frame.height - box.height) };
}
