// Next bundles the proxy, the pages and the routes each for itself: a module of ours stands several times in one process, with
// variables of its own each time, and the market would be kept by each. What must be there once is held by the process instead.
const home: unique symbol = Symbol.for('broadtape.process');

const held: typeof globalThis & { [home]?: Map<string, unknown> } = globalThis;

/** What this process has under a name, made by the first bundle that asks for it. The type is that of the one who names it: a name stands in one file. */
export function onProcess<Thing>(name: string, make: () => Thing): Thing {
  const things = (held[home] ??= new Map<string, unknown>());
  if (!things.has(name)) things.set(name, make());
  return things.get(name) as Thing;
}

/** Lets modules that are read from now on find what a new process finds: nothing (tests). */
export function forgetProcess(): void {
  held[home] = undefined;
}
