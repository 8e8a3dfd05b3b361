// Stands in for the 'server-only' package under vitest; see .config/vitest.config.ts.
export {};
