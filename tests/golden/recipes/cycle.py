"""Golden answers for bull and bear markets, by an independent program (standard library only).

Run from the repository root: python3 tests/golden/recipes/cycle.py
Prices come from a linear congruential generator. Written for plainness: each turn is looked for from the turn before
by reading the whole stretch again, and the close that would end a market is found by trying every tick.
"""
import json
import os


def make_prices(seed, count, gaps):
    state, price, prices = seed, 100.0, []
    for t in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        move = (state / 2147483648 - 0.49) * 0.12
        price = round(price * (1 + move), 2)
        prices.append(None if t in gaps else price)
    return prices


def known(p, first, last):
    return [t for t in range(first, last + 1) if p[t] is not None]


def highest(p, first, last):
    return max(known(p, first, last), key=lambda t: (p[t], -t))


def lowest(p, first, last):
    return min(known(p, first, last), key=lambda t: (p[t], t))


def falls(level, top, fall):
    return 1 - level / top >= fall - 1e-12


def rises(level, low, rise):
    return level / low - 1 >= rise - 1e-12


def first_turn(p, fall, rise):
    for t in known(p, 0, len(p) - 1):
        high, low = highest(p, 0, t), lowest(p, 0, t)
        if falls(p[t], p[high], fall):
            return "bear", high, t
        if rises(p[t], p[low], rise):
            return "bull", low, t
    return None


def next_turn(p, leg, fall, rise, record_from):
    kind, start, confirmed = leg
    for t in known(p, confirmed + 1, len(p) - 1):
        if kind == "bull":
            high = highest(p, start, t)
            if falls(p[t], p[high], fall):
                return "bear", high, t
        else:
            low = lowest(p, start, t)
            if record_from is not None and t >= record_from:
                if p[t] > p[start]:
                    return "bull", low, t
            elif rises(p[t], p[low], rise):
                return "bull", low, t
    return None


def list_legs(p, fall, rise, record_from):
    turns, turn = [], first_turn(p, fall, rise)
    while turn is not None:
        turns.append(turn)
        turn = next_turn(p, turn, fall, rise, record_from)
    legs = []
    for place, (kind, start, confirmed) in enumerate(turns):
        end = turns[place + 1][1] if place + 1 < len(turns) else None
        extreme = end if end is not None else (highest if kind == "bull" else lowest)(p, start, len(p) - 1)
        legs.append({"kind": kind, "start": start, "confirmed": confirmed, "extreme": extreme, "end": end})
    return legs


def ending_close(p, leg, fall, rise, record_from):
    extreme = p[leg["extreme"]]
    ticks = [tick / 100 for tick in range(1, 200000)]
    if leg["kind"] == "bull":
        return max(level for level in ticks if falls(level, extreme, fall))
    if record_from is not None and record_from <= len(p):
        return min(level for level in ticks if level > p[leg["start"]])
    return min(level for level in ticks if rises(level, extreme, rise))


cases = []
for seed, gaps in ((3, set()), (11, {40, 41, 90}), (29, {7}), (71, set())):
    prices = make_prices(seed, 400, gaps)
    for fall, rise, record_from in ((0.2, 0.2, None), (0.195, 0.2, None), (0.2, 0.2, 0), (0.2, 0.2, 150), (0.1, 0.1, None), (0.6, 0.6, None)):
        legs = list_legs(prices, fall, rise, record_from)
        close = ending_close(prices, legs[-1], fall, rise, record_from) if legs else None
        cases.append({"prices": prices, "fall": fall, "rise": rise, "recordFrom": record_from, "legs": legs, "endClose": close})

path = os.path.join(os.path.dirname(__file__), "..", "cycle.json")
with open(path, "w") as out:
    json.dump(cases, out, separators=(",", ":"))
    out.write("\n")
print(len(cases), [len(case["legs"]) for case in cases])
