"""Answers for panel.test.ts, by Python's standard library alone and by the slowest obvious formula, in exact fractions.

Run from the repository root: python3 tests/golden/recipes/panel.py > tests/golden/panel.json
"""
import json
from fractions import Fraction

LENGTH, WINDOWS, HIGH = 330, [20, 50], 60
TIE = Fraction(1, 10**9)


def closes(seed, listed, delisted, holes):
    """A walk from a linear congruential generator, in cents: the same everywhere, whatever the language's own generator is."""
    state, price, out = seed, 10_000, []
    for t in range(LENGTH):
        state = (state * 1103515245 + 12345) % 2**31
        price = max(100, price + state % 401 - 200)
        out.append(price if listed <= t < delisted and t not in holes else None)
    return out


def window(series, t, n):
    part = series[t - n + 1 : t + 1] if t >= n - 1 else []
    return part if len(part) == n and None not in part else None


STOCKS = [
    (closes(11, 0, LENGTH, {70, 71, 200}), [(0, LENGTH)]),
    (closes(23, 40, LENGTH, set()), [(100, LENGTH)]),
    (closes(37, 0, 250, {90}), [(0, 230)]),
    (closes(41, 0, LENGTH, set(range(120, 131))), [(0, 60), (140, 290)]),
    (closes(59, 0, LENGTH, {329}), [(0, 1), (3, 4), (329, LENGTH)]),
    (closes(67, 0, LENGTH, set(range(0, LENGTH, 61))), [(0, LENGTH)]),
    # Standing still: every window a tie.
    ([5_000] * LENGTH, [(10, 320)]),
]

names = ["members", "withClose", "advances", "declines", "unchanged", "newHighs", "newLows", "eligibleHigh"]
counts = {name: [0] * LENGTH for name in names + [f"{kind}{n}" for kind in ("above", "eligible") for n in WINDOWS]}
for series, spells in STOCKS:
    for t in range(LENGTH):
        if not any(first <= t < last for first, last in spells):
            continue
        counts["members"][t] += 1
        now = series[t]
        if now is None:
            continue
        counts["withClose"][t] += 1
        before = series[t - 1] if t > 0 else None
        if before is not None:
            counts["advances" if now > before else "declines" if now < before else "unchanged"][t] += 1
        for n in WINDOWS:
            part = window(series, t, n)
            if part is not None:
                counts[f"eligible{n}"][t] += 1
                counts[f"above{n}"][t] += now > Fraction(sum(part), n) * (1 + TIE)
        part = window(series, t, HIGH)
        if part is not None:
            counts["eligibleHigh"][t] += 1
            counts["newHighs"][t] += now == max(part)
            counts["newLows"][t] += now == min(part)

print(json.dumps({"closes": [series for series, _ in STOCKS], "spans": [[edge for spell in spells for edge in spell] for _, spells in STOCKS], "counts": counts}))
