"""Answers for seasons.test.ts, by Python's standard library alone and by the slowest obvious formula.

The draws are made anew from the published descriptions of FNV-1a, MurmurHash3's finaliser and sfc32.
Run from the repository root: python3 tests/golden/recipes/seasons.py > tests/golden/seasons.json
"""
import calendar
import datetime
import itertools
import json
import math
import statistics

MASK = 2**32 - 1
DRAWS = 10_000


def weekdays(first, last):
    day, out = first, []
    while day <= last:
        if day.weekday() < 5 and (day.month, day.day) not in ((1, 1), (7, 4), (12, 25)) and day.toordinal() % 97 != 0:
            out.append(day)
        day += datetime.timedelta(days=1)
    return out


def walk(days, hole):
    state, price, out = 20240716, 100.0, {}
    for day in days:
        state = (state * 1103515245 + 12345) % 2**31
        price *= 1 + (state / 2**31 - 0.49) * 0.05
        if day != hole:
            out[day] = round(price, 4)
    return out


def hash32(text, basis):
    value = basis
    for letter in text:
        value = ((value ^ ord(letter)) * 0x01000193) & MASK
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & MASK
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & MASK
    return value ^ (value >> 16)


def words(seed):
    a, b, c, counter = (hash32(seed, basis) for basis in (0x811C9DC5, 0x9E3779B9, 0x243F6A88, 0xB7E15162))
    for place in itertools.count():
        word = (a + b + counter) & MASK
        counter = (counter + 1) & MASK
        a = b ^ (b >> 9)
        b = (c + (c << 3)) & MASK
        c = (((c << 21) | (c >> 11)) + word) & MASK
        if place >= 20:
            yield word


def part_of(day, by, days):
    if by == "month":
        return day.year, calendar.month_name[day.month]
    if by == "week":
        year, week, _ = day.isocalendar()
        return year, f"W{week}"
    return day.year, sum(1 for other in days if other.year == day.year and other <= day)


def returns(days, closes, by, running):
    """{year: {part: return}}, each part by its last session over the last session before it began."""
    ends = {}
    for day in days:
        ends[part_of(day, by, days)] = day
    parts = list(ends)
    out = {}
    for before, part in itertools.pairwise(parts):
        if by == "session" and part[0] == days[0].year:
            continue
        then, now = closes.get(ends[before]), closes.get(ends[part])
        if then is not None and now is not None and not (running and part == parts[-1]):
            out.setdefault(part[0], {})[part[1]] = now / then - 1
    return out


def p_value(table, years, part, seed):
    pools = [list(table[year].values()) for year in years]
    centre = math.fsum(math.fsum(pool) / len(pool) for pool in pools) / len(years)
    own = abs(math.fsum(table[year][part] for year in years) / len(years) - centre)
    stream, beaten = words(seed), 0
    for _ in range(DRAWS):
        drawn = [pool[next(stream) * len(pool) >> 32] for pool in pools]
        beaten += abs(math.fsum(drawn) / len(years) - centre) >= own - 1e-12
    return (1 + beaten) / (1 + DRAWS)


def holm(values):
    ranked = sorted((value, place) for place, value in enumerate(values) if value is not None)
    out, least = [None] * len(values), 0
    for before, (value, place) in enumerate(ranked):
        least = max(least, min(1, value * (len(values) - before)))
        out[place] = least
    return out


def rows(days, closes, by, running, chosen, seed):
    table = {year: parts for year, parts in returns(days, closes, by, running).items() if chosen(year)}
    names = sorted({part for parts in table.values() for part in parts}, key=lambda part: order(part))
    out, known = [], {}
    for part in names:
        years = [year for year in sorted(table) if part in table[year]]
        values = [table[year][part] for year in years]
        pair = lambda pick: next((year, value) for year, value in zip(years, values) if value == pick(values))
        p = p_value(table, years, part, seed) if len(years) >= 5 else None
        known[part] = p
        (best, top), (worst, low) = pair(max), pair(min)
        out.append({
            "period": part, "mean_pct": 100 * math.fsum(values) / len(values), "median_pct": 100 * statistics.median(values),
            "share_higher_pct": 100 * sum(value > 0 for value in values) / len(values), "n": len(values),
            "best": best, "best_pct": 100 * top, "worst": worst, "worst_pct": 100 * low, "p": p,
        })
    for row, adjusted in zip(out, holm([row["p"] for row in out])):
        row["p_adjusted"] = adjusted
    return out


def order(part):
    if isinstance(part, int):
        return part
    return int(part[1:]) if part[1:].isdigit() else list(calendar.month_name).index(part)


DAYS = weekdays(datetime.date(2011, 3, 1), datetime.date(2024, 7, 16))
CLOSES = walk(DAYS, DAYS[700])
CASES = [
    {"query": "", "by": "month", "chosen": lambda year: True, "seed": "seasons?"},
    {"query": "exclude=2020,2015", "by": "month", "chosen": lambda year: year not in (2015, 2020), "seed": "seasons?exclude=2015,2020"},
    {"query": "by=week", "by": "week", "chosen": lambda year: True, "seed": "seasons?by=week"},
    {"query": "by=session", "by": "session", "chosen": lambda year: True, "seed": "seasons?by=session"},
    {"query": "cycle=4", "by": "month", "chosen": lambda year: year % 4 == 0, "seed": "seasons?cycle=4"},
]
WEEKS = [datetime.date(1926, 12, 25) + datetime.timedelta(days=step) for step in range(0, 40_000, 13)]

print(json.dumps({
    "sessions": [str(day) for day in DAYS],
    "closes": [CLOSES.get(day) for day in DAYS],
    "weeks": [[str(day), *day.isocalendar()[:2]] for day in WEEKS if day.isocalendar()[1] in (1, 2, 52, 53)],
    "cases": [
        {"query": case["query"], "rows": rows(DAYS, CLOSES, case["by"], case["by"] != "session", case["chosen"], case["seed"])}
        for case in CASES
    ],
}))
