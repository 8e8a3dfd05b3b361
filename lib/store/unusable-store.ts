import { StoreUnusable } from './store-errors';

// What the databases say, and what it means to whoever runs the command.
const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /NODE_MODULE_VERSION|ERR_DLOPEN_FAILED|Could not locate the bindings file/i,
    `a package was compiled for another version of Node than this one (${process.version}): \`npm ci\` compiles it anew, and \`npm start\` does so by itself`,
  ],
  [
    /SQLITE_READONLY|readonly database|read-only transaction/i,
    'it may only be read: DATABASE_URL must name a file, in a folder, that this user may write',
  ],
  [/SQLITE_FULL|database or disk is full|could not extend file/i, 'the disk is full: make room and run it again'],
  [
    /SQLITE_CORRUPT|disk image is malformed|SQLITE_NOTADB|file is not a database/i,
    'the file is damaged or no SQLite database: put a copy back, or let DATABASE_URL name another file',
  ],
  [
    /database schema is not empty/i,
    'it holds something else than a store of Broadtape: let DATABASE_URL name a file or database of its own',
  ],
  [/SQLITE_IOERR|disk I\/O error/i, 'the disk cannot be read or written'],
  [/Can't reach database server|DatabaseNotReachable/i, 'no PostgreSQL server answers at the address that DATABASE_URL gives'],
  [/Authentication failed|AuthenticationFailed/i, 'the server refuses the user or password that DATABASE_URL gives'],
  [
    /Database `[^`]*` does not exist|DatabaseDoesNotExist/i,
    'the server has no database of the name that DATABASE_URL gives; create it first',
  ],
];

/** The error as one that says what is wrong with the store, where its file, disk or server is at fault and not what was asked of it; else as it is. */
export function nameUnusable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnusable) return error;
  const meaning = meanings.find(([said]) => said.test(error.message))?.[1];
  if (meaning !== undefined) return new StoreUnusable(`The store cannot be used: ${meaning}. What was committed before stays.`, error);
  const inner = nameUnusable(error.cause);
  return inner instanceof StoreUnusable ? inner : error;
}
