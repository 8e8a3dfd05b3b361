/** The functions of `pathSource`; what they are given are bytes of its memory. */
export interface PathFunctions {
  readonly add: (close: number, sums: number, end: number) => void;
  readonly addLead: (close: number, versus: number, sums: number, end: number) => void;
}

/**
 * The loop of `meanPath`, two sessions after the event at a time: adds how far closes have come since the one at `close` to the sums from one session
 * after it on, `end` bytes of them, to the same bits as `changeSince`. An odd number of sums is followed by one that is written and never read.
 */
export const pathSource = `
(module
  (func add (param $close i32) (param $sums i32) (param $end i32)
    (local $own v128) (local $one v128) (local $at i32) (local $later i32)
    (local.set $own (f64x2.splat (f64.load (local.get $close))))
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $later (i32.add (local.get $close) (i32.const 8)))
    (loop $steps
      (v128.store (i32.add (local.get $sums) (local.get $at)) (f64x2.add
        (v128.load (i32.add (local.get $sums) (local.get $at)))
        (f64x2.sub (f64x2.div (v128.load (i32.add (local.get $later) (local.get $at))) (local.get $own)) (local.get $one))))
      (br_if $steps (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))

  ;; Of a pair: less what the other, at versus, has come since.
  (func addLead (param $close i32) (param $versus i32) (param $sums i32) (param $end i32)
    (local $own v128) (local $other v128) (local $one v128) (local $at i32) (local $later i32) (local $otherLater i32)
    (local.set $own (f64x2.splat (f64.load (local.get $close))))
    (local.set $other (f64x2.splat (f64.load (local.get $versus))))
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $later (i32.add (local.get $close) (i32.const 8)))
    (local.set $otherLater (i32.add (local.get $versus) (i32.const 8)))
    (loop $steps
      (v128.store (i32.add (local.get $sums) (local.get $at)) (f64x2.add
        (v128.load (i32.add (local.get $sums) (local.get $at)))
        (f64x2.sub
          (f64x2.sub (f64x2.div (v128.load (i32.add (local.get $later) (local.get $at))) (local.get $own)) (local.get $one))
          (f64x2.sub (f64x2.div (v128.load (i32.add (local.get $otherLater) (local.get $at))) (local.get $other)) (local.get $one)))))
      (br_if $steps (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
)`;
