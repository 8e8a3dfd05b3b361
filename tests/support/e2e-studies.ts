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

/** The parameters of a study that are set by their control: all, or the first of each kind that has a say from the start, and the first that must be called for. */
export function listTried(study: Study): ParameterSchema[] {
  const controlled = listControlled(study);
  if (isExhaustive) return controlled;
  const initial = new Map(controlled.map(({ name, initial: value }) => [name, value ?? '']));
  const isCalledFor = ({ appliesWhen }: ParameterSchema): boolean =>
    Object.entries(appliesWhen[0] ?? {}).some(([name, values]) => !meetsValues(values, initial.get(name) ?? ''));
  const kindOf = (parameter: ParameterSchema): string =>
    isCalledFor(parameter) ? 'called for' : `${parameter.widget}${parameter.options.length > 4 ? ' of many' : ''}`;
  return controlled.filter((parameter, place) => controlled.findIndex((other) => kindOf(other) === kindOf(parameter)) === place);
}
