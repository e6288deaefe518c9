"""What makes a roomy week tight: each pinch changes a draft so that one or two rules, or a part, start to matter."""

from datetime import datetime, timedelta


def minutes(slot: dict) -> int:
    length = datetime.fromisoformat(slot["end"]) - datetime.fromisoformat(slot["start"])
    return length // timedelta(minutes=1)


def pins(draft) -> None:
    """One or two slots decided beforehand; sometimes in a way that no plan can follow."""
    for slot in draft.dice.sample(draft.slots, draft.dice.choice([1, 1, 2])):
        slot["pinned"] = draft.dice.choice(draft.carers)["id"]


def blocks(draft) -> None:
    """Households and people who do not want each other, trainees among them."""
    for slot in draft.slots:
        slot["blocked"] = [person["id"] for person in draft.caregivers if draft.chance(0.3)]


def short_windows(draft) -> None:
    """Availability by the day, ending in the middle of some slots, with two windows that touch at noon."""
    dice = draft.dice
    for person in draft.caregivers:
        if draft.chance(0.3):
            continue
        person["availability"] = []
        for day in range(7):
            first, noon, last = 15 * dice.randint(20, 40), 15 * dice.randint(44, 56), 15 * dice.randint(60, 100)
            for start, end in ((first, noon), (noon, last)):
                person["availability"].append(
                    {
                        "start": draft.written(draft.moment(day, start)),
                        "end": draft.written(draft.moment(day, end)),
                        "preference": dice.choice(["wanted", "ok", "if-needed"]),
                    }
                )


def expiring_certificates(draft) -> None:
    """Slots that ask for certificates; some were never held, some end or begin on a day of this week."""
    dice = draft.dice
    for slot in draft.slots:
        slot["requires"] = dice.sample(["infant-first-aid", "care-0-3", "care-3-12"], dice.choice([0, 1, 1, 2]))
    for person in draft.caregivers:
        person["certificates"] = [held for held in person["certificates"] if draft.chance(0.8)]
        for held in person["certificates"]:
            if draft.chance(0.4):
                held["valid_until"] = draft.day(dice.randint(0, 6))
            elif draft.chance(0.2):
                held["valid_from"] = draft.day(dice.randint(0, 6))


def short_ways(draft) -> None:
    """Nobody wants to travel long."""
    for person in draft.caregivers:
        person["max_travel_minutes"] = draft.dice.choice([8, 15, 25, 40])


def crowding(draft) -> None:
    """Most slots on one day, and a handover that is felt."""
    draft.document["rules"]["handover_minutes"] = draft.dice.choice([0, 5, 15, 45])
    day = draft.dice.randint(0, 6)
    for slot in draft.slots:
        if draft.chance(0.7):
            move(draft, slot, day, 15 * draft.dice.randint(28, 72))


def back_to_back(draft) -> None:
    """A chain of short visits on one day, where the handover and every minute of travel decide.

    Some are a few steps from the others: the same family at another address, or another family next door.
    """
    dice = draft.dice
    day, minute = dice.randint(0, 6), 15 * dice.randint(28, 40)
    home = draft.slots[0]["home"]
    for slot in draft.slots:
        slot["household"] = dice.choice(["h0", "h0", "h1"])
        slot["home"] = dict(home) if draft.chance(0.6) else {"lat": home["lat"] + 0.0004, "lon": home["lon"]}
        length = dice.choice([15, 30, 60, 60, 120])
        start = draft.moment(day, minute)
        slot["start"], slot["end"] = draft.written(start), draft.written(start + timedelta(minutes=length))
        minute += length + dice.choice([0, 0, 3, 5, 10, 25, 60])


def early_and_late(draft) -> None:
    """Evenings followed by mornings, and a daily rest that lies around the length of that night, or of two."""
    dice = draft.dice
    draft.document["rules"]["daily_rest_minutes"] = dice.choice([600, 660, 720, 900, 1440, 2000, 2600])
    day = dice.randint(0, 4)
    for number, slot in enumerate(draft.slots):
        if number % 2:
            move(draft, slot, day + dice.choice([1, 1, 2]), 15 * dice.randint(22, 36))
        else:
            move(draft, slot, day, 15 * dice.randint(64, 88))


def long_weekly_rest(draft) -> None:
    """Slots all over the week, and a weekly rest that does not fit everywhere between them."""
    draft.document["rules"]["weekly_rest_minutes"] = draft.dice.choice([2100, 2880, 3300, 4000, 4500, 5000, 5500, 6000])
    for number, slot in enumerate(draft.slots):
        move(draft, slot, (2 * number + draft.dice.randint(0, 1)) % 7, 15 * draft.dice.randint(28, 72))


def move(draft, slot: dict, day: int, minute: int) -> None:
    """To another local time, at the same length."""
    length = timedelta(minutes=minutes(slot))
    start = draft.moment(day, minute)
    slot["start"], slot["end"] = draft.written(start), draft.written(start + length)


def day_caps(draft) -> None:
    """Few minutes a day; with them, as they need slots on one day to be felt, some slots move together."""
    day = draft.date_of(draft.slots[0]).weekday()
    for slot in draft.slots[1:]:
        if draft.chance(0.6):
            move(draft, slot, day, 15 * draft.dice.randint(24, 80))
    for person in draft.caregivers:
        person["max_minutes_per_day"] = draft.dice.choice([180, 240, 360, 420, 540])


def week_caps(draft) -> None:
    for person in draft.caregivers:
        person["max_minutes_per_week"] = draft.dice.choice([120, 240, 300, 480, 600, 900])


def month_caps(draft) -> None:
    """What is left in the months of this week, one of them now and then without a limit."""
    months = sorted({draft.day(day)[:7] for day in range(7)})
    for person in draft.caregivers:
        person["remaining_minutes_per_month"] = {
            month: draft.dice.choice([0, 120, 240, 360, 600]) for month in months if draft.chance(0.8)
        }


def few_days(draft) -> None:
    """Slots on more days than people want to work."""
    for number, slot in enumerate(draft.slots):
        move(draft, slot, number % draft.dice.randint(2, 7), 15 * draft.dice.randint(28, 72))
    for person in draft.caregivers:
        person["max_days"] = draft.dice.choice([0, 1, 1, 2, 3])


def worthwhile_days(draft) -> None:
    """Days that are not worth leaving the house for, unless there is enough to do; trainees do not care."""
    for person in draft.caregivers:
        person["min_minutes_per_day"] = draft.dice.choice([0, 180, 240, 300, 480])


def apprentices(draft) -> None:
    """At least one mentor and one trainee; the trainees may follow some mentors only."""
    for person in draft.caregivers:
        if draft.chance(0.3) and len(draft.trainees) < 3 and draft.carers != [person]:
            person["stage"] = "trainee"
    if len(draft.carers) == len(draft.caregivers):
        draft.carers[0]["stage"] = "trainee"
    draft.dice.choice(draft.carers)["stage"] = "mentor"
    mentors = [person["id"] for person in draft.caregivers if person["stage"] == "mentor"]
    for person in draft.trainees:
        person["learning_minutes"] = draft.dice.choice([60, 240, 600, 3600])
        person["target_minutes"] = draft.dice.choice([0, 240, 600])
        if mentors and draft.chance(0.6):
            person["mentors"] = draft.dice.sample(mentors, draft.dice.randint(1, len(mentors)))


def published(draft) -> None:
    """A plan was sent out before; changing it costs little enough to be worth it now and then."""
    draft.document["weights"]["change"] = draft.dice.choice([50, 150, 400, 900])
    for slot in draft.slots:
        if draft.chance(0.7):
            slot["published"] = draft.dice.choice(draft.carers)["id"]


def measured_travel(draft) -> None:
    """A matrix with longer ways back and with ways round that are shorter than the straight one."""
    dice = draft.dice
    around = draft.chance(0.4)
    if around:
        short_visits_around_town(draft)
    elif draft.chance(0.6):
        short_ways(draft)
    homes = [entry["home"] for entry in (*draft.caregivers, *draft.slots)]
    places = sorted({(home["lat"], home["lon"]) for home in homes})
    for home in homes:
        if draft.chance(0.9):
            home["place"] = places.index((home["lat"], home["lon"]))
    draft.document["travel"] = {
        "places": [{"lat": lat, "lon": lon} for lat, lon in places],
        "minutes": {
            transport: [[travel_minutes(draft, row == column) for column in places] for row in places]
            for transport in dice.sample(["foot", "bicycle", "bus", "car"], dice.randint(2, 4))
        },
    }
    if around:
        near_to_the_next_only(draft)


def short_visits_around_town(draft) -> None:
    """A quarter of an hour here and there: the way round by a visit is open where the straight way is too long."""
    dice = draft.dice
    day, minute = dice.randint(0, 6), 15 * dice.randint(28, 40)
    homes = [person["home"] for person in draft.caregivers] + [slot["home"] for slot in draft.slots]
    for slot in draft.slots:
        slot["home"] = dict(dice.choice(homes))
        length = dice.choice([15, 15, 20, 30])
        start = draft.moment(day, minute)
        slot["start"], slot["end"] = draft.written(start), draft.written(start + timedelta(minutes=length))
        minute += length + dice.choice([10, 15, 20, 25])


def near_to_the_next_only(draft) -> None:
    """From each visit a few minutes to the next one, and far to the one after that."""
    indices = [slot["home"].get("place") for slot in draft.slots]
    for minutes in draft.document["travel"]["minutes"].values():
        for step, choices in ((2, [45, 90]), (1, [3, 5, 10])):
            for here, there in zip(indices, indices[step:]):
                if None not in (here, there) and here != there:
                    minutes[here][there] = draft.dice.choice(choices)


def travel_minutes(draft, stays: bool) -> int:
    if stays:
        return draft.dice.choice([0, 0, 0, 7])
    return draft.dice.choice([3, 5, 10, 20, 30, 45, 90])


def own_weights(draft) -> None:
    """Other prices: care worth little, so that travel, wishes and targets decide what is served."""
    dice = draft.dice
    draft.document["weights"] = {
        "served_per_slot": dice.choice([0, 0, 75, 400.5]),
        "served_per_minute": dice.choice([0.25, 0.5, 1, 2]),
        "priority": dice.choice([[1, 1.5, 2, 3, 5], [1, 1, 1, 1, 1], [0, 0.5, 1, 1.25, 4]]),
        "household_first": dice.choice([0, 150, 600]),
        "continuity": dice.choice([0, 33.3, 120, 300]),
        "language": dice.choice([0, 60, 150.25]),
        "wanted_per_minute": dice.choice([0, 0.5, 1.5]),
        "if_needed_per_minute": dice.choice([0.5, 1, 3]),
        "travel_per_minute": dice.choice([1, 2, 6.5, 10]),
        "shortfall_per_minute": dice.choice([0, 0.5, 2]),
        "learning_per_minute": dice.choice([0, 1, 3]),
        "change": dice.choice([0, 50, 900]),
        "idle_per_minute": dice.choice([0, 0.5, 1.25, 4]),
        "new_face": dice.choice([0, 40, 100.5, 300]),
    }


def scarce_care(draft) -> None:
    """More asked for than anybody can give at that hour: the households that get something at all are what counts."""
    dice = draft.dice
    day = dice.randint(0, 6)
    for number, slot in enumerate(draft.slots):
        slot["household"] = "h0" if number % 2 else dice.choice(["h0", "h1", "h2"])
        move(draft, slot, day, 15 * dice.randint(30, 50))
    draft.document["weights"] |= {
        "served_per_minute": dice.choice([0.5, 2]),
        "household_first": dice.choice([200, 600, 1500]),
        "language": dice.choice([60, 200]),
        "change": dice.choice([100, 300]),
    }


def own_rules(draft) -> None:
    """Other speeds and a longer way by road."""
    draft.document["rules"] |= {
        "detour_factor": draft.dice.choice([1.0, 1.27, 1.6]),
        "speed_kmh": {"foot": 4.5, "bicycle": 12, "bus": 14.5, "car": 22, "cargo-bike": 9},
    }
    draft.dice.choice(draft.caregivers)["transport"] = "cargo-bike"


def alternatives(draft) -> None:
    """One household asks for some of its slots as one or the other; now and then for two such choices."""
    dice = draft.dice
    by_household: dict[str, list[dict]] = {}
    for slot in draft.slots:
        by_household.setdefault(slot["household"], []).append(slot)
    for name, slots in by_household.items():
        if len(slots) > 1 and draft.chance(0.8):
            for slot in dice.sample(slots, dice.randint(2, min(3, len(slots)))):
                slot["either"] = f"one for {name}"
    # A choice of one is none, and an empty one is allowed too.
    if draft.chance(0.2):
        dice.choice(draft.slots).setdefault("either", None)


def waits(draft) -> None:
    """Days with holes in them, and a price on every minute of waiting up to some limit."""
    dice = draft.dice
    day = dice.randint(0, 6)
    for number, slot in enumerate(draft.slots):
        if draft.chance(0.8):
            move(draft, slot, day, 15 * dice.randint(28 + 4 * number, 36 + 8 * number))
    draft.document["rules"]["idle_until_minutes"] = dice.choice([0, 30, 60, 120, 300])
    draft.document["weights"] |= {"idle_per_minute": dice.choice([0.5, 2, 5]), "served_per_minute": dice.choice([1, 3, 10])}


def strangers(draft) -> None:
    """Households with several slots and nobody they know, and a high price on each new face."""
    dice = draft.dice
    for slot in draft.slots:
        slot["household"] = dice.choice(["h0", "h0", "h1"])
        slot["usual"] = [person["id"] for person in draft.caregivers if draft.chance(0.1)]
        # A household that moved has no two times at once any more.
        slot.pop("either", None)
    draft.document["weights"] |= {"new_face": dice.choice([100, 300, 700]), "served_per_minute": dice.choice([1, 3, 10])}


# In the order in which they are applied: who is a trainee first, since no trainee is pinned or published.
PINCHES = [
    strangers,
    apprentices,
    pins,
    blocks,
    short_windows,
    expiring_certificates,
    short_ways,
    crowding,
    back_to_back,
    early_and_late,
    day_caps,
    week_caps,
    month_caps,
    few_days,
    long_weekly_rest,
    worthwhile_days,
    published,
    measured_travel,
    own_weights,
    scarce_care,
    own_rules,
    waits,
    alternatives,
]
# Unknown to the first version of the format.
PINCHES_OF_2 = [strangers, waits, alternatives]
