import 'server-only';
import { findKeptResult } from '@/lib/store/kept-results';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { getBuildId } from '../http/build-id';
import { getStore } from './get-store';

// Written by the same build from what `runStudy` answered, so its outline is enough.
const outline = [
  'study',
  'params',
  'definition',
  'range',
  'asOf',
  'columns',
  'rows',
  'headlines',
  'flags',
  'chart',
  'links',
] as const satisfies readonly (keyof StudyResult)[];

function isStudyResult(value: unknown): value is StudyResult {
  return typeof value === 'object' && value !== null && outline.every((key) => key in value);
}

/** The answer that the worker kept for this data, or null where it has none yet. */
export async function recallResult(study: string, query: string, dataVersion: number): Promise<StudyResult | null> {
  const body = await findKeptResult(await getStore(), { study, query, dataVersion, buildId: getBuildId() });
  if (body === null) return null;
  const value: unknown = JSON.parse(body);
  return isStudyResult(value) ? value : null;
}
