"""A week file as plain values, every default filled in.

Written from the contract of the week format alone. Instants become whole minutes since 1970 in UTC,
so that a duration is always elapsed time, also on the two days a year whose length is not 24 hours.
Local days and local months are kept beside them as text (`2026-11-23`, `2026-11`).

A well-formed file is taken for granted: this module is no validator, it reads what a validator let through.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from travel import Place, Travel

FORMATS = ("wijkopvang-week/1", "wijkopvang-week/2")

RULE_DEFAULTS = {
    "detour_factor": 1.3,
    "speed_kmh": {"foot": 5, "bicycle": 15, "bus": 18, "car": 30},
    "handover_minutes": 5,
    "daily_rest_minutes": 660,
    "weekly_rest_minutes": 2100,
}

WEIGHT_DEFAULTS = {
    "served_per_slot": 0,
    "served_per_minute": 10,
    "priority": [1, 1.5, 2, 3, 5],
    "household_first": 600,
    "continuity": 120,
    "language": 60,
    "wanted_per_minute": 0.5,
    "if_needed_per_minute": 1,
    "travel_per_minute": 2,
    "shortfall_per_minute": 0.5,
    "learning_per_minute": 3,
    "change": 900,
}


# What the second version of the format adds; in the first both weights are nothing.
RULES_OF_2 = {"idle_until_minutes": 120}
WEIGHTS_OF_2 = {"idle_per_minute": 0.5, "new_face": 100}
WEIGHTS_OF_1 = {"idle_per_minute": 0, "new_face": 0}


@dataclass(frozen=True)
class Certificate:
    """Held from `valid_from` up to and including `valid_until` (ISO dates; None: for ever)."""

    code: str
    valid_from: str
    valid_until: str | None

    def covers(self, day: str) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class Window:
    """One stretch of availability, in minutes since 1970; the end is not part of it."""

    start: int
    end: int
    preference: str


@dataclass(frozen=True, eq=False)
class Caregiver:
    """A caregiver or trainee. All caps, targets and travel limits are in minutes, `max_days` in days."""

    id: str
    home: Place
    transport: str
    max_travel_minutes: int
    stage: str
    certificates: tuple[Certificate, ...]
    languages: frozenset[str]
    windows: tuple[Window, ...]
    stretches: tuple[tuple[int, int], ...]
    max_minutes_per_day: int
    max_minutes_per_week: int
    remaining_minutes_per_month: dict[str, int]
    max_days: int
    min_minutes_per_day: int
    target_minutes: int
    learning_minutes: int
    mentors: frozenset[str]

    @property
    def is_trainee(self) -> bool:
        return self.stage == "trainee"


@dataclass(frozen=True, eq=False)
class Slot:
    """One piece of care. `day` and `month` are local, at its start; `minutes` is its elapsed length."""

    id: str
    household: str
    home: Place
    start: int
    end: int
    day: str
    month: str
    requires: tuple[str, ...]
    languages: frozenset[str]
    priority: int
    usual: frozenset[str]
    blocked: frozenset[str]
    pinned: str | None
    published: str | None
    either: str | None

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, eq=False)
class Week:
    """One planning week, from local Monday 00:00 (`begins`) to the next (`ends`), in minutes since 1970."""

    version: int
    name: str
    begins: int
    ends: int
    rules: dict
    weights: dict
    travel: Travel
    caregivers: tuple[Caregiver, ...]
    slots: tuple[Slot, ...]
    caregiver: dict[str, Caregiver] = field(repr=False, default_factory=dict)
    slot: dict[str, Slot] = field(repr=False, default_factory=dict)

    def leg(self, person: Caregiver, origin: Place, destination: Place) -> int:
        """Minutes of travel from one place to another with this person's means of transport."""
        return self.travel.minutes(person.transport, origin, destination)


def read_week(path: str) -> Week:
    """The week in the JSON file at `path`."""
    with open(path, encoding="utf-8") as file:
        return week_from(json.load(file))


def week_from(document: dict) -> Week:
    """The week in a parsed JSON document."""
    if document["format"] not in FORMATS:
        raise ValueError(f"format is {document['format']!r}, expected one of {FORMATS}")
    version = 1 + FORMATS.index(document["format"])
    zone = ZoneInfo(document["time_zone"])
    rules = RULE_DEFAULTS | RULES_OF_2 | (document.get("rules") or {})
    weights = WEIGHT_DEFAULTS | (WEIGHTS_OF_1 if version == 1 else WEIGHTS_OF_2) | (document.get("weights") or {})
    begins, ends = week_limits(document["week"], zone)
    caregivers = tuple(caregiver_from(entry) for entry in document["caregivers"])
    slots = tuple(slot_from(entry, zone) for entry in document["slots"])
    return Week(
        version=version,
        name=document["week"],
        begins=begins,
        ends=ends,
        rules=rules,
        weights=weights,
        travel=Travel(rules["speed_kmh"], rules["detour_factor"], document.get("travel")),
        caregivers=caregivers,
        slots=slots,
        caregiver={caregiver.id: caregiver for caregiver in caregivers},
        slot={slot.id: slot for slot in slots},
    )


def caregiver_from(entry: dict) -> Caregiver:
    windows = tuple(
        Window(instant(window["start"]), instant(window["end"]), window["preference"])
        for window in entry["availability"]
    )
    return Caregiver(
        id=entry["id"],
        home=place_from(entry["home"]),
        transport=entry["transport"],
        max_travel_minutes=entry["max_travel_minutes"],
        stage=entry["stage"],
        certificates=tuple(
            Certificate(held["code"], held["valid_from"], held["valid_until"]) for held in entry["certificates"]
        ),
        languages=frozenset(entry["languages"]),
        windows=windows,
        stretches=joined(windows),
        max_minutes_per_day=entry["max_minutes_per_day"],
        max_minutes_per_week=entry["max_minutes_per_week"],
        remaining_minutes_per_month=entry["remaining_minutes_per_month"],
        max_days=entry["max_days"],
        min_minutes_per_day=entry["min_minutes_per_day"],
        target_minutes=entry["target_minutes"],
        learning_minutes=entry["learning_minutes"],
        mentors=frozenset(entry["mentors"]),
    )


def slot_from(entry: dict, zone: ZoneInfo) -> Slot:
    start = instant(entry["start"])
    day = local_day(start, zone)
    return Slot(
        id=entry["id"],
        household=entry["household"],
        home=place_from(entry["home"]),
        start=start,
        end=instant(entry["end"]),
        day=day,
        month=day[:7],
        requires=tuple(entry["requires"]),
        languages=frozenset(entry["languages"]),
        priority=entry["priority"],
        usual=frozenset(entry["usual"]),
        blocked=frozenset(entry["blocked"]),
        pinned=entry["pinned"],
        published=entry["published"],
        either=entry.get("either"),
    )


def place_from(entry: dict) -> Place:
    return Place(float(entry["lat"]), float(entry["lon"]), entry.get("place"))


def instant(text: str) -> int:
    """Minutes since 1970 (UTC) of an RFC 3339 instant with any offset."""
    return minutes_since_1970(datetime.fromisoformat(text.upper()))


def minutes_since_1970(moment: datetime) -> int:
    elapsed = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return elapsed // timedelta(minutes=1)


def local_day(minutes: int, zone: ZoneInfo) -> str:
    """The ISO date in `zone` at this instant."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    return moment.astimezone(zone).date().isoformat()


def week_limits(name: str, zone: ZoneInfo) -> tuple[int, int]:
    """Local Monday 00:00 of the ISO week called `2026-W48`, and of the week after, in minutes since 1970."""
    year, number = name.split("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return local_midnight(monday, zone), local_midnight(monday + timedelta(days=7), zone)


def local_midnight(day: date, zone: ZoneInfo) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    # To UTC first: between two moments of one zone Python subtracts wall clocks, not elapsed time.
    return minutes_since_1970(midnight.astimezone(UTC))


def joined(windows: tuple[Window, ...]) -> tuple[tuple[int, int], ...]:
    """The union of the windows as stretches that do not touch: windows that touch join up."""
    stretches: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda window: window.start):
        if stretches and window.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], window.end))
        else:
            stretches.append((window.start, window.end))
    return tuple(stretches)
