import { defineConfig } from 'prisma/config';

// The CLI would download its schema engine where this is unset; `generate` does not use it. For stock
// `prisma migrate deploy`, set it to a real engine (or unset it where the download is reachable).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

const url = process.env.DATABASE_URL ?? 'file:./data/broadtape.db';
const folder = url.startsWith('file:') ? '../prisma' : '../prisma/postgresql';

export default defineConfig({ schema: `${folder}/schema.prisma`, migrations: { path: `${folder}/migrations` }, datasource: { url } });
