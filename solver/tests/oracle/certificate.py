"""A certificate file as plain values, refused in words where it is not what `solver/docs/certificate.md` describes.

What is looked at here is the file by itself: shape, and that the cases are complete. Whether the prices prove
the claim is seen in `verify.py`.
"""

import json
from dataclasses import dataclass, field
from fractions import Fraction

FORMAT = "wijkopvang-certificate/2"
FIELDS = {"format", "week", "sha256", "unit", "grid", "bound_units", "bound", "prices", "lists", "cases"}
PRICES = {"slots", "lessons", "faces", "minutes", "visits", "triples"}
TRIPLE = {"slots", "price"}
LIST = {"of", "decisions", "prices"}
CASE = {"decisions", "prices", "list"}
DECISION = {"caregiver", "slot", "given"}
# Far beyond any unit that a solver could need, near enough that powers of two stay small.
UNITS = range(-60, 61)


class Refused(Exception):
    """Why a certificate proves nothing, in words."""


@dataclass(frozen=True)
class Decision:
    """A slot given to a person, or kept from that person."""

    caregiver: str
    slot: str
    given: bool


@dataclass(frozen=True)
class Prices:
    """All in units; what is not named has price 0."""

    slots: dict[str, int]
    lessons: dict[str, dict[str, int]]
    faces: dict[str, dict[str, int]]
    minutes: dict[str, int]
    visits: dict[str, int] = field(default_factory=dict)
    triples: tuple[tuple[frozenset[str], int], ...] = ()


@dataclass(frozen=True)
class Listed:
    """The weeks that keep all decisions and are near the best at these prices: of all weeks, or of another list."""

    of: int | None
    decisions: tuple[Decision, ...]
    prices: Prices


@dataclass(frozen=True)
class Case:
    """The plans in which all decisions hold, the prices for them, and the list that is asked; none for all weeks."""

    decisions: tuple[Decision, ...]
    prices: Prices
    list: int | None = None


@dataclass(frozen=True)
class Certificate:
    """A claim and what it rests on. `unit` is in points."""

    week: str
    sha256: str
    unit: Fraction
    grid: int
    bound_units: int
    lists: tuple[Listed, ...]
    cases: tuple[Case, ...]


def certificate_from(text: str) -> Certificate:
    """The certificate in a JSON text; it is complete and its figures go together."""
    try:
        document = json.loads(text, object_pairs_hook=without_repetition)
    except (ValueError, RecursionError) as error:
        raise Refused(f"the certificate is no JSON: {error}") from None
    members(document, FIELDS, "the certificate")
    if document["format"] != FORMAT:
        raise Refused(f"the format is {document['format']!r}, expected {FORMAT!r}")
    for name in ("week", "sha256"):
        if not isinstance(document[name], str):
            raise Refused(f"{name} is no text")
    if whole(document["unit"], "unit") not in UNITS:
        raise Refused(f"unit is {document['unit']}, beyond any use")
    unit = Fraction(2) ** document["unit"]
    grid, bound_units = whole(document["grid"], "grid"), whole(document["bound_units"], "bound_units")
    if grid < 1 or bound_units % grid:
        raise Refused(f"bound_units {bound_units} is no multiple of the grid {grid}")
    as_points(document["bound"], bound_units * unit)
    prices = [prices_from(entry, f"prices[{at}]") for at, entry in enumerate(listed(document["prices"], "prices"))]
    lists = lists_from(document["lists"], prices)
    entries = listed(document["cases"], "cases")
    cases = tuple(case_from(entry, prices, lists, f"cases[{at}]") for at, entry in enumerate(entries))
    complete(cases)
    return Certificate(document["week"], document["sha256"], unit, grid, bound_units, lists, cases)


def without_repetition(pairs: list[tuple]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def members(entry, names: set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise Refused(f"{where} is no object")
    if entry.keys() != names:
        raise Refused(f"{where} has other members than it should: {sorted(names ^ entry.keys())}")


def listed(entry, where: str) -> list:
    if not isinstance(entry, list) or not entry:
        raise Refused(f"{where} is no list, or an empty one")
    return entry


def whole(entry, where: str) -> int:
    if not isinstance(entry, int) or isinstance(entry, bool):
        raise Refused(f"{where} is no whole number")
    return entry


def as_points(stated, exact: Fraction) -> None:
    """The bound in points is the claim in units, but for what a 64-bit float cannot hold; never less."""
    if isinstance(stated, bool) or not isinstance(stated, (int, float)) or stated != stated:
        raise Refused("bound is no number")
    if abs(stated) == float("inf") or not exact <= Fraction(stated) <= exact + abs(exact) / 2**50:
        raise Refused(f"bound {stated} is not what bound_units comes to in points, {float(exact)}")


def prices_from(entry, where: str) -> Prices:
    members(entry, PRICES, where)
    for name in ("lessons", "faces"):
        for person, priced in by_name(entry[name], f"{where}.{name}").items():
            if min(units(priced, f"{where}.{name}.{person}").values(), default=0) < 0:
                raise Refused(f"{where}.{name}.{person} has a price below 0")
    return Prices(
        slots=units(entry["slots"], f"{where}.slots"),
        lessons=entry["lessons"],
        faces=entry["faces"],
        minutes=units(entry["minutes"], f"{where}.minutes"),
        visits=never_negative(units(entry["visits"], f"{where}.visits"), f"{where}.visits"),
        triples=triples_from(entry["triples"], f"{where}.triples"),
    )


def never_negative(priced: dict[str, int], where: str) -> dict[str, int]:
    if min(priced.values(), default=0) < 0:
        raise Refused(f"{where} has a price below 0")
    return priced


def triples_from(entry, where: str) -> tuple[tuple[frozenset[str], int], ...]:
    if not isinstance(entry, list):
        raise Refused(f"{where} is no list")
    triples = []
    for triple in entry:
        members(triple, TRIPLE, f"a triple of {where}")
        slots = triple["slots"]
        if not isinstance(slots, list) or len(slots) != 3 or not all(isinstance(slot, str) for slot in slots):
            raise Refused(f"a triple of {where} does not name three slots")
        if whole(triple["price"], f"a price of {where}") < 0:
            raise Refused(f"{where} has a price below 0")
        triples.append((frozenset(slots), triple["price"]))
    return tuple(triples)


def by_name(entry, where: str) -> dict:
    if not isinstance(entry, dict):
        raise Refused(f"{where} is no object")
    return entry


def units(entry, where: str) -> dict[str, int]:
    for name, price in by_name(entry, where).items():
        whole(price, f"{where}.{name}")
    return entry


def lists_from(entry, prices: list[Prices]) -> tuple[Listed, ...]:
    """Each is made of all weeks, or of a list before it, and keeps at least that one's decisions."""
    if not isinstance(entry, list):
        raise Refused("lists is no list")
    lists: list[Listed] = []
    for at, made in enumerate(entry):
        where = f"lists[{at}]"
        members(made, LIST, where)
        of = place_from(made["of"], lists, f"{where}.of")
        decisions, priced = decided_from(made, prices, where)
        if of is not None and not set(lists[of].decisions) <= set(decisions):
            raise Refused(f"{where} does not keep all decisions of the list that it is made of")
        lists.append(Listed(of, decisions, priced))
    return tuple(lists)


def place_from(entry, lists, where: str) -> int | None:
    if entry is None:
        return None
    if not 0 <= whole(entry, where) < len(lists):
        raise Refused(f"{where} names a list that is not there")
    return entry


def case_from(entry, prices: list[Prices], lists: tuple[Listed, ...], where: str) -> Case:
    members(entry, CASE, where)
    of = place_from(entry["list"], lists, f"{where}.list")
    decisions, priced = decided_from(entry, prices, where)
    if of is not None and not set(lists[of].decisions) <= set(decisions):
        raise Refused(f"{where} does not keep all decisions of its list")
    if of is None and (priced.visits or priced.triples):
        raise Refused(f"{where} has prices that only listed weeks can be asked for")
    return Case(decisions, priced, of)


def decided_from(entry: dict, prices: list[Prices], where: str) -> tuple[tuple[Decision, ...], Prices]:
    """The decisions and the prices that a case, or a list, names."""
    if not isinstance(entry["decisions"], list):
        raise Refused(f"{where}.decisions is no list")
    decisions = []
    for made in entry["decisions"]:
        members(made, DECISION, f"a decision of {where}")
        if not (isinstance(made["caregiver"], str) and isinstance(made["slot"], str) and isinstance(made["given"], bool)):
            raise Refused(f"a decision of {where} is not a caregiver, a slot and true or false")
        decisions.append(Decision(**made))
    number = whole(entry["prices"], f"{where}.prices")
    if not 0 <= number < len(prices):
        raise Refused(f"{where} names prices that are not there")
    return tuple(decisions), prices[number]


def complete(cases: tuple[Case, ...]) -> None:
    """The cases are the leaves of a tree: every plan is in exactly one of them."""
    waiting = [(list(cases), 0)]
    while waiting:
        alike, depth = waiting.pop()
        if len(alike) == 1 and len(alike[0].decisions) == depth:
            continue
        if any(len(case.decisions) <= depth for case in alike):
            raise Refused(f"cases overlap: one ends after {depth} decisions where others go on")
        made = {(case.decisions[depth].caregiver, case.decisions[depth].slot) for case in alike}
        if len(made) > 1:
            raise Refused(f"cases overlap or are missing: after {depth} the same decisions differ in what is decided next")
        for given in (True, False):
            half = [case for case in alike if case.decisions[depth].given is given]
            if not half:
                caregiver, slot = next(iter(made))
                raise Refused(f"a case is missing: {slot} {'given to' if given else 'kept from'} {caregiver}")
            waiting.append((half, depth + 1))
