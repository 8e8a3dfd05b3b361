import { assemble } from './assemble';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow: (pages: number) => number;
}

// Every JavaScript that runs this has it, but the types of the language alone do not know of it.
interface WebAssemblyApi {
  readonly Memory: new (limits: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

/** Functions of a text of WebAssembly and the memory that they read and write. */
export interface Kernel<Functions> {
  readonly functions: Functions;
  readonly memory: Memory;
}

const pageBytes = 65_536;
const kernels = new Map<string, Kernel<unknown>>();

/**
 * The kernel of a text in this thread with at least so many bytes of memory, assembled when it is first asked for. Views of its memory are good until
 * the next call. `Functions` are those that the text has: nothing compares the two.
 */
export function openKernel<Functions>(source: string, bytes: number): Kernel<Functions> {
  const kernel = (kernels.get(source) ?? makeKernel(source)) as Kernel<Functions>;
  kernels.set(source, kernel);
  const pages = Math.ceil((bytes - kernel.memory.buffer.byteLength) / pageBytes);
  if (pages > 0) kernel.memory.grow(pages);
  return kernel;
}

function makeKernel(source: string): Kernel<unknown> {
  // The types of the language, which is all that the core knows, do not have WebAssembly, and every runtime does.
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(source)), { env: { memory } });
  return { functions: exports, memory };
}
