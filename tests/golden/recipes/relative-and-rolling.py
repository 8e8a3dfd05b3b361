"""Answers for relative-and-rolling.test.ts, by Python's standard library alone and by the slowest obvious formula.

Run from the repository root: python3 tests/golden/recipes/relative-and-rolling.py > tests/golden/relative-and-rolling.json
"""
import json
import math
import statistics

LENGTH, SCALE = 420, 252


def closes(seed, level, holes):
    """A walk from a linear congruential generator: the same everywhere, whatever the language's own generator is."""
    state, price, out = seed, level, []
    for t in range(LENGTH):
        state = (state * 1103515245 + 12345) % 2**31
        price *= 1 + (state / 2**31 - 0.495) * 0.04
        out.append(None if t in holes else round(price, 4))
    return out


def window(values, t, n):
    part = values[t - n + 1 : t + 1] if t >= n - 1 else []
    return part if len(part) == n and None not in part else None


def rolling(values, n, of):
    out = []
    for t in range(len(values)):
        part = window(values, t, n)
        out.append(None if part is None else of(part))
    return out


def ret(values, n):
    """A return needs its two end closes; what lies between them may be missing."""
    ends = ((values[t - n] if t >= n else None, values[t]) for t in range(len(values)))
    return [None if start is None or end is None else end / start - 1 for start, end in ends]


def both(x, y, of):
    return [None if p is None or q is None else of(p, q) for p, q in zip(x, y)]


def betas(x, y, n):
    out = []
    for t in range(len(x)):
        left, right = window(x, t, n), window(y, t, n)
        out.append(None if left is None or right is None else statistics.linear_regression(right, left).slope)
    return out


def rank_to_date(values):
    return [
        None if v is None else 1 + sum(1 for w in values[:t] if w is not None and w > v)
        for t, v in enumerate(values)
    ]


def largest_since(values):
    out = []
    for t, v in enumerate(values):
        found = [s for s in range(t) if v is not None and values[s] is not None and values[s] >= v]
        out.append(found[-1] if found else -1)
    return out


def episodes(values, count, within):
    left, chosen = dict((t, v) for t, v in enumerate(values) if v is not None), []
    while left and len(chosen) < count:
        best = max(left, key=lambda t: (left[t], -t))
        chosen.append(best)
        left = {t: v for t, v in left.items() if abs(t - best) > within}
    return chosen


def composite(members, period_of, base=100):
    out, units, period = [], None, None
    for t in range(LENGTH):
        row = [m[t] for m in members]
        if None in row:
            out.append(None)
            continue
        value = base if units is None else math.fsum(u * c for u, c in zip(units, row))
        out.append(value)
        now = t if period_of is None else period_of(t)
        if units is None or now != period:
            units, period = [value / len(row) / c for c in row], now
    return out


a = closes(7, 100, {60})
b = closes(11, 2000, {0, 1, 2})
c = closes(23, 40, {150, 151})
ra, rb = ret(a, 5), ret(b, 5)
pp = both(ra, rb, lambda x, y: x - y)
beta = betas(ret(a, 1), ret(b, 1), SCALE)
hedged = both(ra, both(beta, rb, lambda m, r: m * r), lambda x, y: x - y)
print(json.dumps({
    "a": a, "b": b, "c": c,
    "mean20": rolling(a, 20, statistics.fmean),
    "sample20": rolling(a, 20, statistics.stdev),
    "population20": rolling(a, 20, statistics.pstdev),
    "realised20": rolling(ret(a, 1), 20, lambda part: statistics.stdev(part) * math.sqrt(252)),
    "realisedPopulation20": rolling(ret(a, 1), 20, lambda part: statistics.pstdev(part) * math.sqrt(252)),
    "max20": rolling(a, 20, max),
    "min20": rolling(a, 20, min),
    "pp": pp,
    "ratio": both(ra, rb, lambda x, y: (1 + x) / (1 + y) - 1),
    "log": both(ra, rb, lambda x, y: math.log(1 + x) - math.log(1 + y)),
    "volatility": both(pp, rolling(pp, SCALE, statistics.stdev), lambda x, s: x / s),
    "hedged": hedged,
    "rank": rank_to_date(pp),
    "since": largest_since(pp),
    "episodes": episodes(pp, 12, 5),
    "quarterly": composite([a, b, c], lambda t: t // 63),
    "daily": composite([a, b, c], None),
}))
