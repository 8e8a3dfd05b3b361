"""Answers for baton.test.ts, by Python's standard library alone and by the slowest obvious formula.

Run from the repository root: python3 tests/golden/recipes/baton.py > tests/golden/baton.json
"""
import json

LENGTH = 420
START, LAST, HIGH = 300, 400, 252
WINDOWS = [1, 5, 21, 63, 126, 252]


def closes(seed, level, holes=(), begin=0):
    """A walk from a linear congruential generator: the same everywhere, whatever the language's own generator is."""
    state, price, out = seed, level, []
    for t in range(LENGTH):
        state = (state * 1103515245 + 12345) % 2**31
        price *= 1 + (state / 2**31 - 0.495) * 0.05
        out.append(None if t in holes or t < begin else round(price, 4))
    return out


market = {
    "SPX": closes(11, 100),
    "AAPL": closes(23, 50),
    # The same closes under another name: equal leads.
    "MSFT": closes(23, 50),
    "NVDA": closes(37, 80, holes=(START - 126,)),
    "TSLA": closes(41, 20, begin=290),
    "META": closes(53, 20, holes=(START + 5, 391)),
    "AMZN": closes(67, 33),
}
NAMES = [name for name in market if name != "SPX"]


def change(name, a, b):
    if a < 0 or b >= LENGTH or market[name][a] is None or market[name][b] is None:
        return None
    return market[name][b] / market[name][a] - 1


def lead(name, a, b):
    own, other = change(name, a, b), change("SPX", a, b)
    return None if own is None or other is None else own - other


def ranks(leads):
    known = [v for v in leads.values() if v is not None]
    return {n: None if v is None else 1 + sum(o > v for o in known) for n, v in leads.items()}


def middle(values):
    """Ranks of which equal ones count in their middle."""
    return [1 + sum(o > v for o in values) + (sum(o == v for o in values) - 1) / 2 for v in values]


def spearman(one, other):
    names = [n for n in one if one[n] is not None and other[n] is not None]
    if len(names) < 3:
        return None
    a, b = middle([one[n] for n in names]), middle([other[n] for n in names])
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    low = (sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)) ** 0.5
    return None if low == 0 else top / low


def at_high(name):
    ratios = []
    for t in range(LAST - HIGH + 1, LAST + 1):
        if market[name][t] is None or market["SPX"][t] is None:
            return None
        ratios.append(market[name][t] / market["SPX"][t])
    return ratios[-1] == max(ratios)


def points(leads):
    return {n: None if v is None else 100 * v for n, v in leads.items()}


before = {n: lead(n, START - 126, START) for n in NAMES}
after = {n: lead(n, START, LAST) for n in NAMES}
print(
    json.dumps(
        {
            "start": START,
            "last": LAST,
            "closes": market,
            "before": points(before),
            "after": points(after),
            "rankBefore": ranks(before),
            "rankAfter": ranks(after),
            "atHigh": {n: at_high(n) for n in NAMES},
            "windows": [
                spearman(
                    {n: lead(n, START - w, START) for n in NAMES},
                    {n: lead(n, START, min(LAST, START + w)) for n in NAMES},
                )
                for w in WINDOWS
            ],
        }
    )
)
