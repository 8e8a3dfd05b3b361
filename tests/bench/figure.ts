/** One measured figure. `ratio` compares it with `against` in the same run, since absolute times depend on the machine. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly against?: string;
  /** The most that the value, or where it says so the ratio, may be. */
  readonly budget?: string;
}
