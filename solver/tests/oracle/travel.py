"""Travel times in whole minutes: the measured matrix where there is one, otherwise the distance."""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Place:
    """A point in WGS 84 degrees; `index` is its row and column in the travel matrices, if it has one."""

    lat: float
    lon: float
    index: int | None

    @property
    def address(self) -> tuple[float, float]:
        """Two homes are at the same address when these are equal, whatever their index says."""
        return (self.lat, self.lon)


def great_circle_km(origin: Place, destination: Place) -> float:
    """Kilometres over the sphere, by the haversine formula."""
    lat1, lat2 = radians(origin.lat), radians(destination.lat)
    half_lat = (lat2 - lat1) / 2
    half_lon = radians(destination.lon - origin.lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


class Travel:
    """Travel minutes of one week; asymmetric and shortcut-ridden matrices are taken as they are."""

    def __init__(self, speed_kmh: dict[str, float], detour_factor: float, measured: dict | None):
        self.speed_kmh = speed_kmh
        self.detour_factor = detour_factor
        self.matrices = (measured or {}).get("minutes") or {}
        self.known: dict[tuple[str, Place, Place], int] = {}

    def minutes(self, transport: str, origin: Place, destination: Place) -> int:
        """Minutes from `origin` to `destination`; remembered, as it is asked again and again."""
        leg = (transport, origin, destination)
        if leg not in self.known:
            self.known[leg] = self.looked_up(*leg)
        return self.known[leg]

    def looked_up(self, transport: str, origin: Place, destination: Place) -> int:
        matrix = self.matrices.get(transport)
        if matrix is not None and origin.index is not None and destination.index is not None:
            return matrix[origin.index][destination.index]
        if origin.address == destination.address:
            return 0
        road_km = great_circle_km(origin, destination) * self.detour_factor
        return ceil(road_km / self.speed_kmh[transport] * 60)
