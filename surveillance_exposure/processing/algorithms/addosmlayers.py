"""OpenStreetMap to cameras, buildings, streets, stations and sights: from an extract, or through a server."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ... import layers
from ...core.cameras import NO_VIEW
from ...core.osm import NO_WALL
from ...core.tags import METRES_PER_LEVEL
from ...sources import osm, overpass
from ...sources.fetch import Request
from ...translation import tr
from .. import online
from ..base import Algorithm
from ..finishing.results import Output, Source
from ..parameters.cameras import field_meanings
from ..reading import attributes, inputs, walkable
from ..reading.conditions import is_true
from ..run import Run
from ..writing.places import is_file
from ..writing.writer import write

POINTS = ("CAMERAS", "STATIONS", "SIGHTS")
SINKS = (*POINTS, "STREETS", "BUILDINGS")
ASKED = {name: "ways" if name == "STREETS" else name.lower() for name in SINKS}
"""What a server is asked for, for each of them."""

FILE, OVERPASS = "file", "overpass"
DOWNLOAD_SHARE = 0.7
"""Of the progress of a run that asks a server."""

_NAMES = re.compile(r"\.(pbf|osm|xml|json)(\.(gz|bz2|xz))?$", re.IGNORECASE)

Progress = Callable[[float], None]


class AddOsmLayers(Algorithm):
    """`addosmlayers`."""

    ID = "addosmlayers"

    def about(self) -> str:
        return tr(
            "Turns OpenStreetMap into layers that every other tool here understands: cameras with the standard "
            "fields, buildings with heights, walkable streets, stations, sights.\n"
            "It reads an extract (.osm.pbf, .osm, also packed, or what Overpass gives as XML or JSON), such as a "
            "city's from a download service, and asks nobody. Or, "
            "with “overpass” as the source, it asks overpass-api.de (or the server you name) for an extent of "
            "{most} km² at most, and tells it the extent and the layers wanted, nothing else; first for how much "
            "there is.\n"
            "Every surveillance tag is read into a number or a word; what cannot be read is left unknown and named "
            "in the message of the camera. OpenStreetMap tells what a camera watches, seldom who owns it: "
            "ownership is known only where operator:type says so.\n"
            "Indoor cameras, guards and dummies are kept with the status “no view” and left out of figures. What is "
            "deleted, disused or proposed is no camera.\n"
            "Heights come from height, else from the number of storeys. Buildings cut at the edge of the extract "
            "come without a shape and with a status; those below ground, open roofs and what is demolished or only "
            "proposed with the status “no wall”. What is being built, disused or abandoned stands there.\n"
            "Every object of the file is a row, or is counted with the reason. A file that is not complete is "
            "refused.\n"
            "The data is © OpenStreetMap contributors, under the Open Database License: say so where you show it."
        ).format(most=f"{overpass.MOST_TILES * overpass.TILE_KM2:g}")

    def field_help(self) -> dict[str, dict[str, str]]:
        osm_id = tr("Which node, way or relation of OpenStreetMap it is, such as way/7.")
        status = tr(
            "ok; incomplete (its shape is that of the part in the file); unusable (its shape is lost)."
        )
        message = tr("Why it is incomplete or unusable.")
        place = {"osm_id": osm_id, "name": tr("Its name."), "status": status, "message": message}
        street = {
            tag.replace(":", "_"): tr("OpenStreetMap's tag {tag}, as it is.").format(tag=tag)
            for tag in osm.STREET_TAGS
        }
        return {
            "CAMERAS": {
                **field_meanings(),
                "name": tr("Its name, as a webcam has one."),
                "surveillance": tr("What is watched: public, outdoor, indoor, traffic ..."),
                "surveillance_type": tr("camera, ALPR (number plates), speed camera ..."),
                "zone": tr("The zone watched: town, traffic, parking, shop, bank, building, entrance ..."),
            },
            "BUILDINGS": {
                "osm_id": osm_id,
                "name": tr("Its name."),
                "building": tr("What kind of building, or of part, it is."),
                "is_part": tr("1 for a part of a building, which overlaps the building; else 0."),
                "height_m": tr("Height of its top above the ground, metres; NULL where unknown."),
                "height_from": tr(
                    "The tag that tells its height: height, building:height, est_height, or levels (number of storeys)."
                ),
                "levels": tr("Number of storeys, without those within the roof."),
                "min_height_m": tr(
                    "Where it begins above the ground, metres, as a bridge does. Viewsheds see through below it."
                ),
                "status": tr(
                    "ok; no wall (it does not block the view: below ground, an open roof, not there); repaired (its "
                    "outline crosses itself); incomplete (its shape is that of the part in the file); value ignored "
                    "(a tag could not be used); grouped (it only groups others); unusable (its shape is lost)."
                ),
                "message": tr("What was ignored or repaired, or why it is no wall or unusable."),
            },
            "STREETS": {"osm_id": osm_id, **street, "status": status, "message": message},
            "STATIONS": {**place, "kind": tr("station, halt, or entrance (of an underground railway).")},
            "SIGHTS": {**place, "kind": tr("museum, viewpoint, monument, square, neighbourhood ...")},
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterEnum("SOURCE", tr("From"), [FILE, OVERPASS], False, FILE, False, True),
            tr("A file on your computer, or a server of the Overpass API, which is asked for the extent."),
        )
        self.declare(
            QgsProcessingParameterFile(
                "FILE",
                tr("OpenStreetMap extract"),
                optional=True,
                fileFilter=tr(
                    "OpenStreetMap extracts (*.pbf *.osm *.gz *.bz2 *.xz *.xml *.json);;All files (*)"
                ),
            ),
            tr(
                "A .osm.pbf or .osm file, also packed (.gz, .bz2, .xz), or an answer of Overpass as XML or JSON. Its "
                "content tells what it is."
            ),
        )
        self.declare(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
            tr("Only what meets this rectangle. Empty: the whole file; a server needs one."),
        )
        self.declare(
            QgsProcessingParameterExpression("STREET_FILTER", tr("Where one may walk"), walkable.RULE),
            tr(
                "Which lines with a highway tag become streets. As it stands, those for walking: no motorways, "
                "nothing closed or not there yet, cycleways, bridleways and trunk roads only where they say so. "
                "Fields: {tags}. Areas such as squares are no lines."
            ).format(tags=", ".join(each for each in osm.STREET_FIELDS if each not in ("status", "message"))),
            advanced=True,
        )
        self.declare(
            QgsProcessingParameterNumber(
                "STOREY_HEIGHT",
                tr("Height of a storey (m)"),
                QgsProcessingParameterNumber.Type.Double,
                METRES_PER_LEVEL,
                False,
                1,
                20,
            ),
            tr("For buildings that give the number of their storeys and no height."),
            advanced=True,
        )
        online.declare_url(
            self,
            "ENDPOINT",
            tr("Address of the Overpass server"),
            overpass.ENDPOINT,
            tr("The interpreter of an Overpass API: the public one, another, or your own."),
        )
        online.declare_asking(self)
        point, line, polygon = (
            QgsProcessing.SourceType.TypeVectorPoint,
            QgsProcessing.SourceType.TypeVectorLine,
            QgsProcessing.SourceType.TypeVectorPolygon,
        )
        for name, label, kind, help_text in (
            ("CAMERAS", tr("Cameras"), point, tr("Camera points with the standard fields, and tags.")),
            (
                "BUILDINGS",
                tr("Buildings"),
                polygon,
                tr("Buildings and their parts with heights, for viewsheds."),
            ),
            ("STREETS", tr("Streets"), line, tr("Walkable streets and paths, for walks.")),
            ("STATIONS", tr("Stations"), point, tr("Stations, halts and entrances.")),
            ("SIGHTS", tr("Sights"), point, tr("Sights, squares and named neighbourhoods.")),
        ):
            self.declare(QgsProcessingParameterFeatureSink(name, label, kind, None, True), help_text)
        self.total("USED", tr("Features made"))
        self.total("SKIPPED", tr("Features without a usable shape"))
        self.total("VALUES_IGNORED", tr("Features with a value that could not be used"))
        for name, label in _titles().items():
            self.total(f"{name}_USED", label)
        self.total("PARTS_USED", tr("Parts of buildings"))
        self.total("BUILDINGS_WITH_HEIGHT", tr("Buildings with a height"))
        self.total("BUILDINGS_SKIPPED", tr("Buildings without a usable shape"))
        self.total("STREETS_LEFT_OUT", tr("Streets not for walking"))
        self.total("CAMERAS_NO_VIEW", tr("Records that watch no street"))
        self.total("BUILDINGS_NO_WALL", tr("Buildings that do not block the view"))
        self.total("LEFT_OUT", tr("Objects that are no features"))

    def problem_with(self, run: Run) -> str | None:
        if not any(_is_wanted(run.parameters, name) for name in SINKS):
            return tr("Choose at least one layer to make.")
        asks = self._is_online(run)
        problem = (self._server_problem if asks else self._file_problem)(run)
        return problem or super().problem_with(run)

    def _server_problem(self, run: Run) -> str | None:
        if not run.given("EXTENT"):
            return tr("Extent: a server is asked for one; choose it.")
        if not run.text("ENDPOINT").strip():
            return tr("Address of the Overpass server: give one, such as {url}.").format(
                url=overpass.ENDPOINT
            )
        return None

    def _file_problem(self, run: Run) -> str | None:
        path = run.text("FILE")
        if not path:
            return tr("OpenStreetMap extract: choose a .osm.pbf or .osm file, or “overpass” as the source.")
        if not (is_file(Path(path)) and os.access(path, os.R_OK)):
            if not _NAMES.search(path):
                return tr("OpenStreetMap extract: {path} is not named .osm.pbf or .osm.").format(path=path)
            return tr("OpenStreetMap extract: there is no file {path} that can be read.").format(path=path)
        return None

    def work(self, run: Run) -> dict[str, Any]:
        self._street_filter(run)  # one that is none ends the run before anything is asked for
        if self._is_online(run):
            return self._downloaded(run)
        path = Path(run.text("FILE"))
        extract = osm.Extract(path, self._extent(run))
        day = osm.date_of(extract)
        run.say(
            tr("{file}: {megabytes} MB, data of {day}.").format(
                file=path.name, megabytes=f"{path.stat().st_size / 1e6:.1f}", day=day or tr("unknown date")
            )
        )
        source = tr("OpenStreetMap, {file}, data of {day}").format(
            file=path.name, day=day or _file_date(path)
        )
        return self.layers_of(run, extract, source)

    def _is_online(self, run: Run) -> bool:
        return bool(run.choice("SOURCE") == OVERPASS)

    def _downloaded(self, run: Run) -> dict[str, Any]:
        """The layers of an extent from a server, which is asked for how much there is before anything else."""
        extent = self._extent(run)
        endpoint = run.text("ENDPOINT").strip()
        host = Request(endpoint).host
        asked = [ASKED[name] for name in SINKS if _is_wanted(run.parameters, name)]
        box = overpass.Box(*extent) if extent else overpass.Box(0, 0, 0, 0)
        path = Path(QgsProcessingUtils.generateTempFilename("overpass.osm"))
        try:
            with online.in_plain_words(run.feedback):
                client = online.client(run)
                cost = overpass.cost(box, host)
                run.say(
                    tr("{host} is asked for {layers}: {cost}.").format(
                        host=host, layers=", ".join(asked), cost=cost.text
                    )
                )
                size = overpass.Size(overpass.count(client, box, asked, endpoint))
                run.say(tr("{host} has {size} of it.").format(host=host, size=size.text))
                size.check(host)
                made = overpass.download(
                    client,
                    box,
                    asked,
                    path,
                    endpoint,
                    lambda share: run.progress(100 * DOWNLOAD_SHARE * share),
                )
            day = osm.date_of(osm.Extract(path))
            source = tr("OpenStreetMap ({host}), data of {day}, fetched on {date}").format(
                host=host, day=day or tr("unknown date"), date=made.fetched.date().isoformat()
            )
            run.say(source)
            return self.layers_of(run, osm.Extract(path, extent), source, DOWNLOAD_SHARE)
        finally:
            path.unlink(missing_ok=True)

    def layers_of(self, run: Run, extract: osm.Extract, source: str, done: float = 0.0) -> dict[str, Any]:
        """The layers asked for, of an extract wherever it comes from; `source` says so in their metadata.

        `done` is the share of the run that is behind.
        """
        is_street = self._street_filter(run)
        storey = run.number("STOREY_HEIGHT")
        wanted = [name for name in SINKS if _is_wanted(run.parameters, name)]
        points = [name for name in wanted if name in POINTS]
        steps = _steps(run.feedback, 1 + len(wanted) - len(points), done)
        results: dict[str, Any] = {}
        tally = _Tally()
        origin = Source(source, [osm.LICENCE], [osm.ATTRIBUTION])

        def keep(name: str, fields: osm.Fields, kind: QgsWkbTypes.Type, rows: Iterable[osm.Row]) -> None:
            counted = tally.counted(name, rows)
            features = (
                (row.wkb, [layers.attribute(row.values[field]) for field in fields]) for row in counted
            )
            results[name] = write(run, name, _fields(fields), kind, _wgs84(), features)
            title = _titles()[name]
            abstract = tr("{title} of {source}: {count}.").format(
                title=title, source=source, count=tally.used[name]
            )
            run.outputs.append(Output(results[name], title, f"osm_{name.lower()}.qml", abstract, [origin]))

        cancelled = run.is_cancelled
        try:
            with inputs.cancelling(run.feedback), osm.opened(extract, next(steps), cancelled) as data:
                found = data.points
                rows = {"CAMERAS": osm.read_cameras(data), "STATIONS": found.stations, "SIGHTS": found.sights}
                for name in points:
                    run.stop_if_cancelled()
                    fields = osm.CAMERA_FIELDS if name == "CAMERAS" else osm.PLACE_FIELDS
                    keep(name, fields, QgsWkbTypes.Type.Point, rows[name])
                if "STREETS" in wanted:
                    lines = osm.read_streets(data, next(steps), cancelled)
                    walks = tally.filtered(lines, is_street)
                    keep("STREETS", osm.STREET_FIELDS, QgsWkbTypes.Type.LineString, walks)
                if "BUILDINGS" in wanted:
                    areas = osm.read_buildings(data, next(steps), cancelled, storey)
                    keep("BUILDINGS", osm.BUILDING_FIELDS, QgsWkbTypes.Type.MultiPolygon, areas)
                tally.reasons = {name: data.left_out[name] for name in wanted if name in data.left_out}
                if tally.lost:
                    tally.reasons.setdefault("STREETS", Counter())[tr("not for walking, and cut")] += (
                        tally.lost
                    )
                tally.deleted, tally.older = data.file.notes.deleted, data.file.notes.older
                if data.file.notes.remark:
                    run.warn(
                        tr("The server that made the file says: “{remark}”.").format(
                            remark=data.file.notes.remark
                        )
                    )
        except osm.UnreadableError as problem:
            raise QgsProcessingException(
                tr(
                    "{file} cannot be read as an OpenStreetMap extract: {reason}. Nothing was made. Download it again, "
                    "or give a .osm.pbf or .osm file."
                ).format(file=extract.path.name, reason=str(problem).rstrip("."))
            ) from problem
        self._say(tally, wanted, run.feedback)
        return {**results, **tally.totals()}

    def _extent(self, run: Run) -> tuple[float, float, float, float] | None:
        if not run.given("EXTENT"):
            return None
        inputs.check_extent(run, "EXTENT")
        box = self.parameterAsExtent(run.parameters, "EXTENT", run.context, _wgs84())
        if box.isNull() or not box.isFinite():
            raise QgsProcessingException(
                tr("Extent: it has no area, or lies outside its coordinate system. Choose another one.")
            )
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def _street_filter(self, run: Run) -> Callable[[osm.Row], bool]:
        text = run.text("STREET_FILTER") or "true"
        fields = _fields(osm.STREET_FIELDS)
        rule = walkable.streets(text, fields)
        if rule is not None:
            return lambda row: rule.of(list(row.values.values()))
        scope: QgsExpressionContext = run.expressions()
        scope.setFields(fields)
        expression = attributes.checked_condition(text, fields, tr("Where one may walk"), scope)
        expression.prepare(scope)
        feature = QgsFeature(fields)

        def is_walkable(row: osm.Row) -> bool:
            feature.setAttributes(list(row.values.values()))
            scope.setFeature(feature)
            result = expression.evaluate(scope)
            _stop_at_failure(expression)
            return is_true(result)

        return is_walkable

    def _say(self, tally: _Tally, wanted: list[str], feedback: QgsProcessingFeedback) -> None:
        titles = _titles()
        for name in wanted:
            feedback.pushInfo(
                tr("{title}: {count}, {skipped} without a usable shape.").format(
                    title=titles[name], count=tally.used[name], skipped=tally.skipped[name]
                )
            )
            if tally.skipped[name]:
                feedback.pushWarning(
                    tr(
                        "{title}: {count} have lost their shape, cut at the edge of the extract or not closed; see "
                        "their status."
                    ).format(title=titles[name], count=tally.skipped[name])
                )
            if tally.ignored[name]:
                feedback.pushWarning(
                    tr("{title}: {count} have a value that could not be used; see their message.").format(
                        title=titles[name], count=tally.ignored[name]
                    )
                )
            if not tally.used[name]:
                feedback.pushWarning(tr("{title}: the extract has none.").format(title=titles[name]))
        self._say_what_is_left_out(tally, feedback)
        if tally.no_view:
            feedback.pushInfo(
                tr(
                    "Cameras: {count} guards, indoor cameras, dummies and the like watch no street. They are rows with "
                    "the status “no view”, and left out of figures."
                ).format(count=tally.no_view)
            )
        if tally.no_wall:
            feedback.pushInfo(
                tr(
                    "Buildings: {count} do not block the view (below ground, open roofs, not there): their status is "
                    "“no wall”."
                ).format(count=tally.no_wall)
            )
        if "BUILDINGS" in wanted:
            feedback.pushInfo(
                tr("Of the buildings {count} have a height, and {parts} are parts of others.").format(
                    count=tally.with_height, parts=tally.parts
                )
            )
        if tally.grouped:
            feedback.pushInfo(
                tr("Buildings: {count} only group others, which are there themselves.").format(
                    count=tally.grouped
                )
            )

    def _say_what_is_left_out(self, tally: _Tally, feedback: QgsProcessingFeedback) -> None:
        for name, reasons in tally.reasons.items():
            for reason, count in reasons.items():
                feedback.pushInfo(
                    tr("{title}: {count} of the file are left out: {reason}.").format(
                        title=_titles()[name], count=count, reason=reason
                    )
                )
        if tally.deleted:
            feedback.pushWarning(
                tr("{count} objects are deleted or invisible in the file, and were left out.").format(
                    count=tally.deleted
                )
            )
        if tally.older:
            feedback.pushInfo(
                tr(
                    "{count} objects are in the file more than once; the newest version of each holds."
                ).format(count=tally.older)
            )


class _Tally:
    """What came out, counted as it passes; and what did not, by layer and reason."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.ignored: Counter[str] = Counter()
        self.reasons: dict[str, Counter[str]] = {}
        self.parts = self.with_height = self.left_out = self.no_view = self.no_wall = 0
        self.deleted = self.older = self.grouped = self.lost = 0

    def counted(self, name: str, rows: Iterable[osm.Row]) -> Iterator[osm.Row]:
        for row in rows:
            status = row.values["status"]
            self.ignored[name] += status == osm.VALUE_IGNORED
            self.no_wall += status == NO_WALL
            if status == NO_VIEW:
                self.no_view += 1
            elif status == osm.GROUPED:
                self.grouped += 1
            elif row.wkb is None:
                self.skipped[name] += 1
            else:
                self.used[name] += 1
                self.parts += row.values.get("is_part") == 1
                self.with_height += name == "BUILDINGS" and row.values["height_m"] is not None
            yield row

    def filtered(self, rows: Iterator[osm.Row], is_wanted: Callable[[osm.Row], bool]) -> Iterator[osm.Row]:
        for row in rows:
            if is_wanted(row):
                yield row
            else:
                self.left_out += row.wkb is not None
                self.lost += row.wkb is None

    def totals(self) -> dict[str, float]:
        return {
            "USED": sum(self.used.values()),
            "SKIPPED": sum(self.skipped.values()),
            "VALUES_IGNORED": sum(self.ignored.values()),
            **{f"{name}_USED": self.used[name] for name in SINKS},
            "PARTS_USED": self.parts,
            "BUILDINGS_WITH_HEIGHT": self.with_height,
            "BUILDINGS_SKIPPED": self.skipped["BUILDINGS"],
            "STREETS_LEFT_OUT": self.left_out,
            "CAMERAS_NO_VIEW": self.no_view,
            "BUILDINGS_NO_WALL": self.no_wall,
            "LEFT_OUT": sum(sum(reasons.values()) for reasons in self.reasons.values()) + self.deleted,
        }


def _titles() -> dict[str, str]:
    return {
        "CAMERAS": tr("Cameras"),
        "STATIONS": tr("Stations"),
        "SIGHTS": tr("Sights"),
        "STREETS": tr("Streets"),
        "BUILDINGS": tr("Buildings"),
    }


def _is_wanted(parameters: dict[str, Any], name: str) -> bool:
    return parameters.get(name) not in (None, "")


def _steps(feedback: QgsProcessingFeedback, count: int, before: float = 0.0) -> Iterator[Progress]:
    """The progress of each of `count` passes over the file, after the share `before` of the whole."""

    def part(step: int) -> Progress:
        return lambda done: feedback.setProgress(100 * (before + (1 - before) * (step + done) / count))

    return map(part, range(count))


def _fields(fields: osm.Fields) -> QgsFields:
    return layers.fields_of(layers.new_field(name, kind) for name, kind in fields.items())


def _file_date(path: Path) -> str:
    return tr("unknown date (file of {day})").format(day=date.fromtimestamp(path.stat().st_mtime).isoformat())


def _wgs84() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4326")


def _stop_at_failure(expression: QgsExpression) -> None:
    if expression.hasEvalError():
        raise QgsProcessingException(
            tr("Where one may walk: the expression cannot be worked out: {reason}").format(
                reason=expression.evalErrorString()
            )
        )
