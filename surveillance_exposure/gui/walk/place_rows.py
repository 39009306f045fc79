"""The places in the dock: one row each, to click, to search, to type."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeature, QgsMapLayer, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsFilterLineEdit, QgsMapCanvas
from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAction,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...processing.limits import MOST_VIA
from ...translation import tr
from ..shared.coordinates import BadCoordinatesError, NoCoordinatesError, parse, unknown_map
from ..shared.icons import dots, icon, marker_icon, theme_icon
from ..shared.map_tool import Picker
from ..shared.wording import known
from .markers import colour, letter
from .places import WGS84, Place, Places
from .search import Finder, Hit, Source, name_field, point_in


class PlaceRow(QWidget):
    """One place. It tells what the user wants, and shows what it is told."""

    pick_wanted = pyqtSignal(bool)
    typed = pyqtSignal(str)
    accepted = pyqtSignal(str)
    chosen = pyqtSignal(object)
    forgotten = pyqtSignal()
    about_menu = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pick = QToolButton()
        self.pick.setCheckable(True)
        self.pick.setIconSize(QSize(20, 20))
        self.edit = QgsFilterLineEdit()
        self.edit.setShowClearButton(True)
        self.edit.setToolTip(
            tr(
                "Type a name and choose from the list, or type coordinates: latitude and longitude such as "
                "40.758, -73.985, or x and y of the map. Enter takes them."
            )
        )
        self.more = dots(tr("More ways to choose this place"))
        self.more.setAutoRaise(True)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self._hits: list[Hit] = []
        self._list = QStandardItemModel(self)
        self.completer = QCompleter(self._list, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(12)
        self.completer.setWidget(self.edit)
        self._text = ""
        self._head = ("", "", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.pick)
        row.addWidget(self.edit, 1)
        row.addWidget(self.more)
        self.pick.clicked.connect(self.pick_wanted)
        self.edit.textEdited.connect(self.typed)
        self.edit.returnPressed.connect(self._enter)
        self.edit.editingFinished.connect(self._left)
        self.edit.cleared.connect(self.forgotten)
        self.menu.aboutToShow.connect(self._menu_opens)
        self.completer.activated[QModelIndex].connect(self._take)

    def show_place(self, name: str, pin: str, colour: str, place: Place | None) -> None:
        """Show a place under the name of its row."""
        if self._head != (name, pin, colour):  # all rows are shown with every move of a pin
            self._head = name, pin, colour
            self.pick.setIcon(marker_icon(pin, colour))
            self.pick.setToolTip(tr("{row}: click it on the map").format(row=name))
            self.pick.setAccessibleName(self.pick.toolTip())
            self.edit.setAccessibleName(name)
            self.edit.setPlaceholderText(tr("{row}: name or coordinates").format(row=name))
        self._text = place.text if place is not None else ""
        if not (self.edit.hasFocus() and self.edit.isModified()) or place is not None:
            self._show_text()

    def offer(self, hits: list[Hit]) -> None:
        """Open the list of what was found."""
        self._hits = hits
        self._list.clear()
        for hit in hits:
            self._list.appendRow(QStandardItem(f"{hit.place.name}  ·  {hit.layer_name}"))
        if hits and self.edit.hasFocus():
            self.completer.complete(QRect(0, 0, max(self.edit.width(), 280), self.edit.height()))
        else:
            self.completer.popup().hide()

    def _show_text(self) -> None:
        self.edit.setText(self._text)
        self.edit.setModified(False)
        self.edit.setCursorPosition(0)

    def _enter(self) -> None:
        if self.edit.isModified():
            self.accepted.emit(self.edit.text())

    def _left(self) -> None:
        """Left without Enter: what was typed and not taken goes."""
        if not self.edit.hasFocus() and self.edit.isModified():
            self._show_text()

    def _take(self, index: QModelIndex) -> None:
        self.chosen.emit(self._hits[index.row()].place)

    def _menu_opens(self) -> None:
        self.menu.clear()
        self.about_menu.emit(self.menu)


class PlaceRows(QWidget):
    """All rows, and what is done with all of them. `problem` comes with a sentence for the user."""

    problem = pyqtSignal(str)

    def __init__(
        self,
        places: Places,
        picker: Picker,
        canvas: QgsMapCanvas,
        where: Callable[[], list[Source]],
        active_layer: Callable[[], QgsMapLayer | None],
        parent: QWidget | None = None,
    ) -> None:
        """`where` gives the layers names are looked up in."""
        super().__init__(parent)
        self._places, self._picker, self._canvas = places, picker, canvas
        self._where, self._active_layer = where, active_layer
        self.rows: list[PlaceRow] = []
        self._searching: int | None = None
        self._take_first = False
        self.finder = Finder(self)
        self.add = _button(icon("via"), tr("Vi&a"), tr("Add a place that the walk passes"))
        self.swap = _button(icon("swap"), "", tr("Swap A and B"))
        self.clear = _button(icon("clear"), "", tr("Clear all places"))
        self.gpx = _button(icon("gpx"), tr("&GPX"), tr("Tracks from and to GPX files"))
        self.gpx.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.add, self.swap, self.clear):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.gpx)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(self._column, 0, 0)
        grid.addLayout(tools, 1, 0)
        self.add.clicked.connect(self._add)
        self.swap.clicked.connect(places.swap)
        self.clear.clicked.connect(self._clear)
        self.finder.found.connect(self._found)
        places.changed.connect(self._show)
        places.moved.connect(self._show)
        picker.changed.connect(self._show_picking)
        picker.picked.connect(self._picked)
        self._show()

    def remove(self) -> None:
        """End searches."""
        self.finder.found.disconnect(self._found)
        self.finder.remove()

    def name(self, row: int) -> str:
        """What a row is called."""
        if self._places.is_via(row):
            return tr("Via {number}").format(number=row)
        return tr("From") if row == 0 else tr("To")

    # -- showing

    def _show(self) -> None:
        while len(self.rows) > len(self._places):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(self._places):
            self._append()
        for number, row in enumerate(self.rows):
            pin, shade = letter(self._places, number), colour(self._places, number)
            row.show_place(self.name(number), pin, shade, self._places[number])
        known = self._places.any()
        self.swap.setEnabled(known)
        self.clear.setEnabled(known)
        self._show_picking()

    def _append(self) -> None:
        row, number = PlaceRow(), len(self.rows)
        row.pick_wanted.connect(lambda on: self._picker.start(number) if on else self._picker.end())
        row.typed.connect(lambda text: self._typed(number, text))
        row.accepted.connect(lambda text: self._accepted(number, text))
        row.chosen.connect(lambda place: self._set(number, place))
        row.forgotten.connect(lambda: self._forget(number))
        row.about_menu.connect(lambda menu: self._fill_menu(number, menu))
        self.rows.append(row)
        self._column.addWidget(row)
        self._order_tabs()

    def tab_stops(self) -> list[QWidget]:
        """Where the tab key goes, in order."""
        chain: list[QWidget] = [widget for row in self.rows for widget in (row.pick, row.edit, row.more)]
        return [*chain, self.add, self.swap, self.clear, self.gpx]

    def _order_tabs(self) -> None:
        chain = self.tab_stops()
        for before, after in zip(chain, chain[1:]):
            QWidget.setTabOrder(before, after)

    def _show_picking(self) -> None:
        for number, row in enumerate(self.rows):
            row.pick.setChecked(number == self._picker.row)

    # -- by clicking

    def _picked(self, row: int, point: QgsPointXY) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid():
            self._picker.end()
            self.problem.emit(unknown_map())
            return
        self._set(row, Place(QgsPointXY(point), crs))
        empty = self._places.last if self._places[self._places.last] is None else None
        if row == 0 and empty is not None:
            self._picker.start(empty)  # the next thing anyone does
        else:
            self._picker.end()

    def _add(self) -> None:
        if self._places.full:
            self.problem.emit(
                tr("A walk passes {most} places at most. Remove one first.").format(most=MOST_VIA)
            )
            return
        self._picker.start(self._places.add_via())

    def _clear(self) -> None:
        self._picker.end()
        self._places.clear()

    # -- by typing

    def _typed(self, row: int, text: str) -> None:
        self._take_first = False
        self._searching = row
        if len(text.strip()) < 2 or self._coordinates(text) is not None:
            self.finder.stop()
            self.rows[row].offer([])
        else:
            self.finder.look_for(text.strip(), self._where)

    def _accepted(self, row: int, text: str) -> None:
        try:
            place = self._coordinates(text, strict=True)
        except BadCoordinatesError as problem:
            self.problem.emit(str(problem))
            return
        if place is not None:
            self._set(row, place)
        elif text.strip():
            self._searching, self._take_first = row, True
            self.finder.look_for(text.strip(), self._where, 0)

    def _coordinates(self, text: str, strict: bool = False) -> Place | None:
        """The place at typed coordinates; None if they are none, or (unless `strict`) wrong ones."""
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            typed = parse(text, crs.isGeographic())
        except NoCoordinatesError:
            return None
        except BadCoordinatesError:
            if strict:
                raise
            return None
        point = QgsPointXY(typed.x, typed.y)
        if not typed.geographic:
            if strict and not crs.isValid():
                raise BadCoordinatesError(unknown_map())
            return Place(point, crs)
        place = Place(point, type(crs)(WGS84))
        if strict and crs.isValid() and place.on(crs) is None:
            raise BadCoordinatesError(tr("The map's coordinate system does not reach there."))
        return place

    def _found(self, text: str, hits: list[Hit]) -> None:
        number = self._searching
        if number is None or number >= len(self.rows):
            return
        row = self.rows[number]
        if not self._take_first:
            row.offer(hits)
            return
        self._take_first = False
        same = [hit for hit in hits if hit.place.name.lower() == text.lower()]
        if len(hits) == 1 or len(same) == 1:
            self._set(number, (same or hits)[0].place)
        elif hits:
            row.offer(hits)
        else:
            self.problem.emit(self._nothing(text))

    def _nothing(self, text: str) -> str:
        where = list(dict.fromkeys(source.layer_name for source in self._where()))
        if not where:
            return tr(
                "No layer of the project has names to look up “{text}” in. Click on the map, or type "
                "coordinates such as {example}."
            ).format(text=text, example="40.758, -73.985")
        shown = ", ".join(where[:4]) + ("…" if len(where) > 4 else "")
        return tr(
            "Nothing is called “{text}” in {layers}. Try another name, or type coordinates such as {example}."
        ).format(text=text, layers=shown, example="40.758, -73.985")

    # -- by the menu

    def _fill_menu(self, row: int, menu: QMenu) -> None:
        place = self._places[row]

        def entry(text: str, symbol: str, slot: Callable[[], None], possible: bool = True) -> None:
            action: QAction = menu.addAction(theme_icon(symbol), text)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False: slot())

        entry(tr("Click on the &map"), "mActionMapIdentification.svg", lambda: self._picker.start(row))
        entry(
            tr("From the &selected feature"), "mActionSelectRectangle.svg", lambda: self._from_selection(row)
        )
        entry(
            tr("&Centre the map here"),
            "mActionPanToSelected.svg",
            lambda: self._centre(row),
            place is not None,
        )
        menu.addSeparator()
        entry(tr("Move &up"), "mActionArrowUp.svg", lambda: self._places.move(row, -1), row > 0)
        entry(
            tr("Move &down"),
            "mActionArrowDown.svg",
            lambda: self._places.move(row, 1),
            row < self._places.last,
        )
        if self._places.is_via(row):
            entry(tr("&Remove"), "mActionDeleteSelected.svg", lambda: self._remove(row))

    def _from_selection(self, row: int) -> None:
        active = self._active_layer()
        layers = [active, *QgsProject.instance().mapLayers().values()]
        chosen = [
            layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount()
        ]
        if not chosen:
            self.problem.emit(tr("No feature is selected. Select one on the map, then try again."))
            return
        layer = chosen[0]
        if layer.selectedFeatureCount() > 1:
            self.problem.emit(
                tr("{count} features are selected in “{layer}”. Select one.").format(
                    count=layer.selectedFeatureCount(), layer=layer.name()
                )
            )
            return
        if not layer.crs().isValid():
            self.problem.emit(
                tr("The layer “{layer}” has no coordinate system. Set it in the layer's properties.").format(
                    layer=layer.name()
                )
            )
            return
        feature = next(layer.getSelectedFeatures())
        point = point_in(feature.geometry())
        if point is None:
            self.problem.emit(tr("The selected feature has no geometry."))
            return
        self._set(row, Place(point, layer.crs(), _feature_name(layer, feature)))

    def _centre(self, row: int) -> None:
        place = self._places[row]
        point = place.on(self._canvas.mapSettings().destinationCrs()) if place is not None else None
        if point is not None:
            self._canvas.setCenter(point)
            self._canvas.refresh()

    def _remove(self, row: int) -> None:
        self._picker.end()
        self._places.remove_via(row)

    def _forget(self, row: int) -> None:
        if self._places[row] is not None:
            self._places.set(row, None)

    def _set(self, row: int, place: Place) -> None:
        self.finder.stop()
        self.rows[row].edit.setModified(False)
        self._places.set(row, place)


def _feature_name(layer: QgsVectorLayer, feature: QgsFeature) -> str:
    field = name_field(layer)
    return str(known(feature[field]) or "") if field else ""


def _button(symbol: object, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(symbol)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
