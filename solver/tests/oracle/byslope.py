"""The most that a person's week can be worth where minutes have a price: each day by itself, see `solver/docs/certificate.md`."""

from bestweek import NEVER, REWARD
from personal import Day, Personal


def by_slope(personal: Personal, own: list[int | None], must: frozenset[int], slope: int) -> int:
    """The same for somebody whose minutes have a price: days by themselves, and what minutes are worth beyond it."""
    if any(own[place] is None for place in must):
        return NEVER
    days = []
    for day in personal.days:
        pins = len(must.intersection(day.places))
        worth = best_chain(personal, day, own, must, slope) - REWARD * pins
        if pins and worth < -REWARD // 2:
            return NEVER
        days.append((pins, worth))
    free = max(0, personal.person.max_days - sum(1 for pins, _ in days if pins))
    open_days = sorted((worth for pins, worth in days if not pins and worth > 0), reverse=True)[:free]
    cap = max(0, min(personal.week_cap, sum(day_cap(personal, number) for number in range(len(days)))))
    target = personal.person.target_minutes
    turns = [0, target // 2, target // 2 + 1, target, personal.person.learning_minutes, cap]
    height = max(personal.worth_of_minutes(m) - slope * m for m in turns if m <= cap)
    return sum(worth for pins, worth in days if pins) + sum(open_days) + height


def day_cap(personal: Personal, number: int) -> int:
    return min(personal.day_cap, personal.month_caps[personal.month_of_day[number]])


def best_chain(personal: Personal, day: Day, own: list[int | None], must: frozenset[int], slope: int) -> int:
    first, until = day.places.start, day.places.stop
    ahead = [NEVER] * len(day.places)
    best = NEVER
    for place in range(until - 1, first - 1, -1):
        worth = own[place]
        if worth is None:
            continue
        most = -personal.back[place]
        for later, lost in personal.ways(place, until):
            then = ahead[later - first] - lost
            if then > most:
                most = then
        most += worth + slope * personal.minutes[place] + (REWARD if place in must else 0)
        ahead[place - first] = most
        best = max(best, most - personal.out[place])
    return best
