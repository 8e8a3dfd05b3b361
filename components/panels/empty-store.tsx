/** What to do where no close is stored yet. */
export function EmptyStore({ title }: { readonly title: string }) {
  return (
    <article data-state="empty">
      <h1>{title}</h1>
      <p style={{ margin: '14px 0', maxWidth: 620 }}>
        No closes are stored yet. Pull them from the providers, or import a folder of CSV files; this page shows them with the next load.
      </p>
      <pre style={{ overflowX: 'auto' }} tabIndex={0}>{'npm run data -- pull\nnpm run data -- import <folder>'}</pre>
    </article>
  );
}
