"""Plausible wrong readings of the contract, and how many of the made-up weeks give each of them away.

A rule can bind often while one clause of it never matters. So each entry here changes the oracle in the way a
hurried reader might, and the weeks whose optimum then differs are counted: a solver with that misreading would
fail in `agree.py` on about as many.

    python3 misreadings.py --weeks 300 --seed 1

Exits 1 when a misreading goes unseen more often than asked.
"""

import argparse
import dataclasses
import itertools
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from math import inf
from unittest.mock import patch
from zoneinfo import ZoneInfo

import optimum
import rounds
import rules
import score
import travel
import weekfile
from binding import POINTS
from weeks import week as made_up_week


def personal(name: str, rule):
    """Another reading of a personal rule."""
    return lambda: patch.dict(rules.PERSONAL, {name: rule})


def instead(module, name: str, reading):
    """Another reading of a function of the oracle."""
    return lambda: patch.object(module, name, reading)


def not_for_trainees(function, otherwise):
    return lambda week, person, *rest: otherwise if person.is_trainee else function(week, person, *rest)


def between_neighbours(week, person, slots):
    ordered = sorted(slots, key=lambda slot: slot.start)
    return [breach for two in itertools.pairwise(ordered) for breach in rules.no_overlap(week, person, list(two))]


@contextmanager
def neighbours_only():
    """Then a slot in between can mend an overlap, and the shortcut for rules of two slots does not hold."""
    shortcuts = {"OF_TWO_SLOTS": ("daily-rest",), "MENDED_BY_MORE": ("short-day", "no-overlap")}
    with patch.dict(rules.PERSONAL, {"no-overlap": between_neighbours}), patch.multiple(rounds, **shortcuts):
        yield


def rest_before_the_next_day_only(week, person, slots):
    following = timedelta(days=1)
    day = datetime.fromisoformat
    return [
        breach
        for earlier, later in rules.pairs(slots)
        if day(later.day) - day(earlier.day) == following
        for breach in rules.daily_rest(week, person, [earlier, later])
    ]


def rest_past_sunday(week, person, slots):
    return rules.weekly_rest(week, person, slots) if rests_before_the_last(week, slots) else []


def rests_before_the_last(week, slots) -> bool:
    """Whether the week goes on long enough after the last slot: a rest counted past its end always fits."""
    return not slots or week.ends - max(slot.end for slot in slots) >= week.rules["weekly_rest_minutes"]


def there_only(week, person, slots):
    return [slot for slot in slots if week.leg(person, person.home, slot.home) > person.max_travel_minutes]


def unnamed_months_are_full(week, person, slots):
    unnamed = [slot for slot in slots if slot.month not in person.remaining_minutes_per_month]
    return unnamed or rules.month_limit(week, person, slots)


def certificates_for_trainees_too(week, person, slots):
    return [slot for slot in slots if rules.lacking(person, slot)]


def short_days_for_trainees_too(week, person, slots):
    return [minutes for minutes in rules.minutes_by_day(slots).values() if minutes < person.min_minutes_per_day]


def one_way_travel(week, person, slots):
    back = sum(
        week.leg(
            person, max((slot for slot in slots if slot.day == day), key=lambda slot: slot.start).home, person.home
        )
        for day in {slot.day for slot in slots}
    )
    return TRAVEL(week, person, slots) + week.weights["travel_per_minute"] * back


def travel_there_and_back_for_each_slot(week, person, slots):
    return sum(TRAVEL(week, person, [slot]) for slot in slots)


def half_rounded_down(week, person, minutes):
    target = person.target_minutes
    return -week.weights["shortfall_per_minute"] * (max(0, target - minutes) + max(0, target // 2 - minutes))


def related_languages(week, slot, caregiver):
    short = [{tag.split("-")[0] for tag in tags} for tags in (slot.languages, caregiver.languages)]
    return week.weights["language"] if short[0] & short[1] else 0.0


def unserved_is_no_change(week, slot, caregiver):
    return 0.0 if caregiver is None else CHANGE(week, slot, caregiver)


def endless_learning(week, person, minutes):
    return week.weights["learning_per_minute"] * minutes if person.is_trainee else 0.0


def mentors_named_or_none(trainee, caregiver):
    return MAY_ACCOMPANY(trainee, caregiver) and caregiver.id in trainee.mentors


def any_mentor(trainee, caregiver):
    return trainee.is_trainee and caregiver.stage == "mentor"


def swapped_matrix(known, transport, origin, destination):
    return LOOKED_UP(known, transport, destination, origin)


def distance_only(known, transport, origin, destination):
    return LOOKED_UP(known, transport, *(travel.Place(at.lat, at.lon, None) for at in (origin, destination)))


def days_in_utc(minutes, zone):
    return LOCAL_DAY(minutes, UTC)


def windows_apart(windows):
    return tuple((window.start, window.end) for window in windows)


def by_the_clock_on_the_wall(document: dict) -> dict:
    """Instants as wall-clock time: an hour too short or too long across a clock change."""
    zone = ZoneInfo(document["time_zone"])

    def wall(entry: dict) -> dict:
        moments = {name: datetime.fromisoformat(entry[name]).astimezone(zone) for name in ("start", "end")}
        return entry | {name: moment.strftime("%Y-%m-%dT%H:%M:00Z") for name, moment in moments.items()}

    people = [
        person | {"availability": [wall(window) for window in person["availability"]]}
        for person in document["caregivers"]
    ]
    slots = [wall(slot) for slot in document["slots"]]
    return document | {"time_zone": "UTC", "caregivers": people, "slots": slots}


def replaced(week, rules: dict):
    """The week under other figures."""
    return dataclasses.replace(week, rules=week.rules | rules)


def idle_from_end_to_start(week, person, slots):
    with patch.object(score, "handover", lambda *_: 0), patch.object(type(week), "leg", lambda *_: 0):
        return IDLE(week, person, slots)


def new_face_for_each_slot(week, caregiver, slots):
    return -week.weights["new_face"] * sum(caregiver.id not in slot.usual for slot in slots)


def known_in_one_is_known(week, caregiver, slots):
    known = {slot.household for slot in slots if caregiver.id in slot.usual}
    return FACES(week, caregiver, [slot for slot in slots if slot.household not in known])


# The right readings, for wrong ones that build on them.
TRAVEL, CHANGE, LOCAL_DAY = score.travel, score.change, weekfile.local_day
IDLE, FACES = score.idle, score.faces
MAY_ACCOMPANY, LOOKED_UP = rules.may_accompany, travel.Travel.looked_up

MISREADINGS = {
    "no-overlap between neighbours only": neighbours_only,
    "a handover everywhere": instead(rules, "handover", lambda week, *two: week.rules["handover_minutes"]),
    "no handover at one address": instead(
        rules, "handover", lambda week, a, b: 0 if a.home.address == b.home.address else week.rules["handover_minutes"]
    ),
    "no handover in one household": instead(
        rules, "handover", lambda week, a, b: 0 if a.household == b.household else week.rules["handover_minutes"]
    ),
    "daily rest before the next day only": personal("daily-rest", rest_before_the_next_day_only),
    "weekly rest may run past Sunday": personal("weekly-rest", rest_past_sunday),
    "too far on the way there only": personal("too-far", there_only),
    "a month without a name is full": personal("month-limit", unnamed_months_are_full),
    "trainees need certificates": personal("certificates", certificates_for_trainees_too),
    "short days count for trainees": personal("short-day", short_days_for_trainees_too),
    "trainees are never blocked": personal("blocked", not_for_trainees(rules.blocked, [])),
    "trainees need no availability": personal("available", not_for_trainees(rules.available, [])),
    "trainees travel as far as they like": personal("too-far", not_for_trainees(rules.too_far, [])),
    "trainees may overlap": personal("no-overlap", not_for_trainees(rules.no_overlap, [])),
    "trainees have no daily rest": personal("daily-rest", not_for_trainees(rules.daily_rest, [])),
    "trainees have no cap a day": personal("day-limit", not_for_trainees(rules.day_limit, [])),
    "trainees have no cap a week": personal("week-limit", not_for_trainees(rules.week_limit, [])),
    "trainees have no cap a month": personal("month-limit", not_for_trainees(rules.month_limit, [])),
    "trainees have no cap on days": personal("days-limit", not_for_trainees(rules.days_limit, [])),
    "trainees travel for nothing": instead(score, "travel", not_for_trainees(score.travel, 0.0)),
    "trainees have no wishes": instead(score, "wish", not_for_trainees(score.wish, 0.0)),
    "trainees have no target": instead(score, "shortfall", not_for_trainees(score.shortfall, 0.0)),
    "learning without end": instead(score, "learning", endless_learning),
    "no mentors named means none": instead(optimum, "may_accompany", mentors_named_or_none),
    "any mentor will do": instead(optimum, "may_accompany", any_mentor),
    "the way home is free": instead(score, "travel", one_way_travel),
    "home between every two slots": instead(score, "travel", travel_there_and_back_for_each_slot),
    "half the target rounded down": instead(score, "shortfall", half_rounded_down),
    "nl understands nl-BE": instead(score, "language", related_languages),
    "an unserved slot is no change": instead(score, "change", unserved_is_no_change),
    "waiting counts without end": instead(
        score, "idle", lambda week, person, slots: IDLE(replaced(week, {"idle_until_minutes": 10**6}), person, slots)
    ),
    "waiting counts from end to start": instead(score, "idle", idle_from_end_to_start),
    "trainees wait for nothing": instead(score, "idle", not_for_trainees(score.idle, 0.0)),
    "a new face counts for each slot": instead(score, "faces", new_face_for_each_slot),
    "a known face in one slot is known in all": instead(score, "faces", known_in_one_is_known),
    "the matrix read by column": instead(travel.Travel, "looked_up", swapped_matrix),
    "the matrix not read": instead(travel.Travel, "looked_up", distance_only),
    "days and months in UTC": instead(weekfile, "local_day", days_in_utc),
    "windows that touch stay apart": instead(weekfile, "joined", windows_apart),
    "the last day of a certificate is lost": instead(
        weekfile.Certificate, "covers", lambda held, day: held.valid_from <= day < (held.valid_until or "9999")
    ),
}
OF_DOCUMENTS = {"durations by the clock on the wall": by_the_clock_on_the_wall}


def best_score(document: dict) -> float:
    found = optimum.optimum(weekfile.week_from(document))
    return -inf if found is None else found.score


def given_away(document: dict) -> Counter:
    """The misreadings whose optimum is not the right one."""
    right = best_score(document)
    wrong = {name: best_score(changed(document)) for name, changed in OF_DOCUMENTS.items()}
    for name, reading in MISREADINGS.items():
        with reading():
            wrong[name] = best_score(document)
    return Counter(name for name, points in wrong.items() if differs(points, right))


def differs(points: float, right: float) -> bool:
    return points != right and not abs(points - right) <= POINTS


def main() -> int:
    arguments = argparse.ArgumentParser(description="Count the weeks that give each misreading away.")
    arguments.add_argument("--weeks", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--at-least", type=int, default=1)
    given = arguments.parse_args()
    seen: Counter = Counter()
    for number in range(given.weeks):
        seen += given_away(made_up_week(given.seed, number))
    names = [*MISREADINGS, *OF_DOCUMENTS]
    for name in names:
        print(f"{name:<40}{seen[name]:>6}{'' if seen[name] >= given.at_least else '  unseen'}")
    return 1 if any(seen[name] < given.at_least for name in names) else 0


if __name__ == "__main__":
    sys.exit(main())
