import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/metrics/kernel/assemble';
import { pathSource } from '@/lib/metrics/forward/path-kernel';
import { weightSource } from '@/lib/metrics/members/weight-kernel';
import { breadthSource } from '@/lib/metrics/panel/breadth-kernel';
import { drawSource } from '@/lib/metrics/seasons/draw-kernel';

function run(text: string): Record<string, (...given: number[]) => number> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(text)), { env: { memory } });
  return exports as Record<string, (...given: number[]) => number>;
}

describe('assemble', () => {
  it('makes functions that are called by their names', () => {
    const { less, larger } = run(`(module
      ;; a comment
      (func less (param $a i32) (param $b i32) (result i32) (i32.sub (local.get $a) (local.get $b)))
      (func larger (param $a i32) (result i32) (local $b i32)
        (local.set $b (i32.const 5))
        (select (local.get $a) (local.get $b) (i32.gt_s (local.get $a) (local.get $b)))))`);
    expect([less?.(7, 9), larger?.(4), larger?.(6)]).toEqual([-2, 5, 6]);
  });

  it.each([0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, -8192, 65_536, 2 ** 31 - 1, -(2 ** 31)])('writes the whole number %s', (value) => {
    expect(run(`(module (func same (result i32) (i32.const ${value})))`).same?.()).toBe(value);
  });

  it('finds the label that is meant', () => {
    const { sum } = run(`(module (func sum (param $to i32) (result i32) (local $at i32) (local $sum i32)
      (block $done
        (loop $next
          (br_if $done (i32.ge_s (local.get $at) (local.get $to)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (local.get $at)))
          (br $next)))
      (local.get $sum)))`);
    expect(sum?.(100)).toBe(5050);
  });

  it('refuses what it does not know', () => {
    expect(() => assemble('(module (func odd (i32.rotl (local.get $a))))')).toThrow('no instruction i32.rotl');
    expect(() => assemble('(module (func odd (local.get $a)))')).toThrow('nothing is called $a');
    expect(() => assemble('(module (func odd')).toThrow('not closed');
    expect(() => assemble('')).toThrow('no module');
  });

  it.each([
    '(i32.const x)',
    '(i32.const)',
    '(i32.const 1 2)',
    '(i32.const 1.5)',
    '(i32.const 2147483648)',
    '(i32.const (i32.const 1))',
    '(f64.const x)',
    '(f64.const nan)',
    '(f64.const)',
    '(i32.add $a 1)',
    '(i32.add 1 (i32.const 1))',
    '(v128.load64_lane 2 (i32.const 0) (f64x2.splat (f64.const 0)))',
    '(v128.load64_lane (i32.const 0) (f64x2.splat (f64.const 0)))',
    '(block (i32.const 1))',
    '(constructor)',
    'unreachable',
  ])('refuses %s, of which it could make other bytes than are meant', (instruction) => {
    expect(() => assemble(`(module (func odd (param $a i32) ${instruction}))`)).toThrow(SyntaxError);
  });

  it.each([
    '(func odd (param $a i64))',
    '(func odd (param i32))',
    '(func odd (param $a $b i32))',
    '(func odd (local $a))',
    '(func odd (result))',
    '(func (param $a i32))',
    '(memory 1)',
    'odd',
  ])('refuses %s in a module', (part) => {
    expect(() => assemble(`(module ${part})`)).toThrow(SyntaxError);
  });

  it.each(['module', '(func odd)', '(module) (module)', '(module))'])('refuses %s as a module', (text) => {
    expect(() => assemble(text)).toThrow(SyntaxError);
  });

  it.each([
    ['breadth', breadthSource],
    ['paths', pathSource],
    ['draws', drawSource],
    ['weights', weightSource],
  ])('makes a module of the kernel of %s', (_, source) => {
    expect(WebAssembly.validate(assemble(source))).toBe(true);
  });
});
