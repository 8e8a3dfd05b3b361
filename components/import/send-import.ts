import type { ImportChoice, ImportProgress } from '@/lib/server/pages/models/import-page';

/** What the API refused, in its words. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';

  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const unreachable = 'Broadtape cannot be reached. Nothing was stored.';

function toProblem(status: number, body: unknown): ImportProblem {
  const fields = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const [code, message] = [fields.get('code'), fields.get('message')];
  return typeof code === 'string' && typeof message === 'string' ? new ImportProblem(code, message) : new ImportProblem('unknown', `The server answered ${status}.`);
}

function toHeaders(token: string): Record<string, string> {
  return token === '' ? {} : { Authorization: `Bearer ${token}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function ask(path: string, token: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`/api/v1/imports/${path}`, { ...init, headers: { ...toHeaders(token), ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }) } }).catch(() => {
    throw new ImportProblem('unreachable', unreachable);
  });
  const body = parse(await response.text());
  if (!response.ok) throw toProblem(response.status, body);
  return body;
}

function writeQuery(name: string, { columns, ...choice }: ImportChoice): string {
  const query = new URLSearchParams({ name });
  for (const [key, value] of Object.entries(choice)) if (typeof value === 'string' && value !== '') query.set(key, value);
  if (columns !== undefined) query.set('columns', columns.join(','));
  return query.toString();
}

export interface Sending {
  readonly file: File;
  readonly choice: ImportChoice;
  readonly token: string;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a file and answers the id under which it waits. XMLHttpRequest, since fetch does not say how far it is. @throws ImportProblem. */
export function sendFile({ file, choice, token, onProgress, signal }: Sending): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports?${writeQuery(file.name, choice)}`);
    for (const [name, value] of Object.entries(toHeaders(token))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => { onProgress(total === 0 ? 0 : loaded / total); };
    request.onerror = () => { reject(new ImportProblem('unreachable', unreachable)); };
    request.onabort = () => { reject(new ImportProblem('stopped', 'Stopped.')); };
    request.onload = () => {
      const body = parse(request.responseText);
      const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null;
      if (request.status === 202 && typeof id === 'string') resolve(id);
      else reject(toProblem(request.status, body));
    };
    signal.addEventListener('abort', () => { request.abort(); }, { once: true });
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
}

/** How far a file is. @throws ImportProblem. */
export async function followImport(id: string, token: string): Promise<ImportProgress> {
  return (await ask(id, token)) as ImportProgress;
}

/** Queues the import of a file as it was tried. @throws ImportProblem. */
export async function commitImport(id: string, token: string): Promise<void> {
  await ask(id, token, { method: 'POST', body: '{"commit":true}' });
}

/** Lets go of a file; one that is gone already is no problem. */
export async function discardImport(id: string, token: string): Promise<void> {
  await ask(id, token, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}
