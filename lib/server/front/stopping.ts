import 'server-only';

export const stopping = 'This process is being stopped; try again in a few seconds.';

/** Nobody else is let in. */
export class Stopping extends Error {
  override readonly name = 'Stopping';

  constructor() {
    super(stopping);
  }
}
