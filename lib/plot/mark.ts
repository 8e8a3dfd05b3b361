import { place } from './round-px';

/** A colour by its CSS variable of the page, as `var(--group-rut)`, or a share of it (0 to 1) mixed into the card. */
export type Ink = string | { readonly color: string; readonly share: number };

interface Look {
  /** What it stands for in its kind of chart: 'bar', 'mean', 'mark'. */
  readonly role: string;
  /** The row, by its position, or the line, by its key, that it belongs to: what is pointed at stands out. */
  readonly of?: number | string;
  /** None unless given. */
  readonly fill?: Ink;
  /** None unless given. */
  readonly stroke?: Ink;
  /** **Units**: pixels; 1 unless given. */
  readonly strokeWidth?: number;
  /** An SVG dash pattern; solid unless given. */
  readonly dash?: string | null;
  /** 1 unless given. */
  readonly opacity?: number;
  /** Whether it ends at the left and right edges of the frame: while a chart is moved, what is half in sight reaches beyond. */
  readonly inside?: boolean;
}

export interface PathMark extends Look {
  readonly shape: 'path';
  readonly d: string;
  /** Whether its corners and ends are round. */
  readonly round?: boolean;
}

export interface RectMark extends Look {
  readonly shape: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CircleMark extends Look {
  readonly shape: 'circle';
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A text; `y` is its baseline. A stroke stands around its letters, to set them off what is beneath. */
export interface TextMark extends Look {
  readonly shape: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** **Units**: pixels; 11 unless given. */
  readonly size?: number;
  /** 400 unless given. */
  readonly weight?: number;
}

/** One thing that is drawn, with its place. **Units**: pixels, y downwards. */
export type Mark = PathMark | RectMark | CircleMark | TextMark;

type Attributes = Readonly<Record<string, string | number>>;

function placeMark(mark: Mark): Attributes {
  switch (mark.shape) {
    case 'path':
      return { d: mark.d, ...(mark.round === true ? { strokeLinejoin: 'round', strokeLinecap: 'round' } : {}) };
    case 'rect':
      return { x: place(mark.x), y: place(mark.y), width: place(mark.width), height: place(mark.height) };
    case 'circle':
      return { cx: place(mark.x), cy: place(mark.y), r: place(mark.r) };
    case 'text':
      return {
        x: place(mark.x),
        y: place(mark.y),
        textAnchor: mark.anchor,
        fontSize: mark.size ?? 11,
        fontWeight: mark.weight ?? 400,
        ...(mark.stroke === undefined ? {} : { paintOrder: 'stroke' }),
      };
  }
}

/** The attributes of a mark's SVG element, whose name is its shape, in the names that React has for them. `paint` writes a colour. */
export function toAttributes(mark: Mark, paint: (ink: Ink) => string): Attributes {
  const { fill, stroke, strokeWidth, dash, opacity } = mark;
  return {
    ...placeMark(mark),
    fill: fill === undefined ? 'none' : paint(fill),
    ...(stroke === undefined ? {} : { stroke: paint(stroke), strokeWidth: strokeWidth ?? 1 }),
    ...(dash === undefined || dash === null ? {} : { strokeDasharray: dash }),
    ...(opacity === undefined || opacity === 1 ? {} : { opacity }),
  };
}
