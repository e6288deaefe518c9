"""Weeks written by hand for the tests: people who could do anything, to be narrowed field by field."""

from planfile import Assignment, Plan
from rules import breaches
from weekfile import week_from

HOME = {"lat": 51.05, "lon": 3.72}
ALWAYS = [{"start": "2026-10-01T00:00:00Z", "end": "2026-12-31T00:00:00Z", "preference": "ok"}]


def caregiver(name: str, **changes) -> dict:
    return {
        "id": name,
        "home": HOME,
        "transport": "bicycle",
        "max_travel_minutes": 60,
        "stage": "qualified",
        "certificates": [],
        "languages": [],
        "availability": ALWAYS,
        "max_minutes_per_day": 1440,
        "max_minutes_per_week": 10080,
        "remaining_minutes_per_month": {},
        "max_days": 7,
        "min_minutes_per_day": 0,
        "target_minutes": 0,
        "learning_minutes": 0,
        "mentors": [],
    } | changes


def slot(name: str, start: str, end: str, **changes) -> dict:
    return {
        "id": name,
        "household": name,
        "home": HOME,
        "start": start,
        "end": end,
        "requires": [],
        "languages": [],
        "priority": 1,
        "usual": [],
        "blocked": [],
        "pinned": None,
        "published": None,
    } | changes


def week_of(caregivers: list[dict], slots: list[dict], name: str = "2026-W48", **changes):
    return week_from(
        {
            "format": "wijkopvang-week/1",
            "week": name,
            "time_zone": "Europe/Brussels",
            "caregivers": caregivers,
            "slots": slots,
        }
        | changes
    )


def all_to(week, person: str = "c", trainee: str | None = None) -> Plan:
    return Plan(tuple(Assignment(slot.id, person, trainee) for slot in week.slots))


def broken(week, plan: Plan) -> set[str]:
    return {breach.rule for _, breach in breaches(week, plan)}
