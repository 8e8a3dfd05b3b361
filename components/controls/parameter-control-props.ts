import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { ParameterSchema } from '@/lib/view/parameter-schema';

/** What every control of a parameter is given. */
export interface ParameterControlProps {
  readonly parameter: ParameterSchema;
  /** Value in force, as URL text. */
  readonly value: string;
  /** The words of a choice that make sense beside the other parameters. */
  readonly sensible: readonly string[];
  readonly instruments: StudyResult['instruments'];
  /** Universes that can be chosen. */
  readonly universes: StudyResult['universes'];
  /** Sectors that can be chosen; empty where none is stored. */
  readonly sectors: StudyResult['sectors'];
  readonly issue: string | null;
  readonly onCommit: (value: string) => void;
}
