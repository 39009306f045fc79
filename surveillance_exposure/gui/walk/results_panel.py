"""Walks found, in the dock: compared, charted, and what sees them."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...translation import tr
from ..shared.icons import dots, theme_icon
from ..shared.plain import label
from ..shared.wording import kind, metres, owner, percent
from .charts import FrontChart, ProfileChart
from .results import Camera, Found, Walk, count, headings
from .tables import Table, Texts

WALK_ROWS, CAMERA_ROWS = 6, 7


class ResultsPanel(QFrame):
    """Shows an answer and lets a walk be chosen from it.

    `chosen` comes when the user chooses another walk, `pointed` with a metre along it (below 0: none),
    `camera` with a camera and whether to go there.
    """

    chosen = pyqtSignal()
    pointed = pyqtSignal(float)
    camera = pyqtSignal(object, bool)
    save_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()
    picture_wanted = pyqtSignal()
    gpx_wanted = pyqtSignal()
    dialog_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.row = 0
        self._cameras: list[Camera] = []
        self.headline = label(wraps=False)
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        self.headline.setFont(font)
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.assumptions, self.statement = _text(""), _text("")
        self.statement.setFrameShape(QFrame.Shape.StyledPanel)
        self.statement.setAutoFillBackground(True)
        self.statement.setBackgroundRole(QPalette.ColorRole.Base)
        self.statement.setMargin(6)
        self._walks = Texts(headings(), [0])
        self.table = Table(self._walks, WALK_ROWS, tr("Walks found"))
        self.front = FrontChart()
        self.profile = ProfileChart()
        self._seen = Texts(
            [tr("Camera"), tr("Owned by"), tr("From"), tr("Sees"), tr("Number"), tr("Kind")], [0, 1, 5]
        )
        self.cameras = Table(self._seen, CAMERA_ROWS, tr("Cameras that see the walk"))
        self.cameras.setToolTip(tr("Click shows a camera on the map, a double click or Enter goes there"))
        self._figures = QGridLayout()
        self._figures.setColumnStretch(0, 1)
        self._figures.setVerticalSpacing(3)
        self._cells: list[QLabel] = []
        self.save = QPushButton(theme_icon("mActionNewVectorLayer.svg"), tr("Save as la&yers"))
        self.save.setToolTip(
            tr("Add the walk, its pieces by cameras in view, and the cameras that see it to the project")
        )
        self.copy = QPushButton(theme_icon("mActionEditCopy.svg"), tr("Co&py figures"))
        self.copy.setToolTip(tr("Copy the figures as text, with what they hold for"))
        self.more = dots(tr("More to do with this walk"))
        menu = QMenu(self)
        for text, symbol, signal in (
            (tr("Profile as a &picture…"), "mActionSaveMapAsImage.svg", self.picture_wanted),
            (tr("Walk as &GPX…"), "mActionFileSaveAs.svg", self.gpx_wanted),
            (tr("Open as processing &dialog…"), "processingAlgorithm.svg", self.dialog_wanted),
        ):
            menu.addAction(theme_icon(symbol), text).triggered.connect(signal)
        self.more.setMenu(menu)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._details = _section(tr("All figures of this walk"))
        inside = QVBoxLayout(self._details)
        inside.addLayout(self._figures)
        self._list = _section(tr("Cameras that see it"))
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.addWidget(self.cameras)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (
            self.headline, self.assumptions, self.statement, self.table, self.front, self.profile
        ):  # fmt: skip
            column.addWidget(widget)
        grid = QGridLayout()
        grid.setSpacing(4)
        grid.addWidget(self.save, 0, 0)
        grid.addWidget(self.copy, 0, 1)
        grid.addWidget(self.more, 0, 2)
        for each in (0, 1):
            grid.setColumnStretch(each, 1)
        column.addLayout(grid)
        column.addWidget(self._details)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.front.chosen.connect(self._choose)
        self.profile.pointed.connect(self.pointed)
        self.cameras.clicked.connect(lambda index: self._camera(index, False))
        self.cameras.activated.connect(lambda index: self._camera(index, True))
        self.save.clicked.connect(self.save_wanted)
        self.copy.clicked.connect(self.copy_wanted)

    def tab_stops(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        sections = [self._details.findChildren(QAbstractButton), self._list.findChildren(QAbstractButton)]
        first = [self.table, self.front, self.profile, self.save, self.copy, self.more]
        return [*first, *sections[0], *sections[1], self.cameras]

    @property
    def walk(self) -> Walk | None:
        """The walk chosen."""
        return self.found.walks[self.row] if self.found is not None else None

    def show_found(self, found: Found, row: int) -> None:
        """Show an answer with one of its walks chosen."""
        self.found = found
        several = len(found.walks) > 1
        self._walks.show(len(found.walks), lambda row: found.cells(found.walks[row]))
        points = [(walk.get("length_m") or 0.0, walk.get("exposed_share") or 0.0) for walk in found.walks]
        names = [
            "{name}: {length}, {share}".format(
                name=found.name(walk),
                length=metres(walk.get("length_m")),
                share=percent(walk.get("exposed_share")),
            )
            for walk in found.walks
        ]
        self.front.show_points(points, names)
        self.table.setVisible(several)
        self.front.setVisible(several)
        self.statement.setText(found.statement)
        self.statement.setVisible(bool(found.statement))
        self.more.menu().actions()[2].setEnabled(not found.asked.track)
        self._show_walk(row)

    def forget(self) -> None:
        """Show nothing any more."""
        self.found = None
        self.row = 0
        self._cameras = []
        self._walks.stop()
        self._seen.stop()
        self.profile.show_pieces([])

    def _show_walk(self, row: int) -> None:
        found = self.found
        if found is None:
            return
        self.row = row
        walk = found.walks[row]
        self.headline.setText(tr("{share} in view").format(share=percent(walk.get("exposed_share"))))
        speed_in_one_line = found.assumptions(walk).replace(" m/s", "\u00a0m/\u2060s")
        self.assumptions.setText(speed_in_one_line)
        self.table.choose(row)
        self.front.set_current(row)
        self.profile.show_pieces(found.pieces(walk))
        self._show_figures(found.rows(walk))
        self._cameras = found.cameras(walk)
        cameras = self._cameras
        self._seen.show(len(cameras), lambda row: _camera_cells(cameras[row]))
        self._list.setTitle(tr("Cameras that see it: {count} places").format(count=len(self._cameras)))
        self._list.setVisible(found.has("SEEN"))

    def _show_figures(self, rows: list[tuple[str, str]]) -> None:
        while len(self._cells) < 2 * len(rows):
            cell = _text("")
            row, column = divmod(len(self._cells), 2)
            if column:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._figures.addWidget(cell, row, column)
            self._cells.append(cell)
        texts = [text for row in rows for text in row]
        for i, cell in enumerate(self._cells):
            cell.setText(texts[i] if i < len(texts) else "")
            cell.setVisible(i < len(texts))

    def _row_chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid() and index.row() != self.row:
            self._choose(index.row())

    def _choose(self, row: int) -> None:
        self._show_walk(row)
        self.chosen.emit()

    def _camera(self, index: QModelIndex, closer: bool) -> None:
        if index.row() < len(self._cameras):
            self.camera.emit(self._cameras[index.row()], closer)


def _camera_cells(camera: Camera) -> list[str]:
    return [
        camera.name,
        owner(camera.ownership),
        metres(camera.start),
        metres(camera.metres),
        count(camera.count),
        kind(camera.kind),
    ]


def _section(title: str) -> QgsCollapsibleGroupBox:
    box = QgsCollapsibleGroupBox(title)
    box.setSaveCollapsedState(False)
    box.setCollapsed(True)
    box.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its button takes the keys
    return box


def _text(text: str) -> QLabel:
    """Words that wrap, and that can be marked with the mouse."""
    made = label(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made
