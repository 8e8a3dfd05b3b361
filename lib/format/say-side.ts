/**
 * On which side of a figure that is said something is; `near` is the figure itself. What is just over or just under it is rounded to it, too; what is
 * about or nearly it may be as far from it as a round figure leaves open.
 */
export const figureSides = ['near', 'at-least', 'more-than', 'at-most', 'less-than', 'just-over', 'just-under', 'about', 'nearly'] as const;

/** One of them, as in links. */
export type FigureSide = (typeof figureSides)[number];

/**
 * What stands before a figure that has a side: 'more than', of what is counted 'fewer than'; empty of the figure itself.
 * @example saySide('less-than', true) // 'fewer than'
 */
export function saySide(side: FigureSide, isCounted: boolean): string {
  const less = isCounted ? 'fewer than' : 'less than';
  return {
    near: '',
    'at-least': 'at least',
    'more-than': 'more than',
    'at-most': 'at most',
    'less-than': less,
    'just-over': 'just over',
    'just-under': 'just under',
    about: 'about',
    nearly: 'nearly',
  }[side];
}
