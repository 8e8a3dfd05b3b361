import type { z } from 'zod';
import { classifyText } from './classify-response';
import { SourceError } from './source-error';

/**
 * JSON text as what the schema makes of it.
 * @throws SourceError `transient` for JSON that breaks off, `schema` for another shape, or what plain text stands for.
 */
export function parseJson<Schema extends z.ZodType>(provider: string, text: string, schema: Schema): z.output<Schema> {
  const body = text.trim();
  if (body === '') throw new SourceError('transient', `${provider} sent an empty answer instead of JSON`);
  if (!/^[[{]/.test(body)) throw classifyText(provider, body, 'JSON');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new SourceError('transient', `${provider} sent JSON that breaks off or is damaged`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SourceError('schema', `${provider} sent JSON of another shape: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, {
    cause: parsed.error,
  });
}
