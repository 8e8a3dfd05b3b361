'use client';

interface Props {
  readonly error: Error & { readonly digest?: string };
  /** Asks the server for the page anew: what it came with may be what failed. */
  readonly retry: () => void;
}

/** The last resort: stands without theme and fonts, since the layout itself failed. */
export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: 32 }}>
        <main data-state="error">
          <h1>Broadtape could not be shown</h1>
          <p>
            The page failed before anything could be drawn. The stored closes are untouched.
            {error.digest === undefined ? '' : ` Whoever runs this site finds it under ${error.digest}.`}
          </p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
