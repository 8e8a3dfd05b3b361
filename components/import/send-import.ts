import {
  importProgressSchema,
  problemSchema,
  receivedImportSchema,
  type ImportChoice,
  type ImportProgress,
} from '@/lib/uploads/upload-schemas';

/** What the API refused, in its words. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const unreachable = 'Broadtape cannot be reached. Nothing was stored.';

function toProblem(status: number, body: unknown): ImportProblem {
  const problem = problemSchema.safeParse(body).data;
  return problem === undefined
    ? new ImportProblem('unknown', `The server answered ${status}.`)
    : new ImportProblem(problem.code, problem.message);
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
  const response = await fetch(`/api/v1/imports/${path}`, {
    ...init,
    headers: { ...toHeaders(token), ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
  }).catch(() => {
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
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : loaded / total);
    };
    request.onerror = () => {
      reject(new ImportProblem('unreachable', unreachable));
    };
    request.onabort = () => {
      reject(new ImportProblem('stopped', 'Stopped.'));
    };
    request.onload = () => {
      const body = parse(request.responseText);
      const received = receivedImportSchema.safeParse(body).data;
      if (request.status === 202 && received !== undefined) resolve(received.id);
      else reject(toProblem(request.status, body));
    };
    signal.addEventListener(
      'abort',
      () => {
        request.abort();
      },
      { once: true },
    );
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
}

/** How far a file is. @throws ImportProblem. */
export async function followImport(id: string, token: string): Promise<ImportProgress> {
  const progress = importProgressSchema.safeParse(await ask(id, token)).data;
  if (progress === undefined) throw new ImportProblem('unknown', 'The server answers otherwise than this page expects: reload it.');
  return progress;
}

/** Queues the import of a file as it was tried. @throws ImportProblem. */
export async function commitImport(id: string, token: string): Promise<void> {
  await ask(id, token, { method: 'POST', body: '{"commit":true}' });
}

/** Lets go of a file; one that is gone already is no problem. */
export async function discardImport(id: string, token: string): Promise<void> {
  await ask(id, token, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}
