/** The writer's lease was taken over or released: nothing of the refused commit is stored. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(
    readonly leaseName: string,
    readonly token: number,
  ) {
    super(`The lease "${leaseName}" (token ${token}) is no longer held by this writer; nothing was stored. Run it again.`);
  }
}

// The connection is shared by bundles of the server that have classes of their own: those below are told by their name.

/** The database has not had every migration. */
export class StoreNotMigrated extends Error {
  override readonly name = 'StoreNotMigrated';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreNotMigrated';
  }

  constructor(
    readonly databaseUrl: string,
    readonly pending: readonly string[],
  ) {
    super(
      `The store is not up to date: ${pending.length} migration(s) pending (${pending.join(', ')}). \`npm start\` and every \`npm run data\` command apply them.`,
    );
  }
}

/** The file that DATABASE_URL names does not exist. Whoever only reads does not create it: an empty one would hide that the name is wrong. */
export class StoreMissing extends Error {
  override readonly name = 'StoreMissing';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreMissing';
  }

  constructor(readonly path: string) {
    super(`There is no store at ${path}. If DATABASE_URL is as it should be, \`npm start\` and every \`npm run data\` command create one.`);
  }
}

/** Simulated and real closes never stand in one data set: a whole replacement is the only way from one to the other. */
export class MixedDataSet extends Error {
  override readonly name = 'MixedDataSet';

  constructor(storeIsSimulated: boolean) {
    super(
      storeIsSimulated
        ? 'The store holds the sample market: real closes replace it whole (replaceDataSet), they are not added to it.'
        : 'The store holds real closes: simulated ones are not added to it.',
    );
  }
}

/** Another process holds the database file: nothing was changed. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreInUse';
  }

  constructor(
    readonly databaseUrl: string,
    cause: unknown,
  ) {
    super(
      `The store ${databaseUrl} is in use by another process that would not let go of it. Nothing was changed: stop that process, or try again.`,
      { cause },
    );
  }
}

/** The file, disk or server of the store cannot be used as it is; the message says why and what helps. Nothing of the change was stored. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreUnusable';
  }

  constructor(message: string, cause: unknown) {
    super(message, { cause });
  }
}

/** Another process is in the middle of a change, and the caller does not wait for it. Nothing was changed. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';

  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreBusy';
  }

  constructor() {
    super('The store is being written by another process; try again in a few seconds.');
  }
}
