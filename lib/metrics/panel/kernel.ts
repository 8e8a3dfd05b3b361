import { assemble } from './assemble';
import { kernelSource } from './kernel-source';

/** The functions of `kernelSource`; what they are given are bytes of its memory, sessions, and numbers. */
export interface KernelFunctions {
  readonly next: (closes: number, at: number, end: number, hasClose: number) => number;
  readonly moves: (...given: readonly number[]) => void;
  readonly above: (...given: readonly number[]) => void;
  readonly extremes: (...given: readonly number[]) => void;
}

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

export interface Kernel {
  readonly functions: KernelFunctions;
  readonly memory: Memory;
}

const pageBytes = 65_536;
let kernel: Kernel | null = null;

/** The kernel of this thread with at least so many bytes of memory, assembled when it is first asked for. Views of its memory are good until the next call. */
export function openKernel(bytes: number): Kernel {
  if (kernel === null) {
    const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(kernelSource)), { env: { memory } });
    kernel = { functions: exports as KernelFunctions, memory };
  }
  const pages = Math.ceil((bytes - kernel.memory.buffer.byteLength) / pageBytes);
  if (pages > 0) kernel.memory.grow(pages);
  return kernel;
}
