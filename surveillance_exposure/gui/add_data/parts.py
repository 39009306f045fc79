"""What data is wanted, from whom: one part per source. Each knows its hosts, its cost, and what it is run with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessing
from qgis.gui import QgsFileWidget, QgsSpinBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...processing.provider import PROVIDER_ID
from ...sources import overpass
from ...sources.asking import Request, SourceError
from ...sources.overpass import Box
from ...translation import tr
from ..shared.plain import label
from .counties import COUNTIES, in_united_states
from .county_lookup import CountyLookup
from .where import Area

Destination = Callable[[str], str]
"""Where the layer of a name is to be written."""


INDENT = 22
"""Of choices below the box they belong to, in pixels."""


@dataclass(frozen=True)
class Job:
    """A run of an algorithm: its outputs in the order of the map, what it is called, which part wants it."""

    part: Part
    title: str
    algorithm: str
    parameters: dict[str, Any]
    outputs: tuple[str, ...]


class Part(QWidget):
    """A source that can be ticked, and its choices. `changed` comes with each change.

    A subclass names its algorithm, and the file that its layer is kept in.
    """

    ALGORITHM = FILE = ""
    changed = pyqtSignal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.box = QCheckBox(title)
        bold = self.box.font()
        bold.setBold(True)
        self.box.setFont(bold)
        self.definitions = QgsApplication.processingRegistry().createAlgorithmById(
            f"{PROVIDER_ID}:{self.ALGORITHM}"
        )
        self.inside = QWidget()
        self.inside.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        indented = QVBoxLayout()
        indented.setContentsMargins(INDENT, 0, 0, 3)
        indented.addWidget(self.inside)
        column.addLayout(indented)
        self.box.toggled.connect(self.inside.setVisible)
        self.box.toggled.connect(self._emit)
        self.servers: list[tuple[str, str, QLineEdit]] = []
        """Of each server's address: what it is, the parameter, the field to edit."""

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.box.text()).replace("&", "")

    @property
    def chosen(self) -> bool:
        """Whether it is ticked."""
        return bool(self.box.isChecked())

    def choose(self, chosen: bool) -> None:
        """Tick it, or not."""
        self.box.setChecked(chosen)

    def server(self, name: str) -> QLineEdit:
        """A field for the address in the parameter `name`."""
        definition = self.definitions.parameterDefinition(name)
        field = QLineEdit(str(definition.defaultValue()))
        field.setToolTip(definition.help())
        field.textChanged.connect(self._emit)
        self.servers.append((definition.description(), name, field))
        return field

    def hosts(self) -> list[str]:
        """Whom it will ask."""
        return [Request(field.text().strip()).host for _, _, field in self.servers]

    def problem(self, area: Area) -> str | None:
        """What is still to be chosen or mended, in a sentence; None if nothing is."""
        return None

    def cost(self, area: Area) -> str:
        """What it will take, in words."""
        return ""

    def parameters(self, area: Area) -> dict[str, Any]:
        """What its algorithm is run with, besides servers and outputs."""
        return {}

    def files(self) -> dict[str, str]:
        """What its layers are called where they are kept, by the name of the output."""
        return {"OUTPUT": self.FILE}

    def job(self, area: Area, destination: Destination) -> Job:
        """What is to be run."""
        urls = {name: field.text().strip() for _, name, field in self.servers}
        made = {name: destination(file) for name, file in self.files().items()}
        given = {**urls, **self.parameters(area), **made}
        return Job(self, self.title, f"{PROVIDER_ID}:{self.ALGORITHM}", given, tuple(made))

    def _emit(self, _: Any = None) -> None:
        self.changed.emit()


class OpenStreetMap(Part):
    """`addosmlayers`."""

    ALGORITHM = "addosmlayers"

    def __init__(self) -> None:
        super().__init__(tr("&OpenStreetMap"))
        self.endpoint = self.server("ENDPOINT")
        names = {
            "CAMERAS": tr("&Cameras"),
            "STATIONS": tr("S&tations"),
            "SIGHTS": tr("Si&ghts"),
            "STREETS": tr("&Streets"),
            "BUILDINGS": tr("&Buildings"),
        }
        self.boxes = {name: QCheckBox(text) for name, text in names.items()}
        self.online, self.offline = QRadioButton(), QRadioButton(tr("from a &file"))
        choice = QButtonGroup(self)
        choice.addButton(self.online)
        choice.addButton(self.offline)
        self.online.setChecked(True)
        self.file = QgsFileWidget()
        self.file.setFilter(
            tr("OpenStreetMap extracts (*.pbf *.osm *.gz *.bz2 *.xz *.xml *.json);;All files (*)")
        )
        self.file.lineEdit().setPlaceholderText(".osm.pbf, .osm")
        self.file.setToolTip(self.definitions.parameterDefinition("FILE").help())
        note = QLabel(tr("© OpenStreetMap contributors, Open Database License"))
        note.setWordWrap(True)
        grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, name in enumerate(("CAMERAS", "STREETS", "BUILDINGS", "STATIONS", "SIGHTS")):
            self.boxes[name].setChecked(True)
            self.boxes[name].toggled.connect(self._emit)
            grid.addWidget(self.boxes[name], place // 2, place % 2)
        grid.addWidget(self.online, 3, 0, 1, 2)
        grid.addWidget(self.offline, 4, 0)
        grid.addWidget(self.file, 4, 1)
        grid.addWidget(note, 5, 0, 1, 2)
        self.online.toggled.connect(self._emit)
        self.file.fileChanged.connect(self._file_chosen)
        self._name_host()
        self.endpoint.textChanged.connect(self._name_host)

    def _name_host(self, _: Any = None) -> None:
        self.online.setText(tr("fro&m {host}").format(host=Request(self.endpoint.text().strip()).host))

    def _file_chosen(self, path: str) -> None:
        if path:
            self.offline.setChecked(True)
        self._emit()

    def hosts(self) -> list[str]:
        return super().hosts() if self.online.isChecked() else []

    def wanted(self) -> list[str]:
        """The outputs ticked."""
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def problem(self, area: Area) -> str | None:
        if not self.wanted():
            return tr("OpenStreetMap: tick at least one layer.")
        if self.offline.isChecked():
            return None if self.file.filePath() else tr("OpenStreetMap: choose a .osm.pbf or .osm file.")
        if area.box is None:
            return tr("A server cannot be asked for everything: say where.")
        try:
            overpass.cost(area.box, self.hosts()[0])
        except SourceError as problem:
            return f"{problem.what} {problem.remedy}"
        return None

    def cost(self, area: Area) -> str:
        if self.offline.isChecked():
            path = Path(self.file.filePath())
            size = f"{path.stat().st_size / 1e6:,.1f}" if path.is_file() else "?"
            return tr("OpenStreetMap: {file}, {size} MB, read on this computer.").format(
                file=path.name, size=size
            )
        if area.box is None:
            return ""
        return tr(
            "OpenStreetMap: {cost}, after one that asks how much there is; over {most} things are refused."
        ).format(cost=overpass.cost(area.box).text, most=f"{overpass.MOST_THINGS:,}")

    def parameters(self, area: Area) -> dict[str, Any]:
        source = "overpass" if self.online.isChecked() else "file"
        path = self.file.filePath() if self.offline.isChecked() else ""
        return {"SOURCE": source, "FILE": path, "EXTENT": area.parameter, **dict.fromkeys(self.boxes)}

    def files(self) -> dict[str, str]:
        return {name: name.lower() for name in self.wanted()}


class Census(Part):
    """`addcensuslayers`."""

    ALGORITHM, FILE = "addcensuslayers", "census_tracts"

    def __init__(self) -> None:
        super().__init__(tr("Census tracts (&United States)"))
        self._tigerweb = self.server("TIGERWEB_URL")
        self.server("ACS_URL")
        get = self.definitions.parameterDefinition
        self.counties = QLineEdit()
        self.counties.setPlaceholderText("36061, 36047")
        self.counties.setToolTip(get("COUNTIES").help())
        self.known = QComboBox()
        self.known.addItem(tr("add a county by its name…"), "")
        for name, codes in COUNTIES.items():
            self.known.addItem(name, codes)
        self.known.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.known.setMinimumContentsLength(8)
        self.year = QgsSpinBox()
        self.year.setRange(int(get("YEAR").minimum()), int(get("YEAR").maximum()))
        self.year.setValue(int(get("YEAR").defaultValue()))
        self.year.setClearValue(int(get("YEAR").defaultValue()))
        self.year.setToolTip(get("YEAR").help())
        self.group = QComboBox()
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(8)
        self._fill_groups()
        self.look_up = QPushButton()
        self.look_up.setAutoDefault(False)
        self.look_up.setToolTip(tr("Asks that server, now, in which counties the place above lies"))
        self.lookup = CountyLookup(self)
        self._answer = label()
        self._answer.setVisible(False)
        self._box: Box | None = None
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.key.setToolTip(get("KEY").help())
        self._abroad = QLabel(
            tr(
                "This place is not in the United States. Elsewhere no download is needed: open any layer of areas "
                "with their residents, and choose its fields in “Camera density per area” or “Equity analysis”."
            )
        )
        self._abroad.setWordWrap(True)
        form = QFormLayout(self.inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._abroad)
        form.addRow(tr("County codes"), self.counties)
        form.addRow(self.known)
        form.addRow(self.look_up)
        form.addRow(self._answer)
        form.addRow(tr("Last &year of the survey"), self.year)
        form.addRow(tr("Shown on the ma&p"), self.group)
        form.addRow(tr("Key (free of charge)"), self.key)
        self.known.activated.connect(self._county_chosen)
        self.look_up.clicked.connect(self._look_up)
        self.lookup.found.connect(self._found)
        self.lookup.failed.connect(self._say)
        self.lookup.changed.connect(self._show_look_up)
        self._tigerweb.textChanged.connect(self._show_look_up)
        self._show_look_up()
        for signal in (self.counties.textChanged, self.year.valueChanged, self.key.textChanged):
            signal.connect(self._emit)

    def _fill_groups(self) -> None:
        from ...processing.parameters.census import group_name  # noqa: PLC0415 - needs the packages

        for group in self.definitions.parameterDefinition("GROUP").options():
            self.group.addItem(group_name(group), group)

    def _county_chosen(self, index: int) -> None:
        codes = self.known.itemData(index)
        if codes:
            self.counties.setText(", ".join(filter(None, (self.counties.text().strip(" ,"), codes))))
        self.known.setCurrentIndex(0)

    def show_for(self, area: Area | None) -> None:
        """Say so where the place is not in the United States."""
        box = None if area is None else area.box
        abroad = box is not None and not in_united_states(box)
        self._abroad.setVisible(abroad)
        self._box = None if abroad else box
        self._show_look_up()

    def _show_look_up(self, _: Any = None) -> None:
        host = Request(self._tigerweb.text().strip()).host
        self.look_up.setText(tr("Loo&k up at {host}").format(host=host))
        self.look_up.setEnabled(self._box is not None and not self.lookup.running)

    def _look_up(self) -> None:
        if self._box is not None:
            self._say(tr("Asking {host}…").format(host=Request(self._tigerweb.text().strip()).host))
            self.lookup.start(self._box, self.year.value(), self._tigerweb.text().strip())

    def _found(self, names: dict[str, str]) -> None:
        self.counties.setText(", ".join(names))
        self._say(", ".join(names.values()))

    def _say(self, text: str) -> None:
        self._answer.setText(text)
        self._answer.setVisible(bool(text))

    def problem(self, area: Area) -> str | None:
        from ...sources import census  # noqa: PLC0415 - needs the packages

        try:
            census.counties(self.counties.text())
        except ValueError as error:
            wrong = str(error)
            if not wrong:
                return tr("Census tracts: choose a county, by its code or its name.")
            return tr("Census tracts: {wrong} is no county code; each has five digits.").format(wrong=wrong)
        return None

    def cost(self, area: Area) -> str:
        from ...sources import census  # noqa: PLC0415 - needs the packages

        states = {code[:2] for code in census.counties(self.counties.text())}
        return tr("Census tracts: about {count} requests, whole counties whatever the area.").format(
            count=1 + 3 * len(states)
        )

    def parameters(self, area: Area) -> dict[str, Any]:
        return {
            "COUNTIES": self.counties.text(),
            "YEAR": self.year.value(),
            "GROUP": self.group.currentData(),
            "KEY": self.key.text().strip(),
        }


class Decode(Part):
    """`adddecodecameras`."""

    ALGORITHM, FILE = "adddecodecameras", "decode_cameras"

    def __init__(self) -> None:
        super().__init__(tr("&Amnesty's counts, New York"))
        self.server("URL")
        note = QLabel(
            tr(
                "Amnesty International, Decode Surveillance NYC, 2022. Licence CC BY-NC-ND 4.0: name the source, no "
                "commercial use, do not pass on changed versions."
            )
        )
        note.setWordWrap(True)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(note)

    def cost(self, area: Area) -> str:
        return tr("Camera counts: one file, all of New York whatever the area.")


class OpenData(Part):
    """`addopendata`."""

    ALGORITHM, FILE = "addopendata", "open_data"

    def __init__(self) -> None:
        super().__init__(tr("Op&en data of a city"))
        get = self.definitions.parameterDefinition
        words = {
            "new york buildings": tr("New York: buildings with heights"),
            "new york council districts": tr("New York: council districts"),
            "new york subway stations": tr("New York: subway stations"),
            "other": tr("another data set (Socrata)"),
        }
        self.preset = QComboBox()
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(8)
        for name in get("PRESET").options():
            self.preset.addItem(words.get(name, name), name)
        self.domain, self.dataset = QLineEdit(), QLineEdit()
        self.domain.setPlaceholderText("data.cityofchicago.org")
        self.domain.setToolTip(get("DOMAIN").help())
        self.dataset.setPlaceholderText("5zhs-2jue")
        self.dataset.setToolTip(get("DATASET").help())
        self._form = QFormLayout(self.inside)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.addRow(tr("Data"), self.preset)
        self._form.addRow(tr("Domai&n"), self.domain)
        self._form.addRow(tr("&Id"), self.dataset)
        self.preset.currentIndexChanged.connect(self._preset_changed)
        for field in (self.domain, self.dataset):
            field.textChanged.connect(self._emit)
        self._preset_changed()

    @property
    def _other(self) -> bool:
        return bool(self.preset.currentData() == "other")

    def _preset_changed(self, _: Any = None) -> None:
        # The domain of a preset may be a copy of it: it stays, as its placeholder says which it is.
        self.domain.setPlaceholderText("data.cityofchicago.org" if self._other else self._server())
        for widget in (self.dataset, self._form.labelForField(self.dataset)):
            widget.setVisible(self._other)
        self._emit()

    def _server(self) -> str:
        from ...sources import opendata  # noqa: PLC0415 - needs the packages

        return "" if self._other else opendata.PRESETS[self.preset.currentData()].domain

    def hosts(self) -> list[str]:
        from ...sources import opendata  # noqa: PLC0415 - needs the packages

        domain = self.domain.text().strip() or self._server()
        return [Request(opendata.address(domain)).host] if domain else []

    def problem(self, area: Area) -> str | None:
        from ...sources import opendata  # noqa: PLC0415 - needs the packages

        if not self._other:
            return None
        if not self.domain.text().strip():
            return tr("Open data: give the domain the data set is published under.")
        try:
            opendata.checked(self.dataset.text())
        except ValueError:
            return tr("Open data: give the id of the data set, such as 5zhs-2jue.")
        return None

    def cost(self, area: Area) -> str:
        from ...sources import opendata  # noqa: PLC0415 - needs the packages

        return tr("Open data: 2 requests, then one per {page} rows; over {most} rows are refused.").format(
            page=f"{opendata.PAGE:,}", most=f"{opendata.MOST_ROWS:,}"
        )

    def parameters(self, area: Area) -> dict[str, Any]:
        return {
            "PRESET": self.preset.currentData(),
            "DOMAIN": self.domain.text().strip(),
            "DATASET": self.dataset.text().strip() if self._other else "",
            "EXTENT": area.parameter,
        }


class Keep(QWidget):
    """Where layers are kept: in memory, or in a folder, each in a file of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.lineEdit().setPlaceholderText(tr("temporary layers, gone when QGIS closes"))
        self.folder.setToolTip(tr("A folder for GeoPackages, one per layer. Files that are there are kept."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.folder)

    def problem(self) -> str | None:
        """What is wrong with the folder, in a sentence."""
        path = self.folder.filePath()
        if path and not Path(path).is_dir():
            return tr("Keep in: there is no folder {path}.").format(path=path)
        return None

    def destination(self, name: str) -> str:
        """Where the layer of this name goes: a new file, or memory."""
        if not self.folder.filePath():
            return str(QgsProcessing.TEMPORARY_OUTPUT)
        path, number = Path(self.folder.filePath()) / f"{name}.gpkg", 1
        while path.exists():
            number += 1
            path = path.with_name(f"{name}_{number}.gpkg")
        return str(path)
