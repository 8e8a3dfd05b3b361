"""Golden figures of what followed events of weeks, months and quarters, by an independent program (standard library only).

Run from the repository root: python3 tests/golden/recipes/rules-of-units.py
Closes come from a linear congruential generator on the weekdays of 2016 to 2021 that were no holiday of the exchange, two of them not
stored. Units are gathered by their names; whether a rule holds in a unit, and what followed, is looked up anew for each from the units
themselves. What the units are read from ends on a day within a week, a month and a quarter, which are left out or taken as they stand.
"""
import datetime
import json
import os
import statistics

HOLIDAYS = set("""2016-01-01 2016-01-18 2016-02-15 2016-03-25 2016-05-30 2016-07-04 2016-09-05 2016-11-24 2016-12-26
2017-01-02 2017-01-16 2017-02-20 2017-04-14 2017-05-29 2017-07-04 2017-09-04 2017-11-23 2017-12-25
2018-01-01 2018-01-15 2018-02-19 2018-03-30 2018-05-28 2018-07-04 2018-09-03 2018-11-22 2018-12-05 2018-12-25
2019-01-01 2019-01-21 2019-02-18 2019-04-19 2019-05-27 2019-07-04 2019-09-02 2019-11-28 2019-12-25
2020-01-01 2020-01-20 2020-02-17 2020-04-10 2020-05-25 2020-07-03 2020-09-07 2020-11-26 2020-12-25
2021-01-01 2021-01-18 2021-02-15 2021-04-02 2021-05-31 2021-07-05 2021-09-06 2021-11-25 2021-12-24""".split())
HORIZONS = {"week": (1, 2, 4, 13, 26, 52), "month": (1, 2, 3, 6, 12, 24), "quarter": (1, 2, 3, 4, 8, 12)}
# So many values must lie before one that is called an extreme.
HISTORY = {"week": 52, "month": 12, "quarter": 10}
GAP = 3


def list_days():
    day, days = datetime.date(2016, 1, 4), []
    while day.year < 2022:
        if day.weekday() < 5 and day.isoformat() not in HOLIDAYS:
            days.append(day.isoformat())
        day += datetime.timedelta(1)
    return days


def make_closes(seed, days, gaps):
    state, price, closes = seed, 100.0, []
    for day in days:
        state = (1103515245 * state + 12345) % 2147483648
        price = round(price * (1 + (state / 2147483648 - 0.485) * 0.035), 2)
        closes.append(None if day in gaps else price)
    return closes


def unit_name(day, unit):
    date = datetime.date.fromisoformat(day)
    if unit == "week":
        return date.isocalendar()[:2]
    return (date.year, date.month if unit == "month" else (date.month + 2) // 3)


def gather(days, unit, running, rows):
    """The rows of the last day of each unit; of the one that goes on those so far, or none."""
    names = [unit_name(day, unit) for day in days]
    ends = [t for t in range(len(days) - 1) if names[t] != names[t + 1]]
    if running == "to-date":
        ends.append(len(days) - 1)
    return [rows[t] for t in ends]


def ratio(x, y):
    return None if x is None or y is None else x / y - 1


def at(c, t):
    return c[t] if 0 <= t < len(c) else None


def moved(a, b, q, t):
    """Whether unit t moved as the rule asks; None where its move is not known."""
    move = ratio(at(a, t), at(a, t - 1))
    if b is not None:
        other = ratio(at(b, t), at(b, t - 1))
        move = None if move is None or other is None else move - other
    if move is None:
        return None
    move = -move if q["direction"] == "down" else move
    size = float(q["thresholdPct"]) / 100
    return move > 0 if size == 0 else move >= size - 1e-12


def beside(a, q, t):
    n = int(q["average"])
    window = [at(a, s) for s in range(t - n + 1, t + 1)]
    if None in window:
        return None
    above = window[-1] / (sum(window) / n) - 1
    return above < -1e-12 if q["direction"] == "down" else above > 1e-12


def run_of(is_one, t):
    if is_one(t) is None:
        return None
    length = 0
    while is_one(t - length):
        length += 1
    return length


def measure(a, b, q, t):
    """(whether it is known in unit t, its value there or None)."""
    kind = q["measure"]
    if kind == "streak":
        value = run_of(lambda s: moved(a, b, q, s), t)
    elif kind == "calm":
        value = run_of(lambda s: None if moved(a, None, q, s) is None else not moved(a, None, q, s), t)
    elif kind == "spell":
        value = run_of(lambda s: beside(a, q, s), t)
    elif kind == "return":
        value = ratio(at(a, t), at(a, t - int(q["sessions"])))
    elif kind == "outperformance":
        own, other = (ratio(at(c, t), at(c, t - int(q["sessions"]))) for c in (a, b))
        value = None if own is None or other is None else own - other
    elif kind == "distance":
        window = [at(a, s) for s in range(t - int(q["sessions"]) + 1, t + 1)]
        value = None if None in window else window[-1] / (sum(window) / len(window)) - 1
    elif kind == "drawdown":
        value = ratio(a[t], max(c for c in a[: t + 1] if c is not None)) if a[t] is not None else None
    elif kind == "level":
        value = a[t]
    elif kind == "tally":
        marks = [moved(a, None, q, s) for s in range(t - int(q["sessions"]) + 1, t + 1)]
        value = None if None in marks else sum(marks)
    elif kind == "swing":
        before = [s for s in range(t) if moved(a, None, q, s)]
        value = None if not moved(a, None, q, t) else t - before[-1] - 1 if before else 0
        return moved(a, None, q, t) is not None, value
    else:
        assert kind == "record"
        first = next(s for s, c in enumerate(a) if c is not None)
        is_record = lambda s: s > first and a[s] is not None and all(a[s] > c for c in a[:s] if c is not None)
        last = next((s for s in range(t - 1, first, -1) if is_record(s)), first)
        return a[t] is not None, t - last if is_record(t) else None
    return value is not None, value


def holds(q, values, t):
    """Whether the rule holds in unit t by its value and those before."""
    kind, value = q["measure"], values[t]
    if value is None:
        return False
    down = q.get("direction") == "down"
    if q.get("trigger") == "extreme":
        side = -1 if down or kind == "drawdown" else 1
        digits = [float("%.12g" % (side * v)) for v in values[: t + 1] if v is not None]
        return all(digits[-1] > v for v in digits[:-1])
    if kind in ("streak", "calm", "spell"):
        return value == int(q["sessions"])
    least = float(q["atLeast"])
    if kind in ("swing", "record", "tally"):
        return value >= least
    if kind == "level":
        return value <= least + 1e-12 if down else value >= least - 1e-12
    if kind == "drawdown":
        is_in = lambda v: v <= -least / 100 + 1e-12 if down else v >= -least / 100 - 1e-12
        before = [v for v in values[:t] if v is not None]
        return bool(before) and is_in(value) and not is_in(before[-1])
    return (-value if down else value) >= least / 100 - 1e-12


def kept(rule, known, policy, horizon):
    if policy == "first-cross":
        return [t for t in rule if t - 1 not in rule and t > 0 and known[t - 1]]
    if policy == "gap":
        return [t for t in rule if not any(t - GAP < s < t for s in rule)]
    out = []
    for t in rule:
        if policy == "all" or all(t - s >= horizon for s in out):
            out.append(t)
    return out


def outcome(a, t, h, finished):
    """(return, worst drop) of the h units after t; None unless they are over."""
    if t + h >= finished:
        return None
    end = ratio(at(a, t + h), at(a, t))
    return None if end is None else (end, min(a[s] for s in range(t + 1, t + h + 1) if a[s] is not None) / a[t] - 1)


def mean(values):
    return statistics.fmean(values) if values else None


def judge(units, q, unit, policy, running):
    dates, a, b = ([u[i] for u in units] for i in range(3))
    other = b if "versus" in q else None
    found = [measure(a, other, q, t) for t in range(len(a))]
    known = [is_known for is_known, _ in found]
    values = [value for _, value in found]
    if q.get("trigger") == "extreme":
        known = [is_known and sum(known[:t]) >= HISTORY[unit] for t, is_known in enumerate(known)]
    rule = [t for t in range(len(a)) if known[t] and holds(q, values, t)]
    # The unit that goes on ends no horizon, and nothing begins in it that could be over.
    finished = len(a) - (1 if running == "to-date" else 0)
    rows = []
    for h in HORIZONS[unit]:
        events = kept(rule, known, policy, h)
        done = [o for o in (outcome(a, t, h, finished) for t in events) if o is not None]
        base = [o for o in (outcome(a, t, h, finished) for t in range(len(a)) if known[t]) if o is not None]
        rows.append({
            "n": len(events), "complete": len(done), "mean": mean([r for r, _ in done]), "higher": mean([float(r > 0) for r, _ in done]),
            "drop": mean([d for _, d in done]), "baseN": len(base), "base": mean([r for r, _ in base]),
        })
    return {"dates": [dates[t] for t in kept(rule, known, policy, HORIZONS[unit][-1])], "rows": rows}


def list_rules():
    rules = [{"measure": "streak", "sessions": n, "direction": d, "thresholdPct": p} for n in ("1", "3") for d in ("up", "down") for p in ("0", "1")]
    rules += [{"measure": "streak", "sessions": "2", "direction": "up", "thresholdPct": "0", "versus": "BBB"}]
    rules += [{"measure": "calm", "sessions": "3", "direction": "down", "thresholdPct": "2"}]
    rules += [{"measure": "spell", "sessions": "2", "direction": d, "average": "20"} for d in ("up", "down")]
    rules += [{"measure": "return", "sessions": n, "direction": d, "atLeast": "3"} for n in ("1", "4") for d in ("up", "down")]
    rules += [{"measure": "outperformance", "versus": "BBB", "sessions": "2", "direction": "up", "atLeast": "2"}]
    rules += [{"measure": "distance", "sessions": "6", "direction": "up", "atLeast": "2"}]
    rules += [{"measure": "drawdown", "direction": d, "atLeast": "6"} for d in ("up", "down")]
    rules += [{"measure": "level", "direction": d, "atLeast": "110"} for d in ("up", "down")]
    rules += [{"measure": "tally", "sessions": "6", "direction": "up", "thresholdPct": "0", "atLeast": "5"}]
    rules += [{"measure": "swing", "direction": "down", "thresholdPct": "2", "atLeast": "3"}]
    rules += [{"measure": "record", "atLeast": "2"}]
    rules += [{"measure": m, "sessions": "3", "direction": d, "trigger": "extreme"} for m in ("return", "distance") for d in ("up", "down")]
    rules += [{"measure": "level", "direction": "up", "trigger": "extreme"}, {"measure": "drawdown", "direction": "down", "trigger": "extreme"}]
    return rules


policies = ("all", "first-cross", "gap", "first-in-horizon")
days = list_days()
cases = []
for seed, gaps in ((11, set()), (2024, {"2020-05-29", "2021-03-12"})):
    a, b = make_closes(seed, days, gaps), make_closes(seed + 500, days, set())
    as_of = days.index("2021-11-16")
    known = list(zip(days, a, b))[: as_of + 1]
    rules = []
    for unit in HORIZONS:
        for place, q in enumerate(list_rules()):
            # Each policy, and the unit so far, with every fourth rule: with other rules in each unit and market.
            turn = place + seed + len(unit)
            policy, running = policies[turn % 4], "to-date" if turn % 5 == 0 else "omit"
            units = gather([d for d, _, _ in known], unit, running, known)
            query = {**q, "symbol": "AAA", "unit": unit, "policy": policy, "gapSessions": str(GAP), "running": running}
            rules.append({"query": "&".join(f"{k}={v}" for k, v in query.items()), **judge(units, q, unit, policy, running)})
    cases.append({"from": days[0], "a": a[: as_of + 1], "b": b[: as_of + 1], "last": days[as_of], "rules": rules})

target = os.path.join(os.path.dirname(__file__), "..", "rules-of-units.json")
with open(target, "w", encoding="utf-8") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
