"""Small made-up weeks in which the rules and the parts of the objective get in each other's way.

A week starts out roomy: two to six people who could do almost anything, two to seven slots on few days. Then
some *pinches* are drawn, each aimed at one or two rules. Few pinches at a time, so that a rule is often the
only thing between the optimum and a better plan: that is what makes it bind.

The same seed and number give the same week on every machine.

    python3 weeks.py --seed 1 --number 7            prints one week file
"""

import argparse
import itertools
import json
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

from pinches import PINCHES, PINCHES_OF_2

# Name, zone, and what is special about the week.
ORDINARY = [("2026-W48", "Europe/Brussels"), ("2026-W20", "Europe/Brussels"), ("2026-W33", "Asia/Kolkata")]
TWO_MONTHS = [
    ("2026-W49", "Europe/Brussels"),  # Monday is the last of November
    ("2026-W40", "Europe/Brussels"),
    ("2026-W14", "Europe/Lisbon"),
    ("2026-W53", "Europe/Brussels"),  # and two years
    ("2026-W18", "America/New_York"),
]
CLOCK_CHANGES = [
    ("2026-W43", "Europe/Brussels"),  # Sunday has 25 hours
    ("2026-W13", "Europe/Brussels"),  # Sunday has 23
    ("2026-W13", "Europe/Lisbon"),
    ("2026-W44", "America/New_York"),  # 25 hours, and on the first of the month
    ("2026-W10", "America/New_York"),
    ("2026-W14", "Australia/Lord_Howe"),  # half an hour, and two months
]
CODES = ["infant-first-aid", "care-0-3", "care-3-12"]
LANGUAGES = ["nl", "fr", "ar", "tr", "nl-BE"]
PREFERENCES = ["wanted", "ok", "if-needed"]
LENGTHS = [60, 90, 120, 180, 180, 240, 240, 300, 360]


class Draft:
    """A week in the making: the document, the dice, and local time."""

    def __init__(self, seed: int, number: int):
        self.dice = Random(f"{seed}/{number}")
        self.version = self.dice.choice([1, 2, 2])
        kind = self.dice.choices([ORDINARY, TWO_MONTHS, CLOCK_CHANGES], weights=[4, 4, 2])[0]
        self.changes_clock = kind is CLOCK_CHANGES
        name, zone = self.dice.choice(kind)
        self.zone = ZoneInfo(zone)
        year, week = name.split("-W")
        self.monday = date.fromisocalendar(int(year), int(week), 1)
        self.document = {
            "format": f"wijkopvang-week/{self.version}",
            "week": name,
            "time_zone": zone,
            "rules": {},
            "weights": {},
            "travel": None,
            "caregivers": [],
            "slots": [],
        }

    @property
    def caregivers(self) -> list[dict]:
        return self.document["caregivers"]

    @property
    def slots(self) -> list[dict]:
        return self.document["slots"]

    @property
    def carers(self) -> list[dict]:
        return [person for person in self.caregivers if person["stage"] != "trainee"]

    @property
    def trainees(self) -> list[dict]:
        return [person for person in self.caregivers if person["stage"] == "trainee"]

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def moment(self, day: int, minute: int) -> datetime:
        """The instant of a wall-clock minute on a day of the week (0 is Monday), in UTC."""
        midnight = datetime.combine(self.monday + timedelta(days=day), datetime.min.time())
        return (midnight + timedelta(minutes=minute)).replace(tzinfo=self.zone).astimezone(UTC)

    def written(self, moment: datetime) -> str:
        """RFC 3339, mostly with the zone's own offset, now and then with another."""
        style = self.dice.random()
        if style < 0.1:
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        other = timezone(timedelta(hours=5, minutes=45))
        return moment.astimezone(other if style < 0.15 else self.zone).isoformat()

    def day(self, number: int) -> str:
        return (self.monday + timedelta(days=number)).isoformat()

    def date_of(self, slot: dict) -> date:
        """The local date of a slot's start."""
        return datetime.fromisoformat(slot["start"]).astimezone(self.zone).date()


def week(seed: int, number: int) -> dict:
    """Week number `number` of a seed, as a document in the week format."""
    draft = Draft(seed, number)
    places = [place(draft) for _ in range(draft.dice.randint(2, 5))]
    add_caregivers(draft, places)
    add_slots(draft, places)
    known = [pinch for pinch in PINCHES if draft.version > 1 or pinch not in PINCHES_OF_2]
    drawn = draft.dice.sample(known, draft.dice.choice([2, 3, 3, 4, 5]))
    for pinch in sorted(drawn, key=PINCHES.index):
        pinch(draft)
    if draft.changes_clock:
        add_night_of_the_change(draft)
    if draft.version == 1:
        forget_what_is_new(draft)
    trim(draft)
    return draft.document


def place(draft: Draft) -> dict:
    """Somewhere within a few kilometres of a town's centre."""
    return {
        "lat": round(51.05 + draft.dice.uniform(-0.04, 0.04), 5),
        "lon": round(3.72 + draft.dice.uniform(-0.06, 0.06), 5),
    }


def add_caregivers(draft: Draft, places: list[dict]) -> None:
    count = draft.dice.choice([2, 2, 3, 3, 4, 5, 6])
    stages = [draft.dice.choice(["qualified", "qualified", "mentor"])]
    stages += draft.dice.choices(["trainee", "qualified", "mentor"], weights=[3, 3, 3], k=count - 1)
    draft.dice.shuffle(stages)
    for number, stage in enumerate(stages):
        draft.caregivers.append(caregiver(draft, f"c{number}", stage, places))


def caregiver(draft: Draft, name: str, stage: str, places: list[dict]) -> dict:
    dice = draft.dice
    home = dice.choice(places) if draft.chance(0.2) else place(draft)
    return {
        "id": name,
        "home": dict(home),
        "transport": dice.choice(["foot", "bicycle", "bicycle", "bus", "car"]),
        "max_travel_minutes": 240,
        "stage": stage,
        "certificates": [{"code": code, "valid_from": "2025-01-10", "valid_until": None} for code in CODES],
        "languages": dice.sample(LANGUAGES, dice.randint(1, 2)),
        "availability": windows(draft),
        "max_minutes_per_day": 1200,
        "max_minutes_per_week": 6000,
        "remaining_minutes_per_month": {},
        "max_days": 7,
        "min_minutes_per_day": 0,
        "target_minutes": dice.choice([0, 0, 120, 301, 480, 900, 1500]),
        "learning_minutes": dice.choice([0, 120, 200, 400, 3600]) if stage == "trainee" else 0,
        "mentors": [],
    }


def windows(draft: Draft) -> list[dict]:
    """The whole week and a day before and after, cut into windows that touch, not always in order of time."""
    dice = draft.dice
    cuts = sorted(dice.sample(range(-24, 192), dice.choice([0, 1, 3, 6, 12])))
    hours = [-24, *(cut for cut in cuts if cut > -24), 192]
    found = [
        {
            "start": draft.written(draft.moment(0, 60 * start)),
            "end": draft.written(draft.moment(0, 60 * end)),
            "preference": dice.choice(PREFERENCES),
        }
        for start, end in itertools.pairwise(hours)
        if draft.moment(0, 60 * start) < draft.moment(0, 60 * end)
    ]
    if draft.chance(0.1):
        dice.shuffle(found)
    return found


def add_slots(draft: Draft, places: list[dict]) -> None:
    dice = draft.dice
    days = dice.sample(range(7), dice.choice([1, 2, 2, 3, 4]))
    homes = {f"h{number}": dice.choice(places) for number in range(dice.randint(1, 4))}
    for number in range(dice.choice([2, 3, 4, 4, 5, 5, 6, 7])):
        household = dice.choice(list(homes))
        # Now and then a household is elsewhere: a handover is due there, though it is the same family.
        home = dice.choice(places) if draft.chance(0.1) else homes[household]
        draft.slots.append(slot(draft, f"s{number}", household, home, dice.choice(days)))


def slot(draft: Draft, name: str, household: str, home: dict, day: int) -> dict:
    dice = draft.dice
    minute = 15 * dice.randint(24, 84)
    length = dice.choice(LENGTHS)
    if draft.chance(0.08):
        minute, length = 60 * dice.randint(19, 23), dice.choice([360, 480, 725])
        day = dice.choice([day, 6])  # across midnight, often the one that ends the week
    if draft.chance(0.05):
        minute, length = minute + dice.randint(1, 14), dice.choice([15, 50, 720])
    start = draft.moment(day, minute)
    return {
        "id": name,
        "household": household,
        "home": dict(home),
        "start": draft.written(start),
        "end": draft.written(start + timedelta(minutes=min(length, 720))),
        "requires": [],
        "languages": dice.sample(LANGUAGES, dice.choice([0, 1, 1, 2])),
        "priority": dice.randint(1, 5),
        "usual": [person["id"] for person in draft.caregivers if draft.chance(0.15)],
        "blocked": [],
        "pinned": None,
        "published": None,
    }


def add_night_of_the_change(draft: Draft) -> None:
    """One slot, or two, over the early hours of Sunday, when the clock changes."""
    for entry in draft.dice.sample(draft.slots, draft.dice.randint(0, 2)):
        start = draft.moment(5, 60 * draft.dice.randint(20, 25))
        entry["start"] = draft.written(start)
        entry["end"] = draft.written(start + timedelta(minutes=draft.dice.choice([420, 480, 600])))


def forget_what_is_new(draft: Draft) -> None:
    """The first version of the format refuses what it does not know."""
    for name in ("idle_per_minute", "new_face"):
        draft.document["weights"].pop(name, None)


def trim(draft: Draft) -> None:
    """Leaves out what may be left out, in some weeks, so that the defaults are read too."""
    for optional in ("rules", "weights", "travel"):
        if not draft.document[optional] and draft.chance(0.5):
            del draft.document[optional]


def main() -> int:
    arguments = argparse.ArgumentParser(description="Print one of the made-up weeks.")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--number", type=int, default=0)
    given = arguments.parse_args()
    json.dump(week(given.seed, given.number), sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
