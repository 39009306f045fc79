"""Coordinates as people type them: decimal commas, degrees with or without minutes, letters for the sides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...translation import tr

_ANGLE = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<degrees>[+-]?\d+(?:[.,]\d+)?)\s*°?"
    r"(?:\s*(?P<minutes>\d+(?:[.,]\d+)?)\s*['′’])?"
    r"(?:\s*(?P<seconds>\d+(?:[.,]\d+)?)\s*(?:[\"″”]|''))?"
    r"(?(before)|\s*(?P<after>[NSEW])?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


@dataclass(frozen=True)
class Typed:
    """Two numbers: x and y in the map's system, or degrees east and north if `geographic`."""

    x: float
    y: float
    geographic: bool


class NoCoordinatesError(Exception):
    """The text does not look like coordinates: it may be a name."""


class BadCoordinatesError(Exception):
    """The text looks like coordinates but cannot be meant so; the message says why."""


def parse(text: str, map_in_degrees: bool) -> Typed:
    """Read `text` as latitude and longitude (WGS 84), or as x and y of a map in metres or feet.

    Raises NoCoordinatesError or BadCoordinatesError.
    """
    clean = text.strip().replace("−", "-").replace("\u00a0", " ")
    if (
        not re.search(r"\d", clean)
        or re.search(r"[^\W\dNSEWnsew_]", clean)
        or re.search(r"[A-Za-z]{2}", clean)
    ):
        raise NoCoordinatesError
    if re.search(r"[NSEWnsew°'′’\"″”]", clean):
        return _degrees(clean)
    first, second = _two_numbers(clean)
    if abs(first) <= 90 and abs(second) <= 180:
        return Typed(second, first, True)
    if not map_in_degrees:
        return Typed(first, second, False)
    if abs(first) <= 180 and abs(second) <= 90:
        raise BadCoordinatesError(
            tr("The latitude comes first, and {number} is beyond 90. Try {second}, {first}.").format(
                number=f"{first:g}", first=f"{first:g}", second=f"{second:g}"
            )
        )
    raise BadCoordinatesError(tr("Latitudes go from -90 to 90 and longitudes from -180 to 180."))


def _degrees(text: str) -> Typed:
    """Angles with signs of degrees or letters of sides."""
    found = list(_ANGLE.finditer(text))
    rest = _ANGLE.sub("", text).strip(" ,;/\t")
    if len(found) != 2 or rest:
        raise BadCoordinatesError(
            tr("“{text}” cannot be read as latitude and longitude. Write them such as {example}.").format(
                text=text, example="40.758° N, 73.985° W"
            )
        )
    values: dict[str, float] = {}
    for angle, by_place in zip(found, "yx"):
        side = (angle["before"] or angle["after"] or "").upper()
        value = sum(
            float((angle[part] or "0").replace(",", ".").lstrip("+-")) / unit
            for part, unit in (("degrees", 1), ("minutes", 60), ("seconds", 3600))
        )
        if angle["degrees"].startswith("-"):
            value = -value
        if side in ("S", "W"):
            value = -value
        values[{"N": "y", "S": "y", "E": "x", "W": "x"}.get(side, by_place)] = value
    if len(values) != 2:
        raise BadCoordinatesError(tr("Give one number for north or south and one for east or west."))
    if abs(values["y"]) > 90 or abs(values["x"]) > 180:
        raise BadCoordinatesError(tr("Latitudes go from -90 to 90 and longitudes from -180 to 180."))
    return Typed(values["x"], values["y"], True)


def _two_numbers(text: str) -> tuple[float, float]:
    """The two numbers in `text`, with decimal points or commas."""
    if ";" in text:
        parts = text.split(";")
    elif len(parts := text.split()) != 2:
        parts = text.replace(" ", "").split(",")
        if len(parts) == 4:  # commas for the decimals and between the numbers
            parts = [",".join(parts[:2]), ",".join(parts[2:])]
    # A comma or blank at the end of a part stood between the two.
    parts = [stripped for part in parts if (stripped := part.strip().strip(",").strip())]
    if len(parts) != 2:
        raise BadCoordinatesError(
            tr("Two numbers are needed, such as {example}; there are {count}.").format(
                example="40.758, -73.985", count=len(parts)
            )
        )
    for part in parts:
        if not _NUMBER.fullmatch(part):
            raise BadCoordinatesError(
                tr("“{part}” is not a number. Write it without signs between thousands.").format(part=part)
            )
    first, second = (float(part.replace(",", ".")) for part in parts)
    return first, second


def written(x: float, y: float, in_degrees: bool) -> str:
    """Coordinates as they are shown; `parse` reads them again."""
    if not in_degrees:
        return f"{x:.0f}, {y:.0f}"
    north, east = "S" if y < 0 else "N", "W" if x < 0 else "E"
    return f"{abs(y):.5f}° {north}, {abs(x):.5f}° {east}"


def unknown_map() -> str:
    """What to do where the map shows places without a coordinate system."""
    return tr(
        "The project has no coordinate system, so nobody knows where on earth its map is. Choose one at the bottom "
        "right of the window (or under Project, Properties)."
    )
