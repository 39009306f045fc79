"""OpenStreetMap to cameras, buildings, streets, stations and sights: from an extract, or through a server."""

from __future__ import annotations

import os
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
    QgsProcessingContext,
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

from .. import layers
from ..core.tags import METRES_PER_LEVEL
from ..sources import osm, overpass
from ..sources.fetch import Request
from ..translation import tr
from . import inputs, online
from .base import Algorithm
from .importcameras import field_meanings
from .outputs import Output, Source, write

POINTS = ("CAMERAS", "STATIONS", "SIGHTS")
SINKS = (*POINTS, "STREETS", "BUILDINGS")
ASKED = {name: "ways" if name == "STREETS" else name.lower() for name in SINKS}
"""What a server is asked for, for each of them."""

FILE, OVERPASS = "file", "overpass"
DOWNLOAD_SHARE = 0.7
"""Of the progress of a run that asks a server."""

WALKABLE = """(
  "highway" IN ('footway', 'path', 'pedestrian', 'steps', 'corridor', 'elevator', 'living_street', 'residential',
    'service', 'unclassified', 'road', 'track', 'tertiary', 'tertiary_link', 'secondary', 'secondary_link',
    'primary', 'primary_link')
  OR "highway" IN ('cycleway', 'bridleway', 'trunk', 'trunk_link')
    AND ("foot" IN ('yes', 'designated', 'permissive') OR "sidewalk" IN ('yes', 'both', 'left', 'right'))
)
AND coalesce("foot", '') NOT IN ('no', 'private', 'use_sidepath')
AND (coalesce("access", '') NOT IN ('no', 'private') OR "foot" IN ('yes', 'designated', 'permissive'))"""
"""Where one may walk: no motorways, building sites or drives closed to the public; cycleways and trunk roads
only where they say so."""

Progress = Callable[[float], None]


class AddOsmLayers(Algorithm):
    """`addosmlayers`."""

    ID = "addosmlayers"

    def about(self) -> str:
        return tr(
            "Turns OpenStreetMap into layers that every other tool here understands: cameras with the standard "
            "fields, buildings with heights, walkable streets, stations, sights.\n"
            "It reads an extract (.osm.pbf or .osm), such as a city's from a download service, and asks nobody. Or, "
            "with “overpass” as the source, it asks overpass-api.de (or the server you name) for an extent of "
            "{most} km² at most, and tells it the extent and the layers wanted, nothing else; first for how much "
            "there is.\n"
            "Every surveillance tag is read into a number or a word; what cannot be read is left unknown and named "
            "in the message of the camera. OpenStreetMap tells what a camera watches, seldom who owns it: "
            "ownership is known only where operator:type says so.\n"
            "Heights come from height, else from the number of storeys. Buildings cut at the edge of the extract "
            "come without a shape and with a status.\n"
            "The data is © OpenStreetMap contributors, under the Open Database License: say so where you show it."
        ).format(most=f"{overpass.MOST_TILES * overpass.TILE_KM2:g}")

    def field_help(self) -> dict[str, dict[str, str]]:
        osm_id = tr("Which node, way or relation of OpenStreetMap it is, such as way/7.")
        status = tr("ok; unusable (its shape is lost).")
        message = tr("Why it is unusable.")
        place = {"osm_id": osm_id, "name": tr("Its name."), "status": status, "message": message}
        street = {tag: tr("OpenStreetMap's tag {tag}, as it is.").format(tag=tag) for tag in osm.STREET_TAGS}
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
                "height_from": tr("The tag that tells its height: height, or levels (number of storeys)."),
                "levels": tr("Number of storeys."),
                "min_height_m": tr(
                    "Where it begins above the ground, metres, as a bridge does. Viewsheds take it from the ground up."
                ),
                "status": tr(
                    "ok; repaired (its outline crosses itself); value ignored (a tag could not be used); "
                    "unusable (its shape is lost)."
                ),
                "message": tr("What was ignored or repaired, or why it is unusable."),
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
                fileFilter=tr("OpenStreetMap extracts (*.pbf *.osm)"),
            ),
            tr("A .osm.pbf or .osm file."),
        )
        self.declare(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
            tr("Only what meets this rectangle. Empty: the whole file; a server needs one."),
        )
        self.declare(
            QgsProcessingParameterExpression("STREET_FILTER", tr("Where one may walk"), WALKABLE),
            tr(
                "Which lines with a highway tag become streets. Fields: {tags}. Areas such as squares are no lines."
            ).format(tags=", ".join(osm.STREET_TAGS)),
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

    def problem_with(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        if not any(_is_wanted(parameters, name) for name in SINKS):
            return tr("Choose at least one layer to make.")
        asks = self._is_online(parameters, context)
        problem = (self._server_problem if asks else self._file_problem)(parameters, context)
        return problem or super().problem_with(parameters, context)

    def _server_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        if not parameters.get("EXTENT"):
            return tr("Extent: a server is asked for one; choose it.")
        if not self.parameterAsString(parameters, "ENDPOINT", context).strip():
            return tr("Address of the Overpass server: give one, such as {url}.").format(
                url=overpass.ENDPOINT
            )
        return None

    def _file_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        path = self.parameterAsString(parameters, "FILE", context)
        if not path:
            return tr("OpenStreetMap extract: choose a .osm.pbf or .osm file, or “overpass” as the source.")
        if Path(path).suffix.lower() not in (".pbf", ".osm"):
            return tr("OpenStreetMap extract: {path} is not named .osm.pbf or .osm.").format(path=path)
        if not Path(path).is_file() or not os.access(path, os.R_OK):
            return tr("OpenStreetMap extract: there is no file {path} that can be read.").format(path=path)
        return None

    def work(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self._is_online(parameters, context):
            return self._downloaded(parameters, context, feedback)
        path = Path(self.parameterAsString(parameters, "FILE", context))
        extract = osm.Extract(path, self._extent(parameters, context))
        day = osm.date_of(extract)
        feedback.pushInfo(
            tr("{file}: {megabytes} MB, data of {day}.").format(
                file=path.name, megabytes=f"{path.stat().st_size / 1e6:.1f}", day=day or tr("unknown date")
            )
        )
        source = tr("OpenStreetMap, {file}, data of {day}").format(
            file=path.name, day=day or _file_date(path)
        )
        return self.layers_of(parameters, extract, source, context, feedback)

    def _is_online(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        return bool(self.parameterAsEnumString(parameters, "SOURCE", context) == OVERPASS)

    def _downloaded(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The layers of an extent from a server, which is asked for how much there is before anything else."""
        extent = self._extent(parameters, context)
        endpoint = self.parameterAsString(parameters, "ENDPOINT", context).strip()
        host = Request(endpoint).host
        asked = [ASKED[name] for name in SINKS if _is_wanted(parameters, name)]
        box = overpass.Box(*extent) if extent else overpass.Box(0, 0, 0, 0)
        path = Path(QgsProcessingUtils.generateTempFilename("overpass.osm"))
        try:
            with online.in_plain_words(feedback):
                client = online.client(self, parameters, context, feedback)
                cost = overpass.cost(box, host)
                feedback.pushInfo(
                    tr("{host} is asked for {layers}: {cost}.").format(
                        host=host, layers=", ".join(asked), cost=cost.text
                    )
                )
                size = overpass.Size(overpass.count(client, box, asked, endpoint))
                feedback.pushInfo(tr("{host} has {size} of it.").format(host=host, size=size.text))
                size.check(host)
                made = overpass.download(
                    client,
                    box,
                    asked,
                    path,
                    endpoint,
                    lambda share: feedback.setProgress(100 * DOWNLOAD_SHARE * share),
                )
            day = osm.date_of(osm.Extract(path))
            source = tr("OpenStreetMap ({host}), data of {day}, fetched on {date}").format(
                host=host, day=day or tr("unknown date"), date=made.fetched.date().isoformat()
            )
            feedback.pushInfo(source)
            return self.layers_of(
                parameters, osm.Extract(path, extent), source, context, feedback, DOWNLOAD_SHARE
            )
        finally:
            path.unlink(missing_ok=True)

    def layers_of(
        self,
        parameters: dict[str, Any],
        extract: osm.Extract,
        source: str,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        done: float = 0.0,
    ) -> dict[str, Any]:
        """The layers asked for, of an extract wherever it comes from; `source` says so in their metadata.

        `done` is the share of the run that is behind.
        """
        walkable = self._street_filter(parameters, context)
        storey = self.parameterAsDouble(parameters, "STOREY_HEIGHT", context)
        wanted = [name for name in SINKS if _is_wanted(parameters, name)]
        points = [name for name in wanted if name in POINTS]
        steps = _steps(feedback, bool(points) + len(wanted) - len(points), done)
        results: dict[str, Any] = {}
        tally = _Tally()
        origin = Source(source, [osm.LICENCE], [osm.ATTRIBUTION])

        def keep(name: str, fields: osm.Fields, kind: QgsWkbTypes.Type, rows: Iterable[osm.Row]) -> None:
            counted = tally.counted(name, rows)
            features = (
                (row.wkb, [layers.attribute(row.values[field]) for field in fields]) for row in counted
            )
            results[name] = write(self, parameters, name, context, _fields(fields), kind, _wgs84(), features)
            title = _titles()[name]
            abstract = tr("{title} of {source}: {count}.").format(
                title=title, source=source, count=tally.used[name]
            )
            self.outputs.append(Output(results[name], title, f"osm_{name.lower()}.qml", abstract, [origin]))

        try:
            with inputs.cancelling(feedback):
                if points:
                    found = osm.read_points(extract, next(steps), feedback.isCanceled)
                    inputs.stop_if_cancelled(feedback)
                    rows = {"CAMERAS": found.cameras, "STATIONS": found.stations, "SIGHTS": found.sights}
                    for name in points:
                        fields = osm.CAMERA_FIELDS if name == "CAMERAS" else osm.PLACE_FIELDS
                        keep(name, fields, QgsWkbTypes.Type.Point, rows[name])
                    tally.others = found.others if "CAMERAS" in wanted else 0
                if "STREETS" in wanted:
                    lines = osm.read_streets(extract, next(steps), feedback.isCanceled)
                    walks = tally.filtered(lines, walkable)
                    keep("STREETS", osm.STREET_FIELDS, QgsWkbTypes.Type.LineString, walks)
                if "BUILDINGS" in wanted:
                    areas = osm.read_buildings(extract, next(steps), feedback.isCanceled, storey)
                    keep("BUILDINGS", osm.BUILDING_FIELDS, QgsWkbTypes.Type.MultiPolygon, areas)
        except osm.UnreadableError as problem:
            raise QgsProcessingException(
                tr(
                    "{file} cannot be read as an OpenStreetMap extract: {reason}. Nothing was made. Download it again, "
                    "or give a .osm.pbf or .osm file."
                ).format(file=extract.path.name, reason=str(problem).rstrip("."))
            ) from problem
        self._say(tally, wanted, feedback)
        return {**results, **tally.totals()}

    def _extent(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[float, float, float, float] | None:
        if not parameters.get("EXTENT"):
            return None
        box = self.parameterAsExtent(parameters, "EXTENT", context, _wgs84())
        if box.isNull() or not box.isFinite():
            raise QgsProcessingException(
                tr("Extent: it has no area, or lies outside its coordinate system. Choose another one.")
            )
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def _street_filter(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Callable[[osm.Row], bool]:
        text = self.parameterAsString(parameters, "STREET_FILTER", context) or "true"
        fields = _fields(osm.STREET_FIELDS)
        expression = inputs.checked_expression(text, fields, tr("Where one may walk"))
        scope: QgsExpressionContext = self.createExpressionContext(parameters, context)
        scope.setFields(fields)
        expression.prepare(scope)
        feature = QgsFeature(fields)

        def is_walkable(row: osm.Row) -> bool:
            feature.setAttributes(list(row.values.values()))
            scope.setFeature(feature)
            result = layers.value(expression.evaluate(scope))
            _stop_at_failure(expression)
            return bool(result)

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
        if tally.others:
            feedback.pushInfo(
                tr("{count} guards, microphones and the like were left out.").format(count=tally.others)
            )
        if "BUILDINGS" in wanted:
            feedback.pushInfo(
                tr("Of the buildings {count} have a height, and {parts} are parts of others.").format(
                    count=tally.with_height, parts=tally.parts
                )
            )


class _Tally:
    """What came out, counted as it passes."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.ignored: Counter[str] = Counter()
        self.parts = self.with_height = self.left_out = self.others = 0

    def counted(self, name: str, rows: Iterable[osm.Row]) -> Iterator[osm.Row]:
        for row in rows:
            self.ignored[name] += row.values["status"] == osm.VALUE_IGNORED
            if row.wkb is None:
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
                self.left_out += 1

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
