/**
 * Stores a view and answers the path of its short link; the same view always has the same.
 * @throws Error saying what the API said, or that it could not be reached.
 */
export async function storeShortLink(study: string, query: string): Promise<string> {
  const response = await fetch('/api/v1/views', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ study, query }),
  }).catch(() => {
    throw new Error('Broadtape cannot be reached, so there is no short link yet.');
  });
  const body: unknown = await response.json().catch(() => null);
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const read = (name: string): string => String(fields.get(name) ?? '');
  if (response.ok && read('path') !== '') return read('path');
  throw new Error(read('message') || `The server answered ${response.status}, so there is no short link.`);
}
