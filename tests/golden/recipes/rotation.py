"""Answers for rotation.test.ts, by Python's standard library alone and by the slowest obvious formula.

Run from the repository root: python3 tests/golden/recipes/rotation.py > tests/golden/rotation.json
"""
import json
import statistics

LENGTH = 160


def closes(seed, level, holes=()):
    """A walk from a linear congruential generator: the same everywhere, whatever the language's own generator is."""
    state, price, out = seed, level, []
    for t in range(LENGTH):
        state = (state * 1103515245 + 12345) % 2**31
        price *= 1 + (state / 2**31 - 0.495) * 0.06
        out.append(None if t in holes else round(price, 4))
    return out


def sma(values, n):
    out = []
    for t in range(len(values)):
        part = values[max(0, t - n + 1) : t + 1]
        out.append(sum(part) / n if len(part) == n and None not in part else None)
    return out


def ema(values, n):
    a, mean, out = 2 / (n + 1), None, []
    for v in values:
        mean = None if v is None else v if mean is None else a * v + (1 - a) * mean
        out.append(mean)
    return out


def z(values, n, fewest=None):
    first = next((t for t, v in enumerate(values) if v is not None), len(values))
    out = []
    for t, v in enumerate(values):
        part = values[max(first, t - n + 1) : t + 1]
        if len(part) < (fewest or n) or None in part:
            out.append(None)
            continue
        deviation = statistics.stdev(part)
        out.append(0.0 if deviation == 0 else (v - statistics.fmean(part)) / deviation)
    return out


def back(values, n, of):
    return [
        None if t < n or values[t] is None or values[t - n] is None else of(values[t], values[t - n])
        for t in range(len(values))
    ]


def scale(values, times=1):
    return [None if v is None else 100 + times * v for v in values]


def over(top, bottom):
    return [None if a is None or b is None else 100 * a / b for a, b in zip(top, bottom)]


def averages(rs):
    x = over(sma(rs, 10), sma(rs, 30))
    return x, over(x, sma(x, 9))


def zscore(rs):
    x = scale(z(rs, 52, 26))
    return x, scale(z(back(x, 1, lambda now, then: now - then), 52, 26))


def smoothed(rs):
    ratio = lambda now, then: 100 * now / then
    x = sma(back(rs, 11, ratio), 12)
    return x, sma(back(x, 4, ratio), 5)


def exponential(rs):
    x = scale(z(ema(rs, 5), 26), 5)
    return x, scale(z(ema(back(x, 4, lambda now, then: now - then), 3), 13), 5)


def quadrant(x, y):
    if x is None or y is None:
        return None
    if x >= 100:
        return 0 if y >= 100 else 1
    return 3 if y >= 100 else 2


series = {"a": closes(7, 50), "b": closes(11, 400), "holed": closes(23, 90, (3, 97))}
answers = dict(series)
for name in ("a", "holed"):
    rs = over(series[name], series["b"])
    for formula in (averages, zscore, smoothed, exponential):
        x, y = formula(rs)
        answers[f"{name}.{formula.__name__}.x"] = x
        answers[f"{name}.{formula.__name__}.y"] = y
        answers[f"{name}.{formula.__name__}.quadrant"] = [quadrant(p, q) for p, q in zip(x, y)]
print(json.dumps(answers))
