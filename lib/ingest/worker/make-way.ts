/** What a run is said to have ended with that made way for a more urgent one; it goes on where it was. */
export const madeWayMessage = 'Made way for what is more urgent; the rest follows.';

/** A long job was asked to end early. */
export class MadeWay extends Error {
  override readonly name = 'MadeWay';

  constructor() {
    super(madeWayMessage);
  }
}
