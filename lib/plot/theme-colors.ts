/** The scheme in which a picture is drawn. */
export type Theme = 'light' | 'dark';

// A picture stands alone, without the page's style sheet. A test holds these against app/globals.css.
const light = {
  page: '#f7f8f9',
  card: '#ffffff',
  ink: '#14181f',
  muted: '#5c6673',
  line: '#e3e7ec',
  grid: '#eceff3',
  zero: '#aab3be',
  wash: '#edf1f8',
  accent: '#2450c4',
  up: '#0a7d5a',
  down: '#bf3346',
  low: '#b8500a',
  high: '#1d4fb8',
  'warn-ink': '#835300',
  'warn-wash': '#fff6e0',
  'group-spx': '#2a5bd7',
  'group-rut': '#d9660b',
  'group-ndx': '#0c8f8f',
  'group-m7': '#8440c4',
  'series-1': '#0b5d7a',
  'series-2': '#e3579c',
  'series-3': '#2f9a1f',
  'series-4': '#673f1a',
  'series-5': '#5d2a56',
  'series-6': '#8f9440',
  'series-7': '#ae3a1f',
  'series-8': '#386e3e',
} as const;

export type ColorName = keyof typeof light;

const dark: Readonly<Record<ColorName, string>> = {
  page: '#0e1116',
  card: '#151a21',
  ink: '#e8ecf1',
  muted: '#95a1b0',
  line: '#262d37',
  grid: '#1f262f',
  zero: '#566273',
  wash: '#1e2530',
  accent: '#7aa2ff',
  up: '#38c793',
  down: '#f0697a',
  low: '#ff9d52',
  high: '#79a4ff',
  'warn-ink': '#f5c76a',
  'warn-wash': '#2b2310',
  'group-spx': '#7aa2ff',
  'group-rut': '#ff9a4a',
  'group-ndx': '#3fc4c4',
  'group-m7': '#c08bf2',
  'series-1': '#1a8ab6',
  'series-2': '#f3a8ca',
  'series-3': '#6fd05a',
  'series-4': '#a59675',
  'series-5': '#af669d',
  'series-6': '#f2dc5a',
  'series-7': '#f2554f',
  'series-8': '#27924b',
};

export const themeColors: Readonly<Record<Theme, Readonly<Record<ColorName, string>>>> = { light, dark };

/** The colour behind a CSS variable of the page, as `var(--group-rut)`, or ink where it is none of them. */
export function resolveColor(variable: string, theme: Theme): string {
  const name = /^var\(--([a-z0-9-]+)\)$/.exec(variable)?.[1] ?? '';
  const colors: Readonly<Record<string, string>> = themeColors[theme];
  return colors[name] ?? themeColors[theme].ink;
}
