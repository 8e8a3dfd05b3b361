/** Whether this is the exhaustive run, `npm test -- --all`: everything as often, as large and on as many files as was thought worth while. */
export const isExhaustive = process.env['TEST_ALL'] === '1';

/** How often something is tried, or how much of it: `all` in the exhaustive run, in others a third of it unless `usual` says how much. */
export function rounds(all: number, usual = Math.ceil(all / 3)): number {
  return isExhaustive ? all : usual;
}
