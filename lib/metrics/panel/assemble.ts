/** A list of the text format: a word, or what stands between parentheses. */
type Node = string | readonly Node[];

const types: Readonly<Record<string, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** The bytes of the instructions that have no operands of their own beside what is computed, and of the loads and stores with the power of two they are aligned to. */
const codes: Readonly<Record<string, readonly number[]>> = {
  select: [0x1b],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.shl': [0x74],
  'i32.eq': [0x46],
  'i32.lt_s': [0x48],
  'i32.gt_s': [0x4a],
  'i32.ge_s': [0x4e],
  'f64.eq': [0x61],
  'f64.load': [0x2b, 3, 0],
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
  'f64x2.pmin': [0xfd, 0xf6, 0x01],
  'f64x2.pmax': [0xfd, 0xf7, 0x01],
};
const onNames: Readonly<Record<string, number>> = { 'local.get': 0x20, 'local.set': 0x21, 'local.tee': 0x22, br: 0x0c, br_if: 0x0d };
const withBodies: Readonly<Record<string, number>> = { block: 0x02, loop: 0x03 };

function parse(text: string): Node {
  const open: Node[][] = [[]];
  for (const word of text.replaceAll(/;;.*/g, '').match(/[()]|[^\s()]+/g) ?? []) {
    if (word === '(') open.push([]);
    else if (word === ')') {
      const closed = open.pop() ?? [];
      open.at(-1)?.push(closed);
    } else open.at(-1)?.push(word);
  }
  const [module] = open[0] ?? [];
  if (module === undefined || open.length > 1) throw new SyntaxError('the text has no module, or it is not closed');
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
  if (place < 0) throw new SyntaxError(`nothing is called ${String(name)}`);
  return place;
}

/** Adds to `bytes` an instruction behind the operands that it is folded around. `labels` are those that stand around it, the innermost first. */
function write(node: Node, locals: readonly string[], labels: readonly string[], bytes: number[]): void {
  const word = String(node[0]);
  const first = node[1];
  const addAll = (from: number, around = labels): void => {
    for (let place = from; place < node.length; place += 1) write(node[place] ?? '', locals, around, bytes);
  };
  if (withBodies[word] !== undefined) {
    bytes.push(withBodies[word], 0x40);
    addAll(2, [String(first), ...labels]);
    bytes.push(0x0b);
  } else if (onNames[word] !== undefined) {
    addAll(2);
    bytes.push(onNames[word], ...encode(find(word.startsWith('br') ? labels : locals, first)));
  } else if (word === 'i32.const') bytes.push(0x41, ...encode(Number(first), true));
  else if (word === 'f64.const') bytes.push(0x44, ...new Uint8Array(Float64Array.of(Number(first)).buffer));
  else {
    const code = codes[word];
    if (code === undefined) throw new SyntaxError(`there is no instruction ${word}`);
    const lane = typeof first === 'string' ? [Number(first)] : [];
    addAll(1 + lane.length);
    bytes.push(...code, ...lane);
  }
}

/**
 * A module in the text format of WebAssembly as bytes: of the format what the kernel of this folder uses, functions `(func name (param name type)…
 * (result type)? (local name type)… …)`, which are exported, over one memory that is imported.
 * **Source** WebAssembly Core Specification 2.0, chapters 5 and 6.
 *
 * @throws SyntaxError at what it does not know.
 */
export function assemble(text: string): Uint8Array<ArrayBuffer> {
  const functions = (parse(text) as readonly Node[]).slice(1).map((node) => {
    const [, name, ...parts] = node;
    const of = (kind: string): readonly (readonly Node[])[] =>
      parts.flatMap((part) => (typeof part !== 'string' && part[0] === kind ? [part] : []));
    const typeOf = (part: readonly Node[]): number => types[String(part.at(-1))] ?? NaN;
    const [params, locals] = [of('param'), of('local')];
    const names = [...params, ...locals].map((part) => String(part[1]));
    const body: number[] = [];
    for (const part of parts) if (!['param', 'result', 'local'].includes(String(part[0]))) write(part, names, [], body);
    return {
      name: String(name),
      type: [0x60, ...list(params.map((part) => [typeOf(part)])), ...list(of('result').map((part) => [typeOf(part)]))],
      code: sized([...list(locals.map((part) => [1, typeOf(part)])), ...body, 0x0b]),
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
