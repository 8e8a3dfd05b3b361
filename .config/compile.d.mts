export function findCompiled(what?: {
  readonly from?: string;
  readonly scripts?: readonly string[];
  readonly name?: string;
}): Promise<string>;
