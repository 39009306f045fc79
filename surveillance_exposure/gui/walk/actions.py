"""What is done with a walk: kept as layers, copied, drawn, exchanged as GPX, opened as a dialog."""

from __future__ import annotations

from typing import Any, Protocol

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu

from ...translation import tr
from ..shared.icons import theme_icon
from . import gpx
from .picture import save_picture
from .places import WGS84, Place, Places
from .results import Walk
from .results_panel import ResultsPanel
from .saving import save


class Panel(Protocol):
    """What the actions need of the panel, a widget."""

    results: ResultsPanel
    places: Places

    @property
    def walk(self) -> Walk | None:
        """The walk chosen."""

    def say(self, text: str) -> None:
        """Tell what was done."""

    def complain(self, text: str) -> None:
        """Tell what could not be done."""

    def measure_track(self, layer: QgsMapLayer, name: str) -> None:
        """Measure a track as it is."""

    def for_dialog(self) -> tuple[str, dict[str, Any]]:
        """The algorithm of the last search, and its parameters."""


class WalkActions(QObject):
    """The panel's commands for the walk chosen."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._panel = panel

    def connect(self) -> None:
        """Listen to the buttons."""
        results = self._panel.results
        results.save_wanted.connect(self.save_layers)
        results.copy_wanted.connect(self.copy)
        results.picture_wanted.connect(self.picture)
        results.gpx_wanted.connect(self.to_gpx)
        results.dialog_wanted.connect(self.dialog)

    def gpx_menu(self) -> QMenu:
        """What can be done with a GPX file."""
        menu = QMenu(self._panel)
        measure = menu.addAction(theme_icon("mActionFileOpen.svg"), tr("&Measure a track…"))
        measure.triggered.connect(lambda _=False: self.measure())
        ends = menu.addAction(theme_icon("mActionFileOpen.svg"), tr("&From and To from the ends of a track…"))
        ends.triggered.connect(lambda _=False: self.take_ends())
        out = menu.addAction(theme_icon("mActionFileSaveAs.svg"), tr("&Save the walk as GPX…"))
        out.triggered.connect(lambda _=False: self.to_gpx())
        menu.aboutToShow.connect(lambda: out.setEnabled(self._panel.walk is not None))
        return menu

    def save_layers(self) -> None:
        """Add the walk to the project."""
        found, walk = self._panel.results.found, self._panel.walk
        if found is not None and walk is not None:
            self._panel.say(tr("Added to the project: “{title}”.").format(title=save(found, walk)))

    def copy(self) -> None:
        """Put the figures on the clipboard, with what they hold for."""
        found, walk = self._panel.results.found, self._panel.walk
        if found is not None and walk is not None:
            QApplication.clipboard().setText(found.as_text(walk))
            self._panel.say(tr("The figures are on the clipboard, with what they hold for."))

    def picture(self) -> None:
        """Ask for a file and write the profile to it."""
        found, walk = self._panel.results.found, self._panel.walk
        if found is None or walk is None:
            return
        path, kind = QFileDialog.getSaveFileName(
            self._panel,
            tr("Profile as a picture"),
            "profile.png",
            tr("PNG picture (*.png);;SVG drawing (*.svg)"),
        )
        if not path:
            return
        path = _with_ending(path, ".svg" if "svg" in kind else ".png", (".png", ".svg"))
        if save_picture(path, found, walk):
            self._panel.say(tr("Written to {path}.").format(path=path))
        else:
            self._panel.complain(tr("{path} cannot be written. Choose another place.").format(path=path))

    def to_gpx(self) -> None:
        """Ask for a file and write the walk to it."""
        found, walk = self._panel.results.found, self._panel.walk
        if found is None or walk is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self._panel, tr("Walk as GPX"), "walk.gpx", tr("GPX track (*.gpx)")
        )
        if not path:
            return
        path = _with_ending(path, ".gpx", (".gpx",))
        try:
            gpx.write(
                path, walk.geometry, found.layers["OUTPUT"].crs(), found.title(walk), found.assumptions(walk)
            )
        except gpx.GpxError as problem:
            self._panel.complain(str(problem))
        else:
            self._panel.say(tr("Written to {path}.").format(path=path))

    def measure(self) -> None:
        """Ask for a GPX file and measure its track."""
        track = self._track()
        if track is not None:
            self._panel.measure_track(track.layer(), track.name)

    def take_ends(self) -> None:
        """Ask for a GPX file; its track says where to start and end."""
        track = self._track()
        if track is None:
            return
        crs = QgsCoordinateReferenceSystem(WGS84)
        start, end = (Place(point, crs) for point in track.ends)
        self._panel.places.replace([start, end])

    def dialog(self) -> None:
        """The very run in the dialog of the algorithm, with the places as layers of the project."""
        import processing  # noqa: PLC0415 - a plugin itself, and it may be switched off

        algorithm, parameters = self._panel.for_dialog()
        processing.execAlgorithmDialog(algorithm, parameters)

    def _track(self) -> gpx.Track | None:
        path, _ = QFileDialog.getOpenFileName(
            self._panel, tr("GPX track"), "", tr("GPX files (*.gpx);;All files (*)")
        )
        if not path:
            return None
        try:
            track = gpx.read(path)
        except gpx.GpxError as problem:
            self._panel.complain(str(problem))
            return None
        said = []
        if track.others:
            said.append(
                tr("The file holds {count} tracks; the longest is taken.").format(count=track.others + 1)
            )
        if track.left_out:
            said.append(tr("Of the track: {parts}.").format(parts=track.left_out))
        if said:
            self._panel.say(" ".join(said))
        return track


def _with_ending(path: str, ending: str, known: tuple[str, ...]) -> str:
    return path if path.lower().endswith(known) else path + ending
