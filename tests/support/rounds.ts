/** Whether this is the exhaustive run, `npm test -- --all`: everything as often, as large and on as many files as was thought worth while. */
export const isExhaustive = process.env['TEST_ALL'] === '1';

/** How often something is tried, or how much of it: `all` in the exhaustive run, in others a third of it unless `usual` says how much. */
export function rounds(all: number, usual = Math.ceil(all / 3)): number {
  return isExhaustive ? all : usual;
}

/**
 * What is tried of a list of cases of which each says much the same: all in the exhaustive run, in others each third from the place
 * `from` on. Suites that try the same files each from a place of their own try all of them together.
 */
export function eachThird<Item>(items: readonly Item[], from: 0 | 1 | 2 = 0): readonly Item[] {
  return isExhaustive ? items : items.filter((_, place) => place % 3 === from);
}

/** As `eachThird`, of cases that are tried on many subjects: each subject with a third of them, each case on a third of the subjects. */
export function eachThirdFor<Item>(subject: number, items: readonly Item[]): readonly Item[] {
  return isExhaustive ? items : items.filter((_, place) => (place + subject) % 3 === 0);
}
