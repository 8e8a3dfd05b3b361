"""Golden answers for streaks, records, drawdowns and returns, by an independent program (standard library only).

Run from the repository root: python3 tests/golden/recipes/streaks-records-drawdowns.py
Prices come from a linear congruential generator, so the file is the same on every machine. Written for plainness,
not speed: every figure is taken from its definition by looking at the whole history again.
"""
import json
import os


def make_prices(seed, count, gaps):
    state, price, prices = seed, 100.0, []
    for t in range(count):
        state = (1103515245 * state + 12345) % 2147483648
        move = (state / 2147483648 - 0.49) * 0.04
        price = round(price * (1 + move), 2)
        prices.append(None if t in gaps else price)
    return prices


def one_return(p, t, n):
    if t - n < 0 or p[t - n] is None or p[t] is None:
        return None
    return p[t] / p[t - n] - 1


def qualifies(r, direction, theta, ties):
    if r is None:
        return None
    r = r if direction == "up" else -r
    if theta > 0:
        return r >= theta - 1e-12
    return r >= 0 if ties else r > 0


def list_runs(p, direction, theta, ties, length):
    marks = [qualifies(one_return(p, t, 1), direction, theta, ties) for t in range(len(p))]
    known = [t for t, m in enumerate(marks) if m is not None]
    runs = []
    for t, m in enumerate(marks):
        if m is True and (t == 0 or marks[t - 1] is not True):
            end = t
            while end + 1 < len(p) and marks[end + 1] is True:
                end += 1
            if end - t + 1 < length:
                continue
            status = "open" if end == known[-1] else "interrupted" if marks[end + 1] is None else "closed"
            runs.append({"start": t, "reached": t + length - 1, "end": end, "length": end - t + 1,
                         "status": status, "atLeast": t == known[0]})
    return runs


def list_records(p, ties):
    events = []
    for t, price in enumerate(p):
        earlier = [q for q in p[:t] if q is not None]
        if price is None or not earlier:
            continue
        if price > max(earlier) or (ties and price == max(earlier)):
            events.append(t)
    return events


def list_drawdowns(p, least, bear):
    episodes, known = [], [t for t, q in enumerate(p) if q is not None]
    for t in known:
        if any(p[s] > p[t] for s in known if s < t):
            continue  # below an earlier close: no peak
        after = [s for s in known if s > t]
        recovery = next((s for s in after if p[s] >= p[t]), None)
        fall = [s for s in after if recovery is None or s < recovery]
        if not fall:
            continue
        trough = min(fall, key=lambda s: (p[s], s))
        depth = p[trough] / p[t] - 1
        if -depth < least - 1e-12:
            continue
        confirmed = next((s for s in fall if 1 - p[s] / p[t] >= bear - 1e-12), None)
        episodes.append({"peak": t, "trough": trough, "recovery": recovery, "depth": depth, "sessionsDown": trough - t,
                         "sessionsUp": None if recovery is None else recovery - trough, "confirmed": confirmed})
    return episodes


def describe(seed, count, gaps):
    p = make_prices(seed, count, gaps)
    streaks = []
    for direction in ("up", "down"):
        for theta in (0, 0.005, 0.01):
            for ties in (False, True):
                for length in (2, 4):
                    streaks.append({"direction": direction, "theta": theta, "ties": ties, "length": length,
                                    "runs": list_runs(p, direction, theta, ties, length)})
    return {
        "prices": p,
        "returns": {str(n): [one_return(p, t, n) for t in range(count)] for n in (1, 5, 21)},
        "streaks": streaks,
        "records": {"strict": list_records(p, False), "ties": list_records(p, True)},
        "drawdowns": {"least": 0.03, "bear": 0.06, "episodes": list_drawdowns(p, 0.03, 0.06)},
    }


cases = [describe(7, 300, set()), describe(2024, 300, {0, 1, 57, 58, 200, 299}), describe(99, 30, set(range(30)) - {4})]
target = os.path.join(os.path.dirname(__file__), "..", "streaks-records-drawdowns.json")
with open(target, "w", encoding="utf-8") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
