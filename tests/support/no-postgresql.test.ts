import { inject, it } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly whyNoPostgresql?: string;
  }
}

// In place of the tests on PostgreSQL where it cannot run.
it('stores, pulls and kills on PostgreSQL', ({ skip }) => {
  skip(`skipped: ${inject('whyNoPostgresql') ?? ''}`);
});
