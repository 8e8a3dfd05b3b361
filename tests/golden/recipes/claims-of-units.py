"""Golden verdicts of claims about weeks, months, quarters and parts of years, by an independent program (standard library only).

Run from the repository root: python3 tests/golden/recipes/claims-of-units.py
Closes come from a linear congruential generator on the weekdays of 2019 to 2021 that were no holiday of the exchange, two of them not
stored. Every claim is judged by its words: units are gathered by their names, and the whole history is looked at again for each.
"""
import datetime
import json
import os

HOLIDAYS = set("""2019-01-01 2019-01-21 2019-02-18 2019-04-19 2019-05-27 2019-07-04 2019-09-02 2019-11-28 2019-12-25
2020-01-01 2020-01-20 2020-02-17 2020-04-10 2020-05-25 2020-07-03 2020-09-07 2020-11-26 2020-12-25
2021-01-01 2021-01-18 2021-02-15 2021-04-02 2021-05-31 2021-07-05 2021-09-06 2021-11-25 2021-12-24""".split())


def list_days():
    day, days = datetime.date(2019, 1, 2), []
    while day.year < 2022:
        if day.weekday() < 5 and day.isoformat() not in HOLIDAYS:
            days.append(day.isoformat())
        day += datetime.timedelta(1)
    return days


def make_closes(seed, days, gaps):
    state, price, closes = seed, 100.0, {}
    for day in days:
        state = (1103515245 * state + 12345) % 2147483648
        price = round(price * (1 + (state / 2147483648 - 0.485) * 0.035), 2)
        closes[day] = None if day in gaps else price
    return closes


def unit_name(day, unit):
    date = datetime.date.fromisoformat(day)
    if unit == "week":
        return date.isocalendar()[:2]
    if unit == "month":
        return (date.year, date.month)
    return (date.year, (date.month + 2) // 3)


def gather(days, closes, unit, as_of):
    """The last day of each unit that is over by as_of, with its close."""
    known = [d for d in days if d <= as_of]
    following = [d for d in days if d > as_of][:1] or ["2022-01-03"]
    chain = known + following
    ends = [a for a, b in zip(chain, chain[1:]) if unit_name(a, unit) != unit_name(b, unit)]
    return [(d, closes[d]) for d in ends]


def change(units, t, n=1):
    if t - n < 0 or units[t][1] is None or units[t - n][1] is None:
        return None
    return units[t][1] / units[t - n][1] - 1


def up(r, percent):
    return r > 0 if percent == 0 else r >= percent / 100 - 1e-12


def measure(units, t, q):
    kind, size = q["measure"], float(q.get("thresholdPct", 0))
    sign = -1 if q.get("direction") == "down" else 1
    is_move = lambda s: None if change(units, s) is None else up(sign * change(units, s), size)
    if kind == "return":
        return change(units, t, int(q["sessions"]))
    if kind == "drawdown":
        return None if units[t][1] is None else units[t][1] / max(c for _, c in units[: t + 1] if c is not None) - 1
    if kind == "streak" or kind == "calm":
        wanted, length = kind == "streak", 0
        if is_move(t) is None:
            return None
        while t - length >= 0 and is_move(t - length) is wanted:
            length += 1
        return length
    if kind == "tally":
        marks = [is_move(s) if s >= 0 else None for s in range(t - int(q["sessions"]) + 1, t + 1)]
        return None if None in marks else sum(marks)
    if kind == "swing":
        if is_move(t) is not True:
            return None
        before = [s for s in range(t) if is_move(s) is True]
        return t - before[-1] - 1 if before else 0
    if kind == "spell":
        def beside(s):
            window = [c for _, c in units[max(0, s - 19): s + 1]]
            if len(window) < 20 or None in window:
                return None
            return sign * (window[-1] / (sum(window) / 20) - 1) > 1e-12
        if beside(t) is None:
            return None
        length = 0
        while beside(t - length) is True:
            length += 1
        return length
    raise ValueError(kind)


def is_run(q):
    return q["measure"] in ("streak", "calm", "spell")


def extreme(q, value):
    if is_run(q) or q["measure"] in ("tally", "swing"):
        return value
    return float("%.12g" % (-value if q.get("direction") == "down" or q["measure"] == "drawdown" else value))


def judge(units, q, same):
    """(holds, figure) of a claim about the last unit; None where it cannot be judged."""
    values = [measure(units, t, q) for t in range(len(units))]
    if same:
        own = units[-1][0][5:7]
        values = [v if units[t][0][5:7] == own else None for t, v in enumerate(values)]
    at = len(units) - 1
    if values[at] is None:
        return None
    # Of a run its last session stands for it; the wait before the first move is not known.
    first = next(t for t, v in enumerate(values) if v is not None)
    rivals = [t for t, v in enumerate(values) if v is not None
              and not (is_run(q) and (v == 0 or (t < at and values[t + 1] is not None and values[t + 1] > v)))
              and not (q["measure"] == "swing" and t == first)]
    own = extreme(q, values[at])
    is_it = values[at] == int(q["sessions"]) if is_run(q) else own > 0 if q["measure"] in ("return", "drawdown") else True
    better = [t for t in rivals if extreme(q, values[t]) > own]
    if q["comparison"] == "largest":
        return is_it and not better, values[at]
    if q["comparison"] == "nth":
        return is_it and len(better) + 1 == int(q["count"]), values[at]
    # highest-since
    before = [t for t in rivals if t < at and extreme(q, values[t]) >= own]
    # Where nothing as extreme is stored, the history must reach back to the day that is named: of runs and moves it begins with the first close.
    begin = units[0][0] if q["measure"] in ("streak", "calm", "swing") else units[first][0]
    if not before and q["since"] < begin:
        return None
    return is_it and not [t for t in before if units[t][0] > q["since"]], values[at]


def list_claims():
    shapes = [{"measure": "return", "sessions": n, "direction": d} for n in ("1", "3") for d in ("up", "down")]
    shapes += [{"measure": "drawdown"}]
    shapes += [{"measure": "tally", "sessions": "6", "direction": d, "thresholdPct": p} for d in ("up", "down") for p in ("0", "1")]
    shapes += [{"measure": "swing", "direction": d, "thresholdPct": "1.5"} for d in ("up", "down")]
    shapes += [{"measure": m, "sessions": n, "direction": d, "thresholdPct": "0.5"}
               for m in ("streak", "calm") for n in ("1", "2", "3") for d in ("up", "down")]
    shapes += [{"measure": "spell", "sessions": n, "direction": d, "average": "20"} for n in ("1", "4") for d in ("up", "down")]
    comparisons = [{"comparison": "largest"}, {"comparison": "nth", "count": "2"}, {"comparison": "nth", "count": "4"},
                   {"comparison": "highest-since", "since": "2020-06-30"}]
    return [{**shape, **comparison} for shape in shapes for comparison in comparisons]


days = list_days()
cases = []
for seed, gaps in ((11, set()), (2024, {"2020-05-29", "2021-03-12"})):
    closes = make_closes(seed, days, gaps)
    judged = []
    for unit in ("week", "month", "quarter"):
        for as_of in ("2020-12-31", "2021-06-16", "2021-12-31"):
            units = gather(days, closes, unit, as_of)
            for q in list_claims():
                for same in (False, True):
                    if same and (unit == "week" or q["measure"] != "return" or q["sessions"] != "1"):
                        continue
                    found = judge(units, q, same)
                    if found is not None:
                        query = {**q, "symbol": "AAA", "unit": unit, **({"part": "same"} if same else {}), "asOf": as_of}
                        judged.append({"query": "&".join(f"{k}={v}" for k, v in query.items()), "holds": found[0], "figure": found[1]})
    cases.append({"days": days, "closes": [closes[d] for d in days], "claims": judged})

target = os.path.join(os.path.dirname(__file__), "..", "claims-of-units.json")
with open(target, "w", encoding="utf-8") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
