const home: unique symbol = Symbol.for('broadtape.tests of a worker');
const held: typeof globalThis & { [home]?: Map<string, unknown> } = globalThis;

/** What a worker of the test runner has under a name, made by the first of its files that asks: modules are each file's own, the process is not. */
export function ofWorker<Thing>(name: string, make: () => Thing): Thing {
  const things = (held[home] ??= new Map<string, unknown>());
  if (!things.has(name)) things.set(name, make());
  return things.get(name) as Thing;
}
