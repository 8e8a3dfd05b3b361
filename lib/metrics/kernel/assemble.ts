/** A list of the text format: a word, or what stands between parentheses. */
type Node = string | readonly Node[];

const toMap = <Value>(table: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> => new Map(Object.entries(table));

const types = toMap({ i32: 0x7f, f64: 0x7c, v128: 0x7b });

/** The bytes of the instructions that have no operands of their own beside what is computed, and of the loads and stores with the power of two they are aligned to. */
const codes = toMap<readonly number[]>({
  select: [0x1b],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.shl': [0x74],
  'i32.eq': [0x46],
  'i32.lt_s': [0x48],
  'i32.gt_s': [0x4a],
  'i32.ge_s': [0x4e],
  'i32.wrap_i64': [0xa7],
  'i64.load32_u': [0x35, 2, 0],
  'i64.extend_i32_u': [0xad],
  'i64.mul': [0x7e],
  'i64.shr_u': [0x88],
  'f64.eq': [0x61],
  'f64.add': [0xa0],
  'f64.load': [0x2b, 3, 0],
  'f64.store': [0x39, 3, 0],
  'v128.load': [0xfd, 0x00, 4, 0],
  'v128.load64_lane': [0xfd, 0x57, 3, 0],
  'v128.load64_zero': [0xfd, 0x5d, 3, 0],
  'v128.store': [0xfd, 0x0b, 4, 0],
  'v128.and': [0xfd, 0x4e],
  'v128.bitselect': [0xfd, 0x52],
  'i64x2.sub': [0xfd, 0xd1, 0x01],
  'f64x2.splat': [0xfd, 0x14],
  'f64x2.ne': [0xfd, 0x48],
  'f64x2.lt': [0xfd, 0x49],
  'f64x2.gt': [0xfd, 0x4a],
  'f64x2.le': [0xfd, 0x4b],
  'f64x2.ge': [0xfd, 0x4c],
  'f64x2.add': [0xfd, 0xf0, 0x01],
  'f64x2.sub': [0xfd, 0xf1, 0x01],
  'f64x2.mul': [0xfd, 0xf2, 0x01],
  'f64x2.div': [0xfd, 0xf3, 0x01],
  'f64x2.pmin': [0xfd, 0xf6, 0x01],
  'f64x2.pmax': [0xfd, 0xf7, 0x01],
});
const onNames = toMap({ 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22, br: 0x0c, br_if: 0x0d });
const withBodies = toMap({ block: 0x02, loop: 0x03 });

function requireThat(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new SyntaxError(otherwise);
}

function parse(text: string): Node {
  const open: Node[][] = [[]];
  for (const word of text.replaceAll(/;;.*/g, '').match(/[()]|[^\s()]+/g) ?? []) {
    if (word === '(') open.push([]);
    else if (word === ')') {
      const closed = open.pop() ?? [];
      open.at(-1)?.push(closed);
    } else open.at(-1)?.push(word);
  }
  const [module, ...others] = open[0] ?? [];
  requireThat(module?.[0] === 'module' && others.length === 0 && open.length === 1, 'the text has no module, or more, or it is not closed');
  return module;
}

/** LEB128 of a whole number; what is signed ends with its sign. */
function encode(value: number, isSigned = false): number[] {
  const rest = value >> 7;
  const isLast = isSigned ? (rest === 0 && (value & 64) === 0) || (rest === -1 && (value & 64) !== 0) : rest === 0;
  return isLast ? [value & 127] : [(value & 127) | 128, ...encode(rest, isSigned)];
}

const list = (items: readonly (readonly number[])[]): number[] => [...encode(items.length), ...items.flat()];
const sized = (bytes: readonly number[]): number[] => [...encode(bytes.length), ...bytes];
const named = (name: string): number[] => sized(Array.from(name, (letter) => letter.charCodeAt(0)));

function find(names: readonly string[], name: Node | undefined): number {
  const place = names.indexOf(String(name));
  requireThat(place >= 0, `nothing is called ${String(name)}`);
  return place;
}

/** A name, with the sign that begins it. */
function readName(node: Node | undefined): string {
  requireThat(typeof node === 'string' && node.startsWith('$'), `${String(node)} is no name`);
  return node;
}

/** The only operand of an instruction, as JavaScript writes it. */
function readNumber([word, ...operands]: Node): number {
  const [text] = operands;
  const value = Number(text);
  requireThat(operands.length === 1 && typeof text === 'string' && String(value) === text, `${String(word)} has no number`);
  return value;
}

function readType(node: Node | undefined): number {
  const type = types.get(String(node));
  requireThat(type !== undefined, `there is no type ${String(node)}`);
  return type;
}

/** Adds to `bytes` an instruction behind the operands that it is folded around. `labels` are those that stand around it, the innermost first. */
function write(node: Node, locals: readonly string[], labels: readonly string[], bytes: number[]): void {
  requireThat(typeof node !== 'string', `${String(node)} is no instruction`);
  const word = String(node[0]);
  const first = node[1];
  const addAll = (from: number, around = labels): void => {
    for (const operand of node.slice(from)) write(operand, locals, around, bytes);
  };
  const [body, onName, code] = [withBodies.get(word), onNames.get(word), codes.get(word)];
  if (body !== undefined) {
    bytes.push(body, 0x40);
    addAll(2, [readName(first), ...labels]);
    bytes.push(0x0b);
  } else if (onName !== undefined) {
    addAll(2);
    bytes.push(onName, ...encode(find(word.startsWith('br') ? labels : locals, first)));
  } else if (word === 'i32.const') {
    const value = readNumber(node);
    requireThat((value | 0) === value, `${value} is no whole number of 32 bits`);
    bytes.push(0x41, ...encode(value, true));
  } else if (word === 'f64.const') bytes.push(0x44, ...new Uint8Array(Float64Array.of(readNumber(node)).buffer));
  else {
    requireThat(code !== undefined, `there is no instruction ${word}`);
    const lane = word.endsWith('_lane') ? [find(['0', '1'], first)] : [];
    addAll(1 + lane.length);
    bytes.push(...code, ...lane);
  }
}

/**
 * A module in the text format of WebAssembly as bytes: of the format what the kernels of the engine use, functions `(func name (param name type)…
 * (result type)? (local name type)… …)`, which are exported, over one memory that is imported. Numbers are as JavaScript writes them.
 * **Source** WebAssembly Core Specification 2.0, chapters 5 and 6.
 *
 * @throws SyntaxError at what it does not know.
 */
export function assemble(text: string): Uint8Array<ArrayBuffer> {
  const functions = (parse(text) as readonly Node[]).slice(1).map((node) => {
    const [kind, name, ...parts] = node;
    requireThat(kind === 'func' && typeof name === 'string', `${String(kind)} is no function with a name`);
    const of = (kind: string): readonly (readonly Node[])[] =>
      parts.flatMap((part) => (typeof part !== 'string' && part[0] === kind ? [part] : []));
    const typesOf = (kind: string): number[] =>
      of(kind).map((part) => {
        requireThat(part.length === (kind === 'result' ? 2 : 3), `a ${kind} of ${name} says too much or too little`);
        return readType(part.at(-1));
      });
    const names = [...of('param'), ...of('local')].map((part) => readName(part[1]));
    const body: number[] = [];
    for (const part of parts) if (!['param', 'result', 'local'].includes(String(part[0]))) write(part, names, [], body);
    return {
      name,
      type: [0x60, ...sized(typesOf('param')), ...sized(typesOf('result'))],
      code: sized([...list(typesOf('local').map((type) => [1, type])), ...body, 0x0b]),
    };
  });
  const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(functions.map(({ type }) => type))),
    ...section(2, list([[...named('env'), ...named('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list(functions.map((_, place) => encode(place)))),
    ...section(7, list(functions.map(({ name }, place) => [...named(name), 0x00, ...encode(place)]))),
    ...section(10, list(functions.map(({ code }) => code))),
  ]);
}
