/** The functions of `breadthSource`; what they are given are bytes of its memory, sessions, and numbers. */
export interface BreadthFunctions {
  readonly next: (closes: number, at: number, end: number, hasClose: number) => number;
  readonly moves: (...given: readonly number[]) => void;
  readonly above: (...given: readonly number[]) => void;
  readonly extremes: (...given: readonly number[]) => void;
}

/**
 * The loops of `breadthCounts`, for two instruments at a time: one in each half of a vector. Places are in bytes, a session is one vector, and
 * what is missing is NaN, which no comparison holds of and which a sum keeps: a window with a gap counts as nothing without a word about gaps.
 * Blocks and the order of sums are those of `breadthCounts`. `counts` go up by one where a comparison holds, which then is -1.
 */
export const breadthSource = `
(module
  ;; The first session of [at, end) of one instrument that has a close, or has none; else the end.
  (func next (param $closes i32) (param $at i32) (param $end i32) (param $hasClose i32) (result i32)
    (local $close f64)
    (block $found
      (loop $sessions
        (br_if $found (i32.ge_s (local.get $at) (local.get $end)))
        (local.set $close (f64.load (i32.add (local.get $closes) (i32.shl (local.get $at) (i32.const 3)))))
        (br_if $found (i32.eq (f64.eq (local.get $close) (local.get $close)) (local.get $hasClose)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $sessions)))
    (local.get $at))

  ;; Lays two instruments beside each other, all closes and those of members, and counts who rose and fell.
  (func moves (param $one i32) (param $other i32) (param $ownOne i32) (param $ownOther i32)
    (param $closes i32) (param $own i32) (param $rose i32) (param $fell i32) (param $end i32)
    (local $at i32) (local $half i32) (local $before v128) (local $close v128) (local $member v128)
    (local.set $before (f64x2.splat (f64.const NaN)))
    (loop $sessions
      (local.set $close (v128.load64_lane 1 (i32.add (local.get $other) (local.get $half))
        (v128.load64_zero (i32.add (local.get $one) (local.get $half)))))
      (local.set $member (v128.load64_lane 1 (i32.add (local.get $ownOther) (local.get $half))
        (v128.load64_zero (i32.add (local.get $ownOne) (local.get $half)))))
      (v128.store (i32.add (local.get $closes) (local.get $at)) (local.get $close))
      (v128.store (i32.add (local.get $own) (local.get $at)) (local.get $member))
      (v128.store (i32.add (local.get $rose) (local.get $at)) (i64x2.sub
        (v128.load (i32.add (local.get $rose) (local.get $at))) (f64x2.gt (local.get $member) (local.get $before))))
      (v128.store (i32.add (local.get $fell) (local.get $at)) (i64x2.sub
        (v128.load (i32.add (local.get $fell) (local.get $at))) (f64x2.lt (local.get $member) (local.get $before))))
      (local.set $before (local.get $close))
      (local.set $half (i32.add (local.get $half) (i32.const 8)))
      (br_if $sessions (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))

  ;; Counts who closed above share times the sum of the window. The block may begin before the closes; then no window of it is whole.
  (func above (param $closes i32) (param $own i32) (param $counts i32) (param $tail i32) (param $end i32)
    (param $window i32) (param $block i32) (param $share f64)
    (local $at i32) (local $back i32) (local $stop i32) (local $place i32) (local $head v128) (local $sum v128) (local $shares v128)
    (local.set $shares (f64x2.splat (local.get $share)))
    (local.set $head (f64x2.splat (select (f64.const NaN) (f64.const 0) (i32.lt_s (local.get $block) (i32.const 0)))))
    (block $done
      (loop $blocks
        (local.set $stop (i32.add (local.get $block) (local.get $window)))
        (local.set $stop (select (local.get $stop) (local.get $end) (i32.lt_s (local.get $stop) (local.get $end))))
        (local.set $place (i32.sub (i32.add (local.get $tail) (i32.const 16)) (local.get $block)))
        (loop $sessions
          (local.set $head (f64x2.add (local.get $head) (v128.load (i32.add (local.get $closes) (local.get $at)))))
          (v128.store (i32.add (local.get $counts) (local.get $at)) (i64x2.sub
            (v128.load (i32.add (local.get $counts) (local.get $at)))
            (f64x2.gt (v128.load (i32.add (local.get $own) (local.get $at))) (f64x2.mul (local.get $shares)
              (f64x2.add (local.get $head) (v128.load (i32.add (local.get $place) (local.get $at))))))))
          (br_if $sessions (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))
        (br_if $done (i32.ge_s (local.get $at) (local.get $end)))
        ;; Sums from each session of the block, or of what there is of it, to its end.
        (local.set $place (i32.sub (local.get $tail) (local.get $block)))
        (local.set $stop (select (local.get $block) (i32.const -16) (i32.gt_s (local.get $block) (i32.const -16))))
        (local.set $back (i32.sub (local.get $at) (i32.const 16)))
        (local.set $sum (f64x2.splat (f64.const 0)))
        (block $summed
          (loop $sums
            (br_if $summed (i32.ge_s (local.get $stop) (local.get $back)))
            (local.set $sum (f64x2.add (local.get $sum) (v128.load (i32.add (local.get $closes) (local.get $back)))))
            (v128.store (i32.add (local.get $place) (local.get $back)) (local.get $sum))
            (local.set $back (i32.sub (local.get $back) (i32.const 16)))
            (br $sums)))
        (local.set $block (local.get $at))
        (local.set $head (f64x2.splat (f64.const 0)))
        (br $blocks))))

  ;; Counts who closed at the highest and lowest of the window. The larger of a number and NaN is the number here: a session is gapless where
  ;; the last gap lies as many sessions back as the window has, which is told in sessions.
  (func extremes (param $closes i32) (param $own i32) (param $highs i32) (param $lows i32) (param $tailHigh i32) (param $tailLow i32)
    (param $end i32) (param $window i32) (param $block i32) (param $sessions f64)
    (local $at i32) (local $back i32) (local $stop i32) (local $placeHigh i32) (local $placeLow i32)
    (local $high v128) (local $low v128) (local $close v128) (local $member v128)
    (local $t v128) (local $gap v128) (local $isWhole v128) (local $least v128)
    (local.set $gap (f64x2.splat (f64.const -1)))
    (local.set $least (f64x2.splat (local.get $sessions)))
    (block $done
      (loop $blocks
        (local.set $high (f64x2.splat (f64.const -Infinity)))
        (local.set $low (f64x2.splat (f64.const Infinity)))
        (local.set $stop (i32.add (local.get $block) (local.get $window)))
        (local.set $stop (select (local.get $stop) (local.get $end) (i32.lt_s (local.get $stop) (local.get $end))))
        (local.set $placeHigh (i32.sub (i32.add (local.get $tailHigh) (i32.const 16)) (local.get $block)))
        (local.set $placeLow (i32.sub (i32.add (local.get $tailLow) (i32.const 16)) (local.get $block)))
        (loop $sessions
          (local.set $close (v128.load (i32.add (local.get $closes) (local.get $at))))
          (local.set $member (v128.load (i32.add (local.get $own) (local.get $at))))
          (local.set $gap (v128.bitselect (local.get $t) (local.get $gap) (f64x2.ne (local.get $close) (local.get $close))))
          (local.set $isWhole (f64x2.ge (f64x2.sub (local.get $t) (local.get $gap)) (local.get $least)))
          (local.set $t (f64x2.add (local.get $t) (f64x2.splat (f64.const 1))))
          (local.set $high (f64x2.pmax (local.get $high) (local.get $close)))
          (local.set $low (f64x2.pmin (local.get $low) (local.get $close)))
          (v128.store (i32.add (local.get $highs) (local.get $at)) (i64x2.sub
            (v128.load (i32.add (local.get $highs) (local.get $at)))
            (v128.and (local.get $isWhole) (f64x2.ge (local.get $member)
              (f64x2.pmax (local.get $high) (v128.load (i32.add (local.get $placeHigh) (local.get $at))))))))
          (v128.store (i32.add (local.get $lows) (local.get $at)) (i64x2.sub
            (v128.load (i32.add (local.get $lows) (local.get $at)))
            (v128.and (local.get $isWhole) (f64x2.le (local.get $member)
              (f64x2.pmin (local.get $low) (v128.load (i32.add (local.get $placeLow) (local.get $at))))))))
          (br_if $sessions (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))
        (br_if $done (i32.ge_s (local.get $at) (local.get $end)))
        (local.set $high (f64x2.splat (f64.const -Infinity)))
        (local.set $low (f64x2.splat (f64.const Infinity)))
        (local.set $placeHigh (i32.sub (local.get $tailHigh) (local.get $block)))
        (local.set $placeLow (i32.sub (local.get $tailLow) (local.get $block)))
        (local.set $stop (select (local.get $block) (i32.const -16) (i32.gt_s (local.get $block) (i32.const -16))))
        (local.set $back (i32.sub (local.get $at) (i32.const 16)))
        (block $compared
          (loop $extremes
            (br_if $compared (i32.ge_s (local.get $stop) (local.get $back)))
            (local.set $close (v128.load (i32.add (local.get $closes) (local.get $back))))
            (local.set $high (f64x2.pmax (local.get $high) (local.get $close)))
            (local.set $low (f64x2.pmin (local.get $low) (local.get $close)))
            (v128.store (i32.add (local.get $placeHigh) (local.get $back)) (local.get $high))
            (v128.store (i32.add (local.get $placeLow) (local.get $back)) (local.get $low))
            (local.set $back (i32.sub (local.get $back) (i32.const 16)))
            (br $extremes)))
        (local.set $block (local.get $at))
        (br $blocks))))
)`;
