"""Golden verdicts of plain facts: that something happened or did not on a day that is named, figures that are bounds, ways from a low to a record, by an independent program (standard library only).

Run from the repository root: python3 tests/golden/recipes/plain-facts.py
Closes are whole hundredths, and what is made of them fractions, so that what lies on a bound lies on it exactly. Two markets come from a linear congruential generator, one with two
days not stored; in the others the last session of a unit goes from 100 to a round figure or back, so that bounds are met. Every claim is
judged by its words: units are gathered by their names, and all closes before the day are looked at again for each.
"""
import datetime
import json
import os
from fractions import Fraction

HOLIDAYS = set("""2019-01-01 2019-01-21 2019-02-18 2019-04-19 2019-05-27 2019-07-04 2019-09-02 2019-11-28 2019-12-25
2020-01-01 2020-01-20 2020-02-17 2020-04-10 2020-05-25 2020-07-03 2020-09-07 2020-11-26 2020-12-25
2021-01-01 2021-01-18 2021-02-15 2021-04-02 2021-05-31 2021-07-05 2021-09-06 2021-11-25 2021-12-24""".split())
UNITS = ("session", "week", "month", "quarter")


def list_days():
    day, days = datetime.date(2019, 1, 2), []
    while day.year < 2022:
        if day.weekday() < 5 and day.isoformat() not in HOLIDAYS:
            days.append(day.isoformat())
        day += datetime.timedelta(1)
    return days


def draw(seed):
    state = seed
    while True:
        state = (1103515245 * state + 12345) % 2147483648
        yield state / 2147483648


def walk(seed, days, gaps):
    price, closes, numbers = 100.0, {}, draw(seed)
    for day in days:
        price = round(price * (1 + (next(numbers) - 0.478) * 0.036), 2)
        closes[day] = None if day in gaps else "%.2f" % price
    return closes


def unit_name(day, unit):
    date = datetime.date.fromisoformat(day)
    if unit == "session":
        return day
    if unit == "week":
        return date.isocalendar()[:2]
    return (date.year, date.month) if unit == "month" else (date.year, (date.month + 2) // 3)


def ladder(seed, days, unit):
    """100, a round figure, 100, ...: every second unit moves by a round part of 100."""
    numbers, closes, close, last = draw(seed), {}, "100", None
    for place, day in enumerate(days):
        following = days[place + 1] if place + 1 < len(days) else "2022-01-03"
        if unit_name(day, unit) != unit_name(following, unit):
            close = "100" if close != "100" else ["95", "98", "99", "99.5", "100.5", "101", "102.5", "105"][int(next(numbers) * 8)]
        closes[day] = close
    return closes


def gather(days, closes, unit):
    chain = days + ["2022-01-03"]
    ends = [a for a, b in zip(chain, chain[1:]) if unit_name(a, unit) != unit_name(b, unit)]
    return [(d, None if closes[d] is None else round(100 * Fraction(closes[d]))) for d in ends]


def stored(units, t):
    return [(s, c) for s, (_, c) in enumerate(units[: t + 1]) if c is not None]


def change(units, t, n=1):
    if t < n or units[t][1] is None or units[t - n][1] is None:
        return None
    return Fraction(units[t][1], units[t - n][1]) - 1


def mean(units, t, n):
    window = [c for _, c in units[max(0, t - n + 1): t + 1]]
    return None if len(window) < n or None in window else Fraction(sum(window), n)


def to_side(q, value):
    if value is None:
        return None
    return abs(value) if q.get("direction") == "either" else -value if q.get("direction") == "down" else value


def is_move(units, t, q):
    size, move = Fraction(q["thresholdPct"]) / 100, to_side(q, change(units, t))
    return None if move is None else move > 0 if size == 0 else move >= size


def beside(units, t, q):
    """How far the line is above the mean."""
    if t < 0:
        return None
    line = mean(units, t, 1 if q["fast"] == "close" else int(q["fast"]))
    slow = mean(units, t, int(q["average"]))
    return None if line is None or slow is None else line / slow - 1


def way_back(units, t, q):
    """Units from the low of a fall to the record that ends it at t; None where there is no such record."""
    before = stored(units, t - 1)
    if not before or units[t][1] is None or not units[t][1] > max(c for _, c in before):
        return None
    top = max(c for _, c in before)
    begin = next(s for s, c in before if c == top)
    fall = [(s, c) for s, c in before if c < top and s > begin]
    if not fall:
        return None
    low = min(c for _, c in fall)
    return t - max(s for s, c in fall if c == low) if 1 - Fraction(low, top) >= Fraction(q["thresholdPct"]) / 100 else None


def value_of(units, t, q):
    """The figure of a measure that has one at every close."""
    kind, close = q["measure"], units[t][1]
    if close is None:
        return None
    if kind == "level":
        return Fraction(close, 100)
    if kind == "return" and q.get("figure") == "points":
        n = int(q["sessions"])
        return None if t < n or units[t - n][1] is None else Fraction(close - units[t - n][1], 100)
    if kind == "return":
        return change(units, t, int(q["sessions"]))
    if kind == "drawdown":
        return Fraction(close, max(c for _, c in stored(units, t))) - 1
    if kind == "distance":
        line = mean(units, t, int(q["sessions"]))
        return None if line is None else close / line - 1
    if kind == "tally":
        marks = [is_move(units, s, q) if s >= 0 else None for s in range(t - int(q["sessions"]) + 1, t + 1)]
        return None if None in marks else sum(marks)
    raise ValueError(kind)


def happened(units, t, q):
    """(holds, figure that decides it) of a plain fact; holds is None where it cannot be judged."""
    kind, close = q["measure"], units[t][1]
    if close is None:
        return None, None
    least = Fraction(q["atLeast"]) if "atLeast" in q else None
    if kind == "record":
        before = stored(units, t - 1)
        if not before:
            return False, None
        top = max(c for _, c in before)
        return close > top, Fraction(close, top) - 1
    if kind == "recovery":
        way = way_back(units, t, q)
        return (True, way) if way is not None and (least is None or way >= least) else (False, None)
    if kind == "swing":
        return is_move(units, t, q), change(units, t)
    if kind == "cross":
        now, then = beside(units, t, q), beside(units, t - 1, q)
        if now is None or then is None:
            return None, None
        sign = -1 if q["direction"] == "down" else 1
        return sign * now > 0 and not sign * then > 0, now
    value = value_of(units, t, q)
    if value is None:
        return None, None
    size = -value if kind == "drawdown" else to_side(q, value)
    scale = 1 if q.get("figure") == "points" else 100
    return (size > 0 if least is None else size >= least / scale), value


def absent(units, t, q, found):
    """(holds, figure) of an event that did not come; of the first close nobody knows whether it was a record."""
    if found[0] is None or (q["measure"] == "record" and not stored(units, t - 1)):
        return None, None
    return not found[0], found[1]


def is_percent(q):
    return q["measure"] in ("drawdown", "distance") or (q["measure"] == "return" and q.get("figure") != "points")


def is_sized(q):
    return q["measure"] in ("return", "drawdown", "distance")


def figure(units, t, q):
    """(holds, figure) of a figure that is said, as it is or as a bound."""
    value = value_of(units, t, q)
    if value is None:
        return None, None
    own = (-value if q["measure"] == "drawdown" else to_side(q, value)) if is_sized(q) else value
    shown, said = own * (100 if is_percent(q) else 1), Fraction(q["said"])
    meets = {"at-least": shown >= said, "more-than": shown > said, "at-most": shown <= said, "less-than": shown < said}[q["side"]]
    return (own > 0 if is_sized(q) else True) and meets, value


def ways(units, t, q):
    return [(s, way_back(units, s, q)) for s in range(t + 1) if way_back(units, s, q) is not None]


def recovered(units, t, q):
    """(holds, figure) of other claims of the way from a low to a record, on the last unit."""
    if units[t][1] is None:
        return None, None
    found = ways(units, t, q)
    own = way_back(units, t, q)
    if q["comparison"] == "gap":
        return own == int(q["count"]), own
    if q["comparison"] == "count-this-year":
        of_year = [s for s, _ in found if units[s][0][:4] == units[t][0][:4]]
        return len(of_year) == int(q["count"]), len(of_year)
    if q["comparison"] == "nth":
        # Of the first of all nobody knows whether its fall began before the data, unless they had set a record by then.
        begun = stored(units, found[0][0] - found[0][1] - 1) if found else []
        known = found if any(close > begun[0][1] for _, close in begun) else found[1:]
        better = [way for _, way in known if (way < own if q["direction"] == "down" else way > own)] if own is not None else []
        return own is not None and len(better) + 1 == int(q["count"]), own
    counted = [s for s, _ in found if units[s][0] >= q["since"]]
    return own is not None and len(counted) == int(q["count"]), own


def as_text(value):
    """A fraction of few decimals in digits, unsigned."""
    text = "%.8f" % abs(float(value))
    return text.rstrip("0").rstrip(".")


FACTS = [{"measure": "record", "price": "close"}]
FACTS += [{"measure": "recovery", "thresholdPct": p, **a} for p in ("0", "5") for a in ({}, {"atLeast": "3"})]
FACTS += [{"measure": "swing", "thresholdPct": p, "direction": d} for p in ("0", "1", "2.5") for d in ("up", "down", "either")]
FACTS += [{"measure": "cross", "fast": f, "average": a, "direction": d} for f, a in (("close", "20"), ("20", "50")) for d in ("up", "down")]
FACTS += [{"measure": "return", "sessions": n, "direction": d, **a} for n in ("1", "3") for d in ("up", "down") for a in ({}, {"atLeast": "1"}, {"atLeast": "2.5"})]
FACTS += [{"measure": "return", "figure": "points", "sessions": n, "direction": d, "atLeast": "1"} for n in ("1", "3") for d in ("up", "down")]
FACTS += [{"measure": "distance", "sessions": "5", "direction": d, **a} for d in ("up", "down") for a in ({}, {"atLeast": "2"})]
FACTS += [{"measure": "drawdown", "atLeast": p} for p in ("1", "5")]
FIGURES = [{"measure": "return", "sessions": n, "direction": d, **f} for n in ("1", "2") for d in ("up", "down") for f in ({}, {"figure": "points"})]
FIGURES += [{"measure": "level"}, {"measure": "drawdown"}, {"measure": "distance", "sessions": "2", "direction": "up"}]
FIGURES += [{"measure": "tally", "sessions": "6", "thresholdPct": "1", "direction": d} for d in ("up", "down")]
SIDES = ("at-least", "more-than", "at-most", "less-than")

days = list_days()
markets = [walk(5, days, set()), walk(77, days, {"2020-05-29", "2021-03-12", "2021-07-06"})]
markets += [ladder(place + 3, days, unit) for place, unit in enumerate(UNITS)]
cases = []
for place, closes in enumerate(markets):
    judged, numbers = [], draw(place + 1)
    pick = lambda items: items[int(next(numbers) * len(items))]

    def add(unit, q, on, found):
        query = {**q, "symbol": "AAA", "unit": unit, **({} if on is None else {"on": on})}
        text = "&".join(f"{k}={v}" for k, v in query.items())
        judged.append({"query": text, "holds": found[0], "figure": None if found[1] is None else float(found[1])})

    for unit in UNITS if place < 2 else UNITS[place - 2: place - 1]:
        units = gather(days, closes, unit)
        inside = {}
        for d in days:
            inside.setdefault(unit_name(d, unit), []).append(d)
        for q in FACTS:
            # A unit at random, and one in which it was so: any day of a unit names it.
            so = [t for t in range(len(units)) if happened(units, t, q)[0]]
            for t in [pick(range(len(units)))] + ([pick(so)] if so else []):
                q_on = {**q, "comparison": "happened"}
                day, found = pick(inside[unit_name(units[t][0], unit)]), happened(units, t, q)
                add(unit, q_on, day, found)
                if q["measure"] in ("record", "swing", "cross"):
                    add(unit, {**q, "comparison": "none"}, day, absent(units, t, q, found))
        for q in FIGURES:
            t = pick(range(len(units)))
            value = value_of(units, t, q)
            shown = Fraction(0) if value is None else value * (100 if is_percent(q) else 1)
            # The figure itself where it has few decimals, else the one rounded; a step off it now and then.
            said = shown if 100 % shown.denominator == 0 else Fraction(round(abs(shown) * 100), 100)
            said = max(Fraction(0), abs(said) + pick([0, 0, 0, 1, -1]) * (1 if q["measure"] == "tally" else Fraction(1, 100)))
            for side in SIDES:
                asked = {**q, "comparison": "figure", "said": as_text(said), "side": side}
                add(unit, asked, pick(inside[unit_name(units[t][0], unit)]), figure(units, t, asked))
        for threshold in ("0", "5"):
            base = {"measure": "recovery", "thresholdPct": threshold}
            so = [t for t in range(len(units)) if way_back(units, t, base) is not None]
            # On the last day that is known, which is that of the way back where there is one.
            for t in [pick(so), pick(so), pick(range(1, len(units)))] if so else []:
                own = way_back(units, t, base)
                of_year = recovered(units, t, {**base, "comparison": "count-this-year", "count": "0"})[1]
                since = f"{units[t][0][:4]}-01-01"
                for q in ({"comparison": "gap", "count": str(max(1, (own or 0) + pick([0, 0, 1])))},
                          {"comparison": "count-this-year", "count": str((of_year or 0) + pick([0, 0, 1]))},
                          {"comparison": "only-k-since", "count": str(max(1, (of_year or 0) + pick([0, 0, 1]))), "since": since}):
                    if q.get("since", units[0][0]) > units[0][0]:
                        add(unit, {**base, **q, "asOf": units[t][0]}, None, recovered(units, t, {**base, **q}))
            for t in so[1:][-3:]:
                for direction in ("up", "down"):
                    q = {**base, "comparison": "nth", "direction": direction, "count": str(pick([1, 1, 2, 3]))}
                    add(unit, {**q, "asOf": units[t][0]}, None, recovered(units, t, q))
    cases.append({"days": days, "closes": [None if closes[d] is None else float(closes[d]) for d in days], "claims": judged})

target = os.path.join(os.path.dirname(__file__), "..", "plain-facts.json")
with open(target, "w", encoding="utf-8") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
