import type { ParameterSchema } from '@/lib/view/parameter-schema';

/** What every control of a parameter is given. */
export interface ParameterControlProps {
  readonly parameter: ParameterSchema;
  /** Value in force, as URL text. */
  readonly value: string;
  readonly instruments: readonly { readonly symbol: string; readonly name: string }[];
  readonly issue: string | null;
  readonly onCommit: (value: string) => void;
}
