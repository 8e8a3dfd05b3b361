import { meetsValues } from '@/lib/studies/kit/meets-conditions';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { isExhaustive } from './rounds';

// One of each kind of chart (lines, spans, columns, ranking, heat, dots with paths), with every kind of control among them. What
// holds of the others as well is tried of all of them without a browser: links (tests/unit/view), answers and files (tests/integration/api).
const representative = ['outperformance', 'streaks', 'records', 'leaders', 'members', 'forward'];

/** The studies that are opened in a browser. */
export const triedStudies: readonly Study[] = isExhaustive
  ? studies
  : representative.map((id) => {
      const found = studies.find((study) => study.id === id);
      if (found === undefined) throw new Error(`no study ${id} to try in a browser`);
      return found;
    });

function listControlled(study: Study): ParameterSchema[] {
  return listParameters(study).filter(({ shared, name }) => !shared || name === 'basis');
}

/** What a control looks like, and whether it must be called for by another before it has a say. What calls for the range is a kind of its own. */
function nameKind(parameter: ParameterSchema, controlled: readonly ParameterSchema[]): string {
  const initial = new Map(controlled.map(({ name, initial: value }) => [name, value ?? '']));
  const isCalledFor = Object.entries(parameter.appliesWhen[0] ?? {}).some(
    ([name, values]) => !meetsValues(values, initial.get(name) ?? ''),
  );
  if (parameter.name === 'span') return 'span';
  return isCalledFor ? 'called for' : `${parameter.widget}${parameter.options.length > 4 ? ' of many' : ''}`;
}

/** Each kind of control once. */
function pickControls(): ReadonlyMap<Study, readonly ParameterSchema[]> {
  const seen = new Set<string>();
  return new Map(
    triedStudies.map((study) => {
      const controlled = listControlled(study);
      const kinds = controlled.map((parameter) => nameKind(parameter, controlled));
      const chosen = controlled.filter((_, place) => kinds.indexOf(kinds[place] ?? '') === place && !seen.has(kinds[place] ?? ''));
      for (const kind of kinds) seen.add(kind);
      return [study, chosen];
    }),
  );
}

const picked = pickControls();

/** The parameters of a study that are set by their control: in the exhaustive run all, in others so many that each kind of control is set once. */
export function listTried(study: Study): readonly ParameterSchema[] {
  return isExhaustive ? listControlled(study) : (picked.get(study) ?? []);
}
