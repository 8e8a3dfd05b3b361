/** The functions of `weightSource`; places are bytes of its memory. */
export interface WeightFunctions {
  readonly exchange: (one: number, other: number, end: number) => void;
  readonly sum: (rows: number, end: number, rowBytes: number, sums: number, largest: number) => void;
}

/**
 * The loops of `weightConcentration`, two sessions at a time. Rows are of members, `rowBytes` long, none of them NaN.
 *
 * `exchange` compares what lies from `one` to `end` with as much from `other` on and puts the lesser of two into the first. `sum` adds up rows that are in
 * ascending order, to the same bits as a loop over each session would: at `sums` it finds how many of them count, and behind that it writes, a row
 * each, the sum of those, of their squares, and of the `largest` last of them.
 */
export const weightSource = `
(module
  (func exchange (param $one i32) (param $other i32) (param $end i32) (local $left v128) (local $right v128)
    (loop $pairs
      (local.set $left (v128.load (local.get $one)))
      (local.set $right (v128.load (local.get $other)))
      (v128.store (local.get $one) (f64x2.pmin (local.get $left) (local.get $right)))
      (v128.store (local.get $other) (f64x2.pmax (local.get $left) (local.get $right)))
      (local.set $other (i32.add (local.get $other) (i32.const 16)))
      (br_if $pairs (i32.lt_s (local.tee $one (i32.add (local.get $one) (i32.const 16))) (local.get $end)))))

  (func sum (param $rows i32) (param $end i32) (param $rowBytes i32) (param $sums i32) (param $largest f64)
    (local $one v128) (local $last i32) (local $row i32) (local $place v128) (local $count v128) (local $from v128)
    (local $weight v128) (local $sum v128) (local $squares v128) (local $most v128) (local $at i32)
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $last (i32.add (local.get $rows) (local.get $rowBytes)))
    (loop $sessions
      (local.set $count (v128.load (local.get $sums)))
      (local.set $from (f64x2.sub (local.get $count) (f64x2.splat (local.get $largest))))
      (local.set $place (f64x2.splat (f64.const 0)))
      (local.set $sum (local.get $place))
      (local.set $squares (local.get $place))
      (local.set $most (local.get $place))
      (local.set $row (local.get $rows))
      (loop $members
        ;; What stands behind those that count adds 0.
        (local.set $weight (v128.and (v128.load (local.get $row)) (f64x2.lt (local.get $place) (local.get $count))))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $weight)))
        (local.set $squares (f64x2.add (local.get $squares) (f64x2.mul (local.get $weight) (local.get $weight))))
        (local.set $most
          (f64x2.add (local.get $most) (v128.and (local.get $weight) (f64x2.ge (local.get $place) (local.get $from)))))
        (local.set $place (f64x2.add (local.get $place) (local.get $one)))
        (br_if $members (i32.lt_s (local.tee $row (i32.add (local.get $row) (local.get $rowBytes))) (local.get $end))))
      (v128.store (local.tee $at (i32.add (local.get $sums) (local.get $rowBytes))) (local.get $sum))
      (v128.store (local.tee $at (i32.add (local.get $at) (local.get $rowBytes))) (local.get $squares))
      (v128.store (i32.add (local.get $at) (local.get $rowBytes)) (local.get $most))
      (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
      (br_if $sessions
        (i32.lt_s (local.tee $rows (i32.add (local.get $rows) (i32.const 16))) (local.get $last)))))
)`;
