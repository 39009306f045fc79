"""Walks found: their figures in words. The figures are the algorithm's; none is made here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsVectorLayer

from ...core.means import BY_TIME, CYCLE, DRIVE, FRONT, REAR, ROUND_TRIPS, WALK
from ...core.statuses import OK, UNUSABLE
from ...translation import tr
from ..shared.wording import DASH, detour, duration, known, metres, number, percent
from .choices import Choice

if TYPE_CHECKING:  # needs the packages
    from ...processing.writing.beside import Beside

OWNERS = ("cameras_public", "cameras_private")


@dataclass(frozen=True)
class Asked:
    """What was asked: the choices, the places in words (none for a track), the title of a track.

    `names` are the places in fewer words.
    """

    choice: Choice
    places: tuple[str, ...]
    track: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Walk:
    """One walk: its row in the answer and its feature there, its figures by field, its line."""

    row: int
    feature_id: int
    walk_id: int
    figures: dict[str, Any]
    geometry: QgsGeometry

    def get(self, name: str) -> Any:
        """A figure; None where it is unknown or was not made."""
        return self.figures.get(name)

    def of_it(self) -> QgsFeatureRequest:
        """For its rows in the other layers of the answer."""
        return QgsFeatureRequest().setFilterExpression(f'"line_id" = {self.walk_id}')


@dataclass(frozen=True)
class Piece:
    """A stretch under the same cameras, from and to metres along the walk."""

    start: float
    end: float
    cameras: float
    geometry: QgsGeometry


@dataclass(frozen=True)
class Camera:
    """A camera that sees a walk: the metres it sees, first and last metre."""

    name: str
    ownership: str
    kind: str
    count: float
    metres: float
    start: float
    geometry: QgsGeometry


@dataclass
class Found:
    """An answer: walks from the shortest to the least exposed, and what they hold for.

    Pieces and cameras are in `layers`, or made of `beside` when a walk is shown: those of all trade-offs are many.
    """

    asked: Asked
    walks: list[Walk]
    layers: dict[str, QgsVectorLayer]
    cameras_known: float | None
    warnings: list[str] = field(default_factory=list)
    beside: Beside | None = None

    @staticmethod
    def of(
        asked: Asked,
        layers: dict[str, QgsVectorLayer],
        cameras: float | None,
        warnings: list[str],
        beside: Beside | None = None,
    ) -> Found:
        """Read an answer from its layers."""
        names = [each.name() for each in layers["OUTPUT"].fields()]
        walks = []
        for row, feature in enumerate(layers["OUTPUT"].getFeatures()):
            figures = {name: known(value) for name, value in zip(names, feature.attributes())}
            walk_id = figures.get("walk_id")
            walk_id = row + 1 if walk_id is None else int(walk_id)
            walks.append(Walk(row, feature.id(), walk_id, figures, feature.geometry()))
        return Found(asked, walks, layers, cameras, list(dict.fromkeys(warnings)), beside)

    # -- whether there is any

    @property
    def problem(self) -> str | None:
        """Why there is no walk; None if there is one."""
        if not self.walks:
            return tr("There is nothing to measure.")
        first = self.walks[0]
        status = first.get("status") or OK
        if status == OK and not first.geometry.isNull():
            return None
        heads = {
            "no way": tr("No way from A to B."),
            "too far": tr("Too far from any street."),
            UNUSABLE: tr("One of the places cannot be used."),
        }
        head = heads.get(status, tr("No walk: {status}.").format(status=status))
        return f"{head} {first.get('message') or ''}".strip()

    # -- one walk

    def name(self, walk: Walk) -> str:
        """What a walk is called among the others."""
        if self.asked.track:
            return tr("track")
        route = walk.get("route")
        if len(self.walks) == 1 and self.asked.choice.parameters.get("ROUTE") == "all trade-offs":
            return tr("shortest and least exposed")
        if route == "least exposed" or (len(self.walks) > 1 and walk.row == len(self.walks) - 1):
            return tr("least exposed")
        return tr("shortest") if route in ("shortest", None) else number(walk.row + 1)

    def title(self, walk: Walk) -> str:
        """A walk in one line, with the range its figures hold for."""
        return tr("{name}: {length}, {share} in view, {range}").format(
            name=self.asked.track or self._kind().format(name=self.name(walk)),
            length=metres(walk.get("length_m")),
            share=percent(walk.get("exposed_share")),
            range=self.range_text(walk),
        )

    def _kind(self) -> str:
        mode = self.asked.choice.mode
        return {WALK: tr("Walk, {name}"), CYCLE: tr("Ride, {name}"), DRIVE: tr("Drive, {name}")}[mode]

    @property
    def way(self) -> str:
        """The places in one line."""
        return " → ".join(self.asked.names)

    def rows(self, walk: Walk) -> list[tuple[str, str]]:
        """The figures of a walk: what, and how much."""
        get = walk.get
        longer = tr("Longer than the shortest by")
        if self.asked.choice.parameters.get("SHORTEST_BY") == BY_TIME:
            longer = tr("More time than the fastest by")
        rows = [
            (tr("Length"), metres(get("length_m"))),
            (longer, detour(get("detour"))),
            (tr("In view"), metres(get("exposed_m"))),
            (tr("Longest unseen stretch"), metres(get("longest_unseen_m"))),
            (tr("Time in view"), duration(get("seconds_in_view"))),
            (tr("Cameras that see it"), count(get("cameras"))),
            (tr("public / private / unknown"), " / ".join(map(count, _by_owner(walk)))),
        ]
        if get("travel_s") is not None:
            rows.insert(1, (tr("Time of the whole way"), duration(get("travel_s"))))
            passed = " / ".join(count(get(name)) for name in ("passes", "passes_back", "passes_week"))
            rows.append((tr("Cameras passed: there / back / in a week"), passed))
        if self.asked.track:
            return [row for row in rows if row[0] != longer]
        for end, leg, there in (("A", "entry", "origin_in_view"), ("B", "exit", "destination_in_view")):
            text = metres(get(f"{leg}_m"))
            if get(f"{leg}_exposed_m"):
                text = tr("{leg}, {seen} in view").format(leg=text, seen=metres(get(f"{leg}_exposed_m")))
            rows.append((tr("Off the streets at {place}").format(place=end), text))
            if get(there) is not None:
                seen = get(there)
                words = tr("{count} cameras").format(count=count(seen)) if seen else tr("no camera")
                rows.append((tr("{place} itself is in view of").format(place=end), words))
        return rows

    def pieces(self, walk: Walk) -> list[Piece]:
        """The stretches of a walk, in order."""
        return [
            Piece(row["from_m"], row["to_m"], known(row["cameras"]) or 0.0, geometry)
            for geometry, row in self._of_walk("PIECES", walk)
        ]

    def cameras(self, walk: Walk) -> list[Camera]:
        """The cameras that see a walk, as it comes by them."""
        made = [
            Camera(
                str(known(row["camera_id"]) or DASH),
                str(known(row["ownership"]) or ""),
                str(known(row["kind"]) or ""),
                known(row["count"]) or 1.0,
                known(row["metres"]) or 0.0,
                known(row["from_m"]) or 0.0,
                geometry,
            )
            for geometry, row in self._of_walk("SEEN", walk)
        ]
        return sorted(made, key=lambda camera: camera.start)

    def has(self, output: str) -> bool:
        """Whether there is such a layer, or can be."""
        return output in self.layers or (self.beside is not None and output in self.beside.outputs)

    def layer(self, output: str, walk: Walk) -> QgsVectorLayer:
        """The layer of an output, with the rows of `walk` at least."""
        if output in self.layers or self.beside is None:
            return self.layers[output]
        return self.beside.layer(output, walk.walk_id)

    def _of_walk(self, output: str, walk: Walk) -> list[tuple[QgsGeometry, Any]]:
        """The rows of an output that belong to a walk: shape, and cells by field."""
        if output in self.layers:
            return [(row.geometry(), row) for row in self.layers[output].getFeatures(walk.of_it())]
        return self.beside.rows(output, walk.walk_id) if self.beside is not None else []

    # -- all of it

    @property
    def statement(self) -> str:
        """What the algorithm says of the least exposed walk."""
        text = str(self.walks[-1].get("message") or "") if self.walks else ""
        return text.replace(" %", "\u00a0%")  # else a line may break there

    def range_text(self, walk: Walk) -> str:
        """The range the figures hold for."""
        range_m = walk.get("range_m")
        return (
            tr("ranges of their own")
            if range_m is None
            else tr("{range} range").format(range=metres(range_m, 1))
        )

    def assumptions(self, walk: Walk) -> str:
        """What the figures hold for; stands right under them wherever they go."""
        choice = self.asked.choice
        parts = [choice.whose, self.range_text(walk)]
        if self.cameras_known is None:
            parts.append(tr("known in “{layer}”").format(layer=choice.layer_name))
        else:
            parts.append(
                tr("{count} cameras known in “{layer}”").format(
                    count=number(self.cameras_known, 1), layer=choice.layer_name
                )
            )
        if choice.by_viewsheds:
            parts.append(tr("by their viewsheds"))
        parts.append(_how(choice))
        return ", ".join(parts)

    def as_text(self, walk: Walk) -> str:
        """Everything about a walk, and a line for each of the others; for a letter or a table."""
        lines = [self.title(walk), tr("Holds for: {assumptions}").format(assumptions=self.assumptions(walk))]
        lines += [f"{label}: {value}" for label, value in self.rows(walk)]
        lines += self._places_text()
        if self.statement:
            lines.append(self.statement)
        if len(self.walks) > 1:
            lines += ["", tr("All walks:"), "\t".join(heading.replace("\n", " ") for heading in headings())]
            lines += ["\t".join(self.cells(each)) for each in self.walks]
        return "\n".join(lines)

    def cells(self, walk: Walk) -> list[str]:
        """A walk as a row of the table; see `headings`."""
        get = walk.get
        return [
            self.name(walk),
            percent(get("exposed_share")),
            metres(get("length_m")),
            detour(get("detour")),
            duration(get("seconds_in_view")),
            metres(get("longest_unseen_m")),
            *(count(get(name)) for name in OWNERS),
        ]

    def _places_text(self) -> list[str]:
        if not self.asked.places:
            return []
        first, *between, last = self.asked.places
        return [
            tr("From A: {place}").format(place=first),
            *(tr("Via {number}: {place}").format(number=i + 1, place=each) for i, each in enumerate(between)),
            tr("To B: {place}").format(place=last),
        ]


def headings() -> list[str]:
    """The columns of the table of walks."""
    return [
        tr("Walk"),
        tr("In\nview"),
        tr("Length"),
        tr("Detour"),
        tr("Time\nin view"),
        tr("Longest\nunseen"),
        tr("Public\ncameras"),
        tr("Private\ncameras"),
    ]


def count(cameras: float | None) -> str:
    """A number of cameras."""
    return DASH if cameras is None else number(cameras, 1)


def _how(choice: Choice) -> str:
    """How one travels, in words; which side of a vehicle counts, and how often a week one goes."""
    if choice.mode == WALK:
        return tr("walking at {speed} m/s").format(speed=number(choice.speed, 2))
    side = choice.parameters.get("PLATES")
    words = {
        CYCLE: tr("by bicycle, one-way streets heeded"),
        DRIVE: tr("by car, one-way streets and speed limits heeded, lights and traffic not counted"),
    }[choice.mode]
    if side == FRONT:
        words += ", " + tr("seen from the front")
    if side == REAR:
        words += ", " + tr("seen from the rear")
    return f"{words}, " + tr("{count} round trips a week").format(count=ROUND_TRIPS)


def _by_owner(walk: Walk) -> list[float | None]:
    """Cameras that see a walk: public, private and of nobody known, which make up all."""
    total, *of_owners = (walk.get(name) for name in ("cameras", *OWNERS))
    rest = None if None in (total, *of_owners) else max(total - sum(of_owners), 0.0)
    return [*of_owners, rest]
