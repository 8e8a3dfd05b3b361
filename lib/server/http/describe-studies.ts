import 'server-only';
import { z } from 'zod';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';

export interface StudyDescription {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly rowsAre: Study['rowsAre'];
  /** Symbols that it reads with its defaults. */
  readonly needs: readonly string[];
  /** JSON Schema of its own parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

function describeStudy(study: Study): StudyDescription {
  const { id, title, question, rowsAre } = study;
  return {
    id,
    title,
    question,
    rowsAre,
    needs: study.symbols(study.params.parse({})),
    parameters: z.toJSONSchema(study.params, { io: 'output' }),
  };
}

/** Every study as `GET /api/v1/studies` answers it. */
export function describeStudies(): StudyDescription[] {
  return studies.map(describeStudy);
}
