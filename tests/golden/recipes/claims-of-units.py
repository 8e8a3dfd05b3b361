"""Golden verdicts of claims about weeks, months, quarters and parts of years, of what is of its year, of points, crossings and what is joined, by an independent program (standard library only).

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
    if kind == "return" and q.get("figure") == "points":
        back = t - int(q["sessions"])
        return None if back < 0 or units[t][1] is None or units[back][1] is None else units[t][1] - units[back][1]
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
    if kind == "cross":
        if crossed(units, t, q) is not True:
            return None
        before = [s for s in range(t) if crossed(units, s, q)]
        return t - before[-1] - 1 if before else 0
    raise ValueError(kind)


def crossed(units, t, q):
    """Whether the close, or the mean of fewer closes, came to the side of the mean in unit t; None where either is not known there or before."""
    def mean(s, n):
        window = [c for _, c in units[max(0, s - n + 1): s + 1]]
        return None if len(window) < n or None in window else sum(window) / n

    def beside(s):
        if s < 0:
            return None
        line, slow = units[s][1] if q["fast"] == "close" else mean(s, int(q["fast"])), mean(s, int(q["average"]))
        if line is None or slow is None:
            return None
        above = line / slow - 1
        return above < -1e-12 if q.get("direction") == "down" else above > 1e-12

    now, before = beside(t), beside(t - 1)
    return None if now is None or before is None else now and not before


def is_known(units, t, q):
    if q["measure"] == "cross":
        return crossed(units, t, q) is not None
    return (change(units, t) if q["measure"] == "swing" else measure(units, t, q)) is not None


def too_many_unknown(known, begin, end):
    """More than a twentieth of the units that a claim speaks of, from where it can first be judged."""
    looked = known[max(begin, known.index(True)): end + 1]
    return looked.count(False) > 0.05 * len(looked)


def joined_rule(text):
    name, *parts = text.split(",")
    return {"measure": name, **dict(part.split(":") for part in parts)}


def stands(units, t, q, known):
    """Whether a move or a count is at or beyond its threshold; None where that is not known."""
    if not known[t]:
        return None
    value, least = measure(units, t, q), float(q["atLeast"])
    if q["measure"] == "tally":
        return value >= least
    return (-value if q.get("direction") == "down" else value) >= least / 100 - 1e-12


def judge_joined(units, q):
    """(holds, figure, times) of a claim that what is joined stood with it, counted in all or for the first time since a day."""
    rules = [q, joined_rule(q["and"])]
    knowns = [[is_known(units, t, rule) for t in range(len(units))] for rule in rules]
    found = [[stands(units, t, rule, known) for t in range(len(units))] for rule, known in zip(rules, knowns)]
    known = [all(marks) for marks in zip(*knowns)]
    at = len(units) - 1
    if not known[at]:
        return None
    on = [t for t in range(len(units)) if known[t] and all(marks[t] for marks in found)]
    figure, begin = measure(units, at, q), 0
    if q["comparison"] == "only-k-since":
        holds = at in on and len(on) == int(q["count"])
    else:
        before = [t for t in on if t < at]
        if at in on and not before and q["since"] < units[known.index(True)][0]:
            return None
        holds = at in on and not [t for t in before if units[t][0] > q["since"]]
        begin = next(t for t, u in enumerate(units) if u[0] >= q["since"])
    if holds and too_many_unknown(known, begin, at):
        return None
    return holds, figure, len(on)


def is_run(q):
    return q["measure"] in ("streak", "calm", "spell")


def extreme(q, value):
    if is_run(q) or q["measure"] in ("tally", "swing", "cross"):
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
              and not (q["measure"] in ("swing", "cross") and t == first)]
    # And it is itself no record of a wait.
    if q["measure"] in ("swing", "cross") and at == first:
        return None
    known = [is_known(units, t, q) for t in range(len(units))]
    begin = next(t for t, u in enumerate(units) if u[0][:4] == units[at][0][:4]) if "within" in q else 0
    rivals = [t for t in rivals if t >= begin]
    # Of runs and moves the history begins with the first close, of crossings where one can first be told.
    history = 0 if q["measure"] in ("streak", "calm", "swing") else known.index(True) if q["measure"] == "cross" else first
    is_short = "within" in q and history >= begin and not (history == begin and begin > 0)
    # Of a year, and of what is hidden for long, nothing holds where much cannot be judged.
    is_hidden = ("within" in q or q["measure"] == "cross") and too_many_unknown(known, begin, at)
    own = extreme(q, values[at])
    is_it = values[at] == int(q["sessions"]) if is_run(q) else own > 0 if q["measure"] in ("return", "drawdown") else True
    better = [t for t in rivals if extreme(q, values[t]) > own]
    if q["comparison"] == "largest":
        holds = is_it and not better
        return None if (holds and is_hidden) or (not better and is_short) else (holds, values[at])
    if q["comparison"] == "nth":
        holds = is_it and len(better) + 1 == int(q["count"])
        return None if (holds and is_hidden) or (len(better) + 1 <= int(q["count"]) and is_short) else (holds, values[at])
    # highest-since
    before = [t for t in rivals if t < at and extreme(q, values[t]) >= own]
    # Where nothing as extreme is stored, the history must reach back to the day that is named.
    if not before and q["since"] < units[history][0]:
        return None
    holds = is_it and not [t for t in before if units[t][0] > q["since"]]
    since = next((t for t, u in enumerate(units) if u[0] >= q["since"]), at)
    return None if holds and q["measure"] == "cross" and too_many_unknown(known, since, at) else (holds, values[at])


def list_claims():
    shapes = [{"measure": "return", "sessions": n, "direction": d} for n in ("1", "3") for d in ("up", "down")]
    shapes += [{"measure": "drawdown"}]
    shapes += [{"measure": "tally", "sessions": "6", "direction": d, "thresholdPct": p} for d in ("up", "down") for p in ("0", "1")]
    shapes += [{"measure": "swing", "direction": d, "thresholdPct": "1.5"} for d in ("up", "down")]
    shapes += [{"measure": m, "sessions": n, "direction": d, "thresholdPct": "0.5"}
               for m in ("streak", "calm") for n in ("1", "2", "3") for d in ("up", "down")]
    shapes += [{"measure": "spell", "sessions": n, "direction": d, "average": "20"} for n in ("1", "4") for d in ("up", "down")]
    shapes += [{"measure": "return", "figure": "points", "sessions": n, "direction": d} for n in ("1", "3") for d in ("up", "down")]
    shapes += [{"measure": "cross", "fast": f, "average": a, "direction": d} for f, a in (("close", "20"), ("20", "50")) for d in ("up", "down")]
    comparisons = [{"comparison": "largest", "within": "year"}, {"comparison": "nth", "count": "2", "within": "year"}, {"comparison": "largest"}, {"comparison": "nth", "count": "2"}, {"comparison": "nth", "count": "4"},
                   {"comparison": "highest-since", "since": "2020-06-30"}]
    return [{**shape, **comparison} for shape in shapes for comparison in comparisons]


def list_joined():
    shapes = [{"measure": "return", "sessions": "1", "direction": d, "atLeast": "1"} for d in ("up", "down")]
    rules = ["tally,atLeast:3,sessions:5,thresholdPct:0", "return,atLeast:2,direction:down,sessions:3"]
    return [{**shape, "and": rule, **c} for shape in shapes for rule in rules
            for c in ({"comparison": "first-since", "since": "2020-06-30"}, {"comparison": "only-k-since", "count": "0"})]


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
                    if same and (unit == "week" or q["measure"] != "return" or q["sessions"] != "1" or "within" in q):
                        continue
                    found = judge(units, q, same)
                    if found is not None:
                        query = {**q, "symbol": "AAA", "unit": unit, **({"part": "same"} if same else {}), "asOf": as_of}
                        judged.append({"query": "&".join(f"{k}={v}" for k, v in query.items()), "holds": found[0], "figure": found[1]})
            for place, q in enumerate(list_joined()):
                found = judge_joined(units, q)
                if found is not None and q["comparison"] == "only-k-since":
                    # Mostly the number that there is, else one more.
                    q = {**q, "count": str(max(1, found[2] + (place + len(unit)) % 3 // 2))}
                    found = judge_joined(units, q)
                if found is not None:
                    query = {**q, "symbol": "AAA", "unit": unit, "asOf": as_of}
                    judged.append({"query": "&".join(f"{k}={v}" for k, v in query.items()), "holds": found[0], "figure": found[1]})
    cases.append({"days": days, "closes": [closes[d] for d in days], "claims": judged})

target = os.path.join(os.path.dirname(__file__), "..", "claims-of-units.json")
with open(target, "w", encoding="utf-8") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
