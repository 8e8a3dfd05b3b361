"""Answers for conditions.test.ts, by Python's standard library alone: every rule anew on each day, from the values known by its end.

Run from the repository root: python3 tests/golden/recipes/conditions.py > tests/golden/conditions.json
"""
import calendar
import datetime
import json

STATE = [20240716]


def draw():
    STATE[0] = (STATE[0] * 1103515245 + 12345) % 2**31
    return STATE[0] / 2**31


def day(d):
    return d.isoformat()


def month_after(d, n):
    place = d.year * 12 + d.month - 1 + n
    return datetime.date(place // 12, place % 12 + 1, 1)


def period_end(d, months):
    last = month_after(d, months - 1)
    return last.replace(day=calendar.monthrange(last.year, last.month)[1])


# Weekdays stand for sessions: no rule asks more of them than their order.
SESSIONS = [
    d
    for d in (datetime.date(2019, 1, 1) + datetime.timedelta(i) for i in range(1000))
    if d.weekday() < 5
]


# Periods that are never published.
NEVER = ("2020-04-01",)


def make(first, count, months, level, drift, spread, lag):
    """Values with the day from which each was known: some never come, some late, some are revised."""
    out = []
    period = first
    for _ in range(count):
        level *= 1 + drift + (draw() - 0.5) * spread
        if draw() > 0.012 and day(period) not in NEVER:
            known = period_end(period, months) + datetime.timedelta(lag + (int(draw() * 40) if draw() < 0.15 else 0))
            value = level
            for _ in range(3):
                out.append((period, round(value, 3), known))
                if draw() > 0.3:
                    break
                value *= 1 + (draw() - 0.5) * spread
                known += datetime.timedelta(5 + int(draw() * 60))
        period = month_after(period, months)
    return out


core = make(datetime.date(2016, 1, 1), 69, 1, 250.0, 0.0023, 0.006, 12)
jobless = make(datetime.date(2016, 1, 1), 69, 1, 4.0, 0.004, 0.2, 5)
output = make(datetime.date(2016, 1, 1), 23, 3, 18000.0, 0.003, 0.05, 28)


def known_by(rows, when):
    """The newest value of every period by the end of a day."""
    latest = {}
    for period, value, known in rows:
        if known <= when and (period not in latest or latest[period][0] < known):
            latest[period] = (known, value)
    return {period: value for period, (_, value) in latest.items()}


def newest_of(rows, when, months, most):
    values = known_by(rows, when)
    if not values:
        return None, None, False
    period = max(values)
    return values, period, (when - period_end(period, months)).days <= most


def at(values, period, back, months=1):
    return values.get(month_after(period, -back * months))


def rate(values, period, back, year, months=1, skip=0):
    now, then = at(values, period, skip, months), at(values, period, skip + back, months)
    return None if now is None or then is None else (now / then) ** (year / back) - 1


def core_three_months(when):
    values, period, fresh = newest_of(core, when, 1, 130)
    if values is None:
        return None, None
    short, long = rate(values, period, 3, 12), rate(values, period, 12, 12)
    if short is None or long is None:
        return None, None
    return (short, short <= 0.03 and short < long) if fresh else (short, None)


def core_year(when):
    values, period, fresh = newest_of(core, when, 1, 130)
    long = None if values is None else rate(values, period, 12, 12)
    return (long, None) if long is None or not fresh else (long, long <= 0.03)


def core_falling(when):
    values, period, fresh = newest_of(core, when, 1, 130)
    if values is None:
        return None, None
    now, then = rate(values, period, 12, 12), rate(values, period, 12, 12, skip=6)
    if now is None or then is None:
        return None, None
    return (now, now < then) if fresh else (now, None)


def output_quarter(when):
    values, period, fresh = newest_of(output, when, 3, 220)
    if values is None:
        return None, None
    printed = min(known for p, _, known in output if p == period)
    change = rate(known_by(output, printed), period, 1, 4, 3)
    return (change, None) if change is None or not fresh else (change, change > 0)


def output_year(when):
    values, period, fresh = newest_of(output, when, 3, 220)
    change = None if values is None else rate(values, period, 4, 4, 3)
    return (change, None) if change is None or not fresh else (change, change > 0)


def unemployment_rise(when):
    values, period, fresh = newest_of(jobless, when, 1, 130)
    if values is None:
        return None, None
    last = [at(values, period, back) for back in range(15)]
    if None in last:
        return None, None
    means = [sum(last[i : i + 3]) / 3 for i in range(13)]
    rise = (means[0] - min(means[1:])) / 100
    return (rise, rise < 0.005) if fresh else (rise, None)


# A target that is set from day to day, known the day before it is in force.
STEPS = [("2019-03-21", 2.75), ("2019-08-01", 2.25), ("2019-09-19", 2.0), ("2020-03-04", 1.25), ("2021-03-17", 1.5)]


def build_target():
    out, value = [], 2.5
    steps = dict(STEPS)
    for i in range(1040):
        d = datetime.date(2018, 12, 1) + datetime.timedelta(i)
        value = steps.get(day(d), value)
        out.append((d, value))
    return out


target = build_target()


def first_cut(t):
    moves = []
    for i in range(1, len(target)):
        if target[i][1] != target[i - 1][1]:
            told = target[i][0] - datetime.timedelta(1)
            since = next((s for s, d in enumerate(SESSIONS) if d >= told), None)
            if since is not None and since <= t:
                moves.append((target[i][1] < target[i - 1][1], since))
    hikes = [i for i, (cut, _) in enumerate(moves) if not cut]
    if not hikes:
        # Which cut is the first is unknown until a year of sessions says that none is.
        within = any(cut and t - since <= 252 for cut, since in moves)
        return None if within or t <= 252 else False
    later = moves[hikes[-1] + 1 :]
    return bool(later) and t - later[0][1] <= 252


RULES = {
    "core-three-months": core_three_months,
    "core-year": core_year,
    "core-falling": core_falling,
    "output-quarter": output_quarter,
    "output-year": output_year,
    "unemployment-rise": unemployment_rise,
}


def rows(series):
    return [[day(p), v, day(k)] for p, v, k in series]


answers = {rule: [of(d) for d in SESSIONS] for rule, of in RULES.items()}
print(
    json.dumps(
        {
            "sessions": [day(d) for d in SESSIONS],
            "series": {"CPILFESL": rows(core), "UNRATE": rows(jobless), "GDPC1": rows(output)},
            "target": [[day(d), v] for d, v in target],
            "holds": {
                **{rule: [h for _, h in found] for rule, found in answers.items()},
                "first-cut": [first_cut(t) for t in range(len(SESSIONS))],
            },
            "figures": {rule: [f for f, h in found] for rule, found in answers.items()},
        }
    )
)
