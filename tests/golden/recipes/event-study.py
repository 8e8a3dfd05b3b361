"""Answers for event-study.test.ts, by Python's standard library alone and by the slowest obvious formula.

p-values are exact here: every valid set of dates, or every shift, is looked at, where the core draws at random.
Run from the repository root: python3 tests/golden/recipes/event-study.py > tests/golden/event-study.json
"""
import itertools
import json
import math
import statistics

LENGTH, HORIZON = 320, 21
MASK32 = 2**32 - 1


def closes(seed, level, holes, length=LENGTH):
    """A walk from a linear congruential generator: the same everywhere, whatever the language's own generator is."""
    state, price, out = seed, level, []
    for t in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        price *= 1 + (state / 2**31 - 0.49) * 0.05
        out.append(None if t in holes else round(price, 4))
    return out


def at(values, t):
    return values[t] if 0 <= t < len(values) else None


def change(series, t, k):
    first, then = at(series, t), at(series, t + k)
    return None if first is None or then is None else then / first - 1


def spread(x, y, t, k):
    left, right = change(x, t, k), change(y, t, k)
    return None if left is None or right is None else left - right


def lowest(of, t, h):
    if of(t, h) is None:
        return None
    return min(v for v in (of(t, k) for k in range(1, h + 1)) if v is not None)


def kept(mask, policy, gap):
    rule = [t for t, on in enumerate(mask) if on]
    if policy == "all":
        return rule
    if policy == "first-cross":
        return [t for t in rule if t - 1 not in rule]
    if policy == "gap":
        return [t for t in rule if not any(s in rule for s in range(t - gap + 1, t))]
    out = []
    for t in rule:
        if all(t - s >= gap for s in out):
            out.append(t)
    return out


def quantile(values, fraction):
    """The inclusive method of the standard library is type 7; it knows only n-quantiles, so 2.5% is the 1st of 40."""
    part = round(1 / fraction) if fraction < 0.5 else round(1 / (1 - fraction))
    cuts = statistics.quantiles(values, n=part, method="inclusive")
    return cuts[0] if fraction < 0.5 else cuts[-1]


def summary(returns, drops):
    there, down = [v for v in returns if v is not None], [v for v in drops if v is not None]
    return {
        "count": len(returns), "completeCount": len(there), "mean": statistics.fmean(there), "median": statistics.median(there),
        "higherShare": sum(v > 0 for v in there) / len(there), "min": min(there), "max": max(there),
        "meanWorstDrop": statistics.fmean(down), "medianWorstDrop": statistics.median(down),
    }


def wilson(successes, n):
    """The two shares whose score test is exactly at its limit, by bisection instead of the closed form."""
    z, share = statistics.NormalDist().inv_cdf(0.975), successes / n

    def root(inside, outside):
        for _ in range(200):
            middle = (inside + outside) / 2
            if abs(share - middle) <= z * math.sqrt(middle * (1 - middle) / n):
                inside = middle
            else:
                outside = middle
        return inside

    return [root(share, 0), root(share, 1)]


def holm(p):
    """The definition by rejection: the smallest level at which Holm's procedure rejects each hypothesis."""
    order = sorted(range(len(p)), key=lambda i: p[i])
    return [min(1, max(p[j] * (len(p) - place) for place, j in enumerate(order[: order.index(i) + 1]))) for i in range(len(p))]


def exact_sets(returns, events, gap, higher):
    """Share of all sets of dates, as many and as far apart, whose mean is at least as high (or low)."""
    span = [t for t, v in enumerate(returns) if v is not None]
    own = statistics.fmean(returns[t] for t in events)
    good = total = 0
    for dates in itertools.combinations(range(span[0], span[-1] + 1), len(events)):
        if any(b - a < gap for a, b in zip(dates, dates[1:])):
            continue
        mean = statistics.fmean(returns[t] for t in dates)
        total += 1
        good += mean >= own - 1e-12 if higher else mean <= own + 1e-12
    return good / total


def exact_shifts(returns, events, higher):
    span = [v for v in returns if v is not None]
    own = statistics.fmean(span[t] for t in events)
    means = [statistics.fmean(span[(t + s) % len(span)] for t in events) for s in range(len(span))]
    return sum(m >= own - 1e-12 if higher else m <= own + 1e-12 for m in means) / len(means)


def hash_text(text, basis):
    h = basis
    for unit in text:
        h = ((h ^ ord(unit)) * 0x01000193) & MASK32
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & MASK32
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & MASK32
    return h ^ (h >> 16)


def words(seed, count):
    a, b, c, d = (hash_text(seed, basis) for basis in (0x811C9DC5, 0x9E3779B9, 0x243F6A88, 0xB7E15162))
    out = []
    for _ in range(20 + count):
        word = (a + b + d) & MASK32
        d = (d + 1) & MASK32
        a, b, c = b ^ (b >> 9), (c + (c << 3)) & MASK32, ((((c << 21) & MASK32) | (c >> 11)) + word) & MASK32
        out.append(word)
    return out[20:]


a = closes(7, 100, {60, 61, 200})
b = closes(11, 2000, {0, 1, 90})
mask = [int(change(a, t - 5, 5) is not None and change(a, t - 5, 5) >= 0.04) for t in range(LENGTH)]
single = [change(a, t, HORIZON) for t in range(LENGTH)]
single_drops = [lowest(lambda s, k: change(a, s, k), t, HORIZON) for t in range(LENGTH)]
pair = [spread(a, b, t, HORIZON) for t in range(LENGTH)]
pair_drops = [lowest(lambda s, k: spread(a, b, s, k), t, HORIZON) for t in range(LENGTH)]
policies = {
    "all": kept(mask, "all", 0), "first-cross": kept(mask, "first-cross", 0),
    "gap": kept(mask, "gap", 10), "first-in-horizon": kept(mask, "first-in-horizon", HORIZON),
}
FROM, TO = 30, 310
inside = {name: [t for t in events if FROM <= t <= TO] for name, events in policies.items()}
complete = [t for t in inside["first-in-horizon"] if single[t] is not None]
paths = [[change(a, t, k) for k in range(HORIZON + 1)] for t in inside["first-in-horizon"]]
full = [path for path in paths if path[HORIZON] is not None]
columns = [[path[k] for path in full if path[k] is not None] for k in range(HORIZON + 1)]
short = closes(5, 50, set(), 40)
short_returns = [change(short, t, 3) for t in range(40)]
small = [0.31, -0.12, 0.05, 0.22, -0.4]
resampled = [statistics.fmean(sample) for sample in itertools.product(small, repeat=len(small))]
print(json.dumps({
    "a": a, "b": b, "mask": mask, "short": short, "small": small,
    "single": single, "singleDrops": single_drops, "pair": pair, "pairDrops": pair_drops,
    "policies": policies, "inside": inside,
    "summaries": {name: summary([single[t] for t in events], [single_drops[t] for t in events]) for name, events in inside.items()},
    "base": summary(single[FROM : TO + 1], single_drops[FROM : TO + 1]),
    "wilson": {f"{s}/{n}": wilson(s, n) for s, n in ((3, 4), (0, 7), (7, 7), (40, 100))},
    "holmInput": [0.01, 0.04, 0.03, 0.005, 0.6, 0.03], "holm": holm([0.01, 0.04, 0.03, 0.005, 0.6, 0.03]),
    "quantiles": {str(f): quantile([v for v in single if v is not None], f) for f in (0.025, 0.1, 0.25, 0.75, 0.9, 0.975)},
    "complete": complete,
    "pathMean": [statistics.fmean(column) for column in columns],
    "pathLower": [quantile(column, 0.1) for column in columns], "pathUpper": [quantile(column, 0.9) for column in columns],
    "pathMin": [min(column) for column in columns], "pathMax": [max(column) for column in columns],
    "pathMedian": [statistics.median(column) for column in columns],
    "setsHigher": exact_sets(short_returns, [3, 12, 20, 31], 5, True), "setsLower": exact_sets(short_returns, [3, 12, 20, 31], 5, False),
    "shiftsHigher": exact_shifts(short_returns, [4, 5, 12, 30], True), "shiftsLower": exact_shifts(short_returns, [4, 5, 12, 30], False),
    "bootstrap": [quantile(resampled, 0.025), quantile(resampled, 0.975)],
    "words": {seed: words(seed, 8) for seed in ("", "a", "forward?symbol=RUT|252|permutation")},
}))
