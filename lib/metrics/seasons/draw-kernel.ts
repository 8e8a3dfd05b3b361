/** The function of `drawSource`; what it is given are bytes of its memory, but for the number of returns. */
export interface DrawFunctions {
  readonly add: (sums: number, end: number, returns: number, count: number, words: number, step: number) => void;
}

/**
 * The loop of `seasonTest`: adds to the sums of draws, up to `end`, a return of one year, which the word of each draw chooses among `count` of them as
 * `scaleWord` does: the upper half of the product of 64 bits. Words of one draw and the next lie `step` bytes apart.
 */
export const drawSource = `
(module
  (func add (param $sums i32) (param $end i32) (param $returns i32) (param $count i32) (param $words i32) (param $step i32)
    (loop $draws
      (f64.store (local.get $sums) (f64.add (f64.load (local.get $sums)) (f64.load (i32.add (local.get $returns) (i32.shl
        (i32.wrap_i64 (i64.shr_u
          (i64.mul (i64.load32_u (local.get $words)) (i64.extend_i32_u (local.get $count)))
          (i64.extend_i32_u (i32.const 32))))
        (i32.const 3))))))
      (local.set $words (i32.add (local.get $words) (local.get $step)))
      (br_if $draws (i32.lt_s (local.tee $sums (i32.add (local.get $sums) (i32.const 8))) (local.get $end)))))
)`;
