"""A found walk: its figures in words, and its layers in the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeature, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ..translation import tr
from .choices import RESULT, Choice
from .wording import DASH, duration, known, metres, number, percent

OWNERS = ("cameras_public", "cameras_private")

FIELDS = (
    "length_m",
    "exposed_m",
    "exposed_share",
    "cameras",
    *OWNERS,
    "longest_unseen_m",
    "seconds_in_view",
    "range_m",
    "entry_m",
    "exit_m",
    "status",
    "message",
)


@dataclass(frozen=True)
class Walk:
    """The figures of one walk, as the algorithm gave them, and what they were made with."""

    number: int
    figures: dict[str, Any]
    choice: Choice
    cameras_known: float | None
    places: tuple[str, str]

    @property
    def found(self) -> bool:
        """Whether there is a walk at all."""
        return self.figures["status"] == "ok"

    @property
    def problem(self) -> str:
        """Why there is none."""
        heads = {"no way": tr("No way from A to B."), "too far": tr("Too far from any street.")}
        status = self.figures["status"]
        head = heads.get(status, tr("No walk: {status}.").format(status=status))
        return f"{head} {self.figures['message'] or ''}".strip()

    @property
    def headline(self) -> str:
        """The one figure everybody asks for."""
        return tr("{share} in view").format(share=percent(self.figures["exposed_share"]))

    @property
    def range_text(self) -> str:
        """The range the figures hold for."""
        range_m = self.figures["range_m"]
        if range_m is None:
            return tr("ranges of their own")
        return tr("{range} range").format(range=metres(range_m, 1))

    @property
    def assumptions(self) -> str:
        """What the figures hold for; stands right under them wherever they go."""
        parts = [self.choice.whose, self.range_text]
        if self.cameras_known is None:
            parts.append(tr("known in “{layer}”").format(layer=self.choice.layer_name))
        else:
            parts.append(
                tr("{count} cameras known in “{layer}”").format(
                    count=number(self.cameras_known, 1), layer=self.choice.layer_name
                )
            )
        if self.choice.by_viewsheds:
            parts.append(tr("by their viewsheds"))
        parts.append(tr("walking at {speed} m/s").format(speed=number(self.choice.speed, 2)))
        return ", ".join(parts)

    @property
    def title(self) -> str:
        """The name of the walk in the layer tree."""
        return tr("Walk {number}: {length}, {share} in view, {range}").format(
            number=self.number,
            length=metres(self.figures["length_m"]),
            share=percent(self.figures["exposed_share"]),
            range=self.range_text,
        )

    def rows(self) -> list[tuple[str, str]]:
        """The other figures: what, and how much."""
        figures = self.figures
        owners = [number(figures[name], 1) if figures[name] is not None else DASH for name in OWNERS]
        return [
            (tr("Length"), metres(figures["length_m"])),
            (tr("In view"), metres(figures["exposed_m"])),
            (tr("Longest unseen"), metres(figures["longest_unseen_m"])),
            (tr("Time in view"), duration(figures["seconds_in_view"])),
            (
                tr("Cameras seeing it"),
                number(figures["cameras"], 1) if figures["cameras"] is not None else DASH,
            ),
            (tr("public / private"), " / ".join(owners)),
            (tr("Off the streets at A"), metres(figures["entry_m"])),
            (tr("Off the streets at B"), metres(figures["exit_m"])),
        ]

    def as_text(self) -> str:
        """Everything, for a letter or a table."""
        lines = [self.title, tr("Holds for: {assumptions}").format(assumptions=self.assumptions)]
        lines += [f"{label}: {value}" for label, value in self.rows()]
        lines += [
            tr("From A: {place}").format(place=self.places[0]),
            tr("To B: {place}").format(place=self.places[1]),
        ]
        return "\n".join(lines)


def figures_of(layer: QgsVectorLayer) -> dict[str, Any]:
    """The attributes of the one walk in `layer`."""
    feature: QgsFeature = next(layer.getFeatures())
    return {name: known(feature.attribute(name)) for name in FIELDS}


def next_number() -> int:
    """The number of the next walk: one more than the highest in the project, also in one opened again."""
    marks = [layer.customProperty(RESULT) for layer in QgsProject.instance().mapLayers().values()]
    return 1 + max((int(mark) for mark in marks if str(mark).isdigit()), default=0)


def add_to_project(walk: Walk, line: QgsVectorLayer, pieces: QgsVectorLayer) -> None:
    """Put a walk on top of the layer tree: its pieces by cameras in view, and under them the whole line."""
    project = QgsProject.instance()
    group: QgsLayerTreeGroup = project.layerTreeRoot().insertGroup(0, walk.title)
    pieces.setName(tr("Walk {number}, cameras in view").format(number=walk.number))
    line.setName(tr("Walk {number}, all of it").format(number=walk.number))
    for layer in (pieces, line):
        layer.setCustomProperty(RESULT, walk.number)
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(layer is pieces)
    # The view has shown it closed while it was empty, and takes only a change as news.
    group.setExpanded(False)
    group.setExpanded(True)
