import type { ParameterSchema } from './parameter-schema';

/** What a control is called where the study measures another unit than sessions: a window is then one of so many weeks. */
export function nameParameter({ name, label }: Pick<ParameterSchema, 'name' | 'label'>, unit: string): string {
  return name === 'sessions' && unit !== 'session' && unit !== '' ? `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s` : label;
}
