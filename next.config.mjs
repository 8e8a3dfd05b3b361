// Plain JavaScript: of TypeScript Next would load its compiler into every process that serves, 24 MB of memory and a second or two at each start.

// Next copies a route's own headers as lists of one, and its compression acts only where the type is a text. So the type of
// the routes that always answer JSON is set here too. Not of `.csv`: its errors are JSON. See .github/decisions/0001.
const json = [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3', 'prom-client'],
  // No page uses Next's image optimiser: its address would scale pictures, the drawn ones among them, for whoever asks.
  images: { unoptimized: true },
  // `npm test` checks the types of the whole tree; a start need not do so again.
  typescript: { ignoreBuildErrors: true },
  headers: () =>
    Promise.resolve([
      { source: '/api/v1/:route(imports|ingest|instruments|openapi\\.json|studies|views)', headers: json },
      { source: '/api/v1/imports/:id', headers: json },
      { source: '/api/v1/studies/:id([^/.]+|[^/.]+\\.history)', headers: json },
    ]),
  // TypeScript 7 is a program, not a library.
  experimental: {
    useTypeScriptCli: true,
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/dates', '@tabler/icons-react'],
  },
};

export default config;
