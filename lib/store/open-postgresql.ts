import { PrismaPg } from '@prisma/adapter-pg';
import { readConnectionLimit } from './database-url';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client';
import type { PrismaClient } from './generated/sqlite/client';
import { transactionOptions } from './transaction-options';

function connect(url: string, connections: number): PrismaClient {
  const client = new PostgresqlClient({ adapter: new PrismaPg({ connectionString: url, max: connections }), transactionOptions });
  // Adapter file: both clients are generated from the same models, so their calls are the same; only their names differ.
  return client as unknown as PrismaClient;
}

/** A pool for reading and one connection for writing. */
export function openPostgresql(url: string): { reader: PrismaClient; writer: PrismaClient } {
  return { reader: connect(url, readConnectionLimit(url)), writer: connect(url, 1) };
}
