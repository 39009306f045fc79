"""Any table or layer to a standard camera layer."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ... import layers
from ...core.cameras import NO_VIEW, NUMBER_FIELDS, STANDARD_FIELDS, Camera
from ...core.parts import WRONG_TYPE
from ...core.projection import without_nowhere
from ...core.ragged import Bools, Geometries
from ...layers import POINT, Rows, new_field
from ...sources import osm
from ...sources.osmfile import is_extract
from ...translation import tr
from .. import messages, records
from ..base import Algorithm
from ..finishing.results import Output
from ..reading import attributes, camera_rows, inputs, systems
from ..reading.sublayers import Choice
from ..records import FORMATS
from ..run import Run
from ..writing.writer import write

READING = 0.5
"""The share of a run that reading a file of OpenStreetMap data takes."""

DIRECTIONS = ("direction", "heading", "azimuth", "bearing")
"""Names that tables of cameras have for direction_deg."""

OWN_FIELDS = tuple(name for name in STANDARD_FIELDS if name not in ("status", "message"))


def field_meanings() -> dict[str, str]:
    """What the standard camera fields mean."""
    return {
        "camera_id": tr("Unique name of the cameras of one ownership at one site."),
        "site_id": tr("The site, such as an intersection; several rows may share it."),
        "count": tr("How many cameras; missing counts as 1."),
        "count_dome": tr("How many of them are domes."),
        "count_bullet": tr("How many of them are bullet cameras."),
        "ownership": tr("public, private or unknown."),
        "kind": tr("dome, bullet, fixed, panning, alpr, webcam or speed; NULL where mixed or unknown."),
        "mount": tr("street, building or unknown."),
        "height_m": tr("Height above the ground, metres."),
        "direction_deg": tr("Where it looks, degrees clockwise from north."),
        "fov_deg": tr("Horizontal field of view, degrees."),
        "sectors": tr(
            "Fields of view such as 0-90;180-270; overrides direction and width. Of several directions "
            "in OpenStreetMap without a width each counts as 90 degrees wide."
        ),
        "tilt_deg": tr("Tilt of the optical axis below the horizon, degrees."),
        "range_m": tr("How far it sees on the ground, metres."),
        "place": tr("outdoor or indoor; NULL where unknown. Indoor cameras watch no street."),
        "operator": tr("Who runs it."),
        "source": tr("Where the record comes from."),
        "observed_on": tr("When it was seen."),
        "status": tr(
            "ok; value ignored (a value could not be used and is unknown); no view (an indoor camera, a guard, a "
            "dummy: in no figure unless asked for); unusable (not a place or not a number)."
        ),
        "message": tr("What was ignored, or why the row is unusable."),
    }


def declare_cameras(algorithm: Algorithm) -> None:
    """Declare OUTPUT, standard cameras, and its number outputs."""
    algorithm.declare(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Cameras"), QgsProcessing.SourceType.TypeVectorPoint),
        tr("Camera points with the standard fields."),
    )
    algorithm.total("USED", tr("Features made"))
    algorithm.total("SKIPPED", tr("Rows that cannot be used"))
    algorithm.total("NO_VIEW", tr("Rows that watch no street"))
    algorithm.total("SITES", tr("Sites with cameras"))
    algorithm.total("SITES_WITHOUT", tr("Sites without cameras"))
    algorithm.total("CAMERAS", tr("Cameras"))
    algorithm.total("PUBLIC", tr("Public cameras"))
    algorithm.total("PRIVATE", tr("Private cameras"))
    algorithm.total("UNKNOWN", tr("Cameras of unknown ownership"))


class ImportCameras(Algorithm):
    """`importcameras`."""

    ID = "importcameras"
    POINTS_FIRST = frozenset({"INPUT"})

    def __init__(self) -> None:
        super().__init__()
        self._opened: tuple[str, QgsVectorLayer] | None = None

    def about(self) -> str:
        return tr(
            "Turns any layer or table of cameras into a layer with the standard camera fields, which every "
            "other tool here understands.\n"
            "It knows the per-intersection counts of Decode Surveillance NYC (one feature per site and "
            "ownership; the total is the sum of the medians per category) and OpenStreetMap's surveillance "
            "tags. For anything else give an expression per field; a field of the same name is taken by itself.\n"
            "Sites without cameras are left out and counted in a message."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {"OUTPUT": field_meanings()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.declare(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Cameras, as recorded"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr(
                "A point layer, a table with coordinates (columns such as lat and lon are found), or a whole file of "
                "OpenStreetMap data (.osm.pbf, .osm, JSON of Overpass)."
            ),
        )
        self.declare(
            QgsProcessingParameterEnum("FORMAT", tr("Format"), list(FORMATS), False, "auto", False, True),
            tr(
                "decode counts: the per-intersection file of Decode Surveillance NYC; openstreetmap: columns "
                "named like OpenStreetMap's tags; other: the expressions below; auto: whichever fits the columns."
            ),
        )
        for name, meaning in field_meanings().items():
            if name in OWN_FIELDS:
                self.declare(
                    QgsProcessingParameterExpression(
                        name.upper(), tr("{name}, for “other”").format(name=name), "", "INPUT", True
                    ),
                    tr("Expression for {name}. {meaning}").format(name=name, meaning=meaning),
                )
        for name, label, help_text in (
            ("X", tr("Longitude or easting"), tr("For a table: expression for the x coordinate.")),
            ("Y", tr("Latitude or northing"), tr("For a table: expression for the y coordinate.")),
        ):
            self.declare(
                QgsProcessingParameterExpression(name, label, "", "INPUT", True), help_text, advanced=True
            )
        self.declare(
            QgsProcessingParameterCrs(
                "TABLE_CRS", tr("Coordinate system of a table"), "EPSG:4326", optional=True
            ),
            tr("For a table: the system its coordinates are in."),
            advanced=True,
        )
        declare_cameras(self)

    def work(self, run: Run) -> dict[str, Any]:
        file = _extract(run.parameters)
        label = run.label("INPUT")
        begun = 0.0 if file is None else READING
        rows = (
            inputs.read(run, "INPUT", None)
            if file is None
            else records.rows_of_extract(file, label, run.feedback, begun)
        )
        layout = self._layout(run, rows)
        points, crs, spread = self._points(run, rows, layout == "openstreetmap")
        run.say(tr("Format: {format}").format(format=layout))
        if layout == "other":
            recorded: records.Records = records.OtherRecords(rows, self._columns(run, rows))
        elif layout == "openstreetmap":
            recorded = records.TaggedRecords(rows)
        else:
            recorded = records.DecodeRecords(rows)

        cameras: list[tuple[int, Camera]] = []
        without = 0
        for i in range(len(rows)):
            if i % 1000 == 0:
                run.stop_if_cancelled()
                run.progress(100 * begun + (80 - 100 * begun) * i / len(rows))
            found = recorded.cameras(i)
            if found is None:
                rows.problems.pop(i, None)  # that it has no place is no loss
                continue
            if i in rows.problems:
                found = found or [Camera(count=0)]
                for one in found:
                    one.status, one.message = "unusable", messages.reason_text(rows.problems[i])
            without += not found
            cameras += [(i, one) for one in found]
        if not cameras:
            words = [
                tr("Cameras, as recorded: none of the {count} rows has a camera.").format(count=len(rows))
            ]
            words += [f"{count}: {reason}." for reason, count in recorded.left_out.items()]
            raise QgsProcessingException(" ".join(words))
        recorded.say(run.feedback)
        large = sum(bool(spread[i]) for i, _ in cameras) if layout == "openstreetmap" else 0
        if large:
            run.say(
                tr("{count} cameras are recorded as lines or areas: each stands on a point of it.").format(
                    count=large
                )
            )
        _name_all(cameras, run.feedback)
        return self._written(run, rows, points, crs, cameras, without)

    def _layer_of(
        self, definition: QgsProcessingParameterFeatureSource, parameters: dict[str, Any]
    ) -> Choice:
        """For a file of OpenStreetMap data, which is read without QGIS, a layer that stands for it.

        A table whose shapes QGIS reads has the system of tables, where it says nothing itself.
        """
        path = _path(parameters.get("INPUT")) if definition.name() == "INPUT" else ""
        if not path:
            return super()._layer_of(definition, parameters)
        extract, crs = _extract(parameters), parameters.get("TABLE_CRS")
        version = f"{path} {os.stat(path).st_mtime_ns} {extract} {crs}"  # noqa: PTH116
        if self._opened is None or self._opened[0] != version:
            found = _stand_in(extract) or _table(path, crs)
            self._opened = None if found is None else (version, found)
        if self._opened is None:
            return super()._layer_of(definition, parameters)
        return Choice(self._opened[1])

    def problem_with(self, run: Run) -> str | None:
        given = run.given("TABLE_CRS")
        if isinstance(given, str) and given and not QgsCoordinateReferenceSystem(given).isValid():
            return tr("Coordinate system of a table: there is none called {name}.").format(name=given)
        return super().problem_with(run)

    def _layout(self, run: Run, rows: Rows) -> str:
        given = any(run.text(name.upper()).strip() for name in OWN_FIELDS)
        return records.layout_of(run.choice("FORMAT"), rows, given)

    def _points(
        self, run: Run, rows: Rows, any_shape: bool
    ) -> tuple[Geometries, QgsCoordinateReferenceSystem, Bools]:
        """The points, those of a table made from its columns; problems are noted in `rows`.

        With `any_shape` lines and areas, too, by a point on them; returns which those are.
        """
        x, y = (run.text(name) for name in ("X", "Y"))
        is_table = bool(shapely.is_missing(rows.geometries).all())
        crs = rows.crs
        if is_table or (x and y):
            crs = self.parameterAsCrs(run.parameters, "TABLE_CRS", run.context)
            if not layers.is_on_earth(crs, run.context.transformContext()):
                raise QgsProcessingException(
                    tr("{label}: choose one that says where on earth the coordinates are.").format(
                        label=run.label("TABLE_CRS")
                    )
                )
            points, crs = self._of_columns(run, rows, x, y, crs)
            if not crs.isValid():
                raise QgsProcessingException(
                    tr("Cameras, as recorded: “{layer}” names a coordinate system that is not known.").format(
                        layer=rows.name
                    )
                )
        else:
            points = rows.geometries
        spread = shapely.get_dimensions(points) > 0
        if any_shape:
            points = records.points_on(points)
        placed = Rows(rows.name, crs, rows.fields, rows.features, points)
        layers.judge(placed, POINT)
        found = systems.tell_where(run, placed, tr("Cameras, as recorded"))
        without_nowhere([placed], [found])
        rows.problems = {**placed.problems, **rows.problems}
        if set(rows.problems.values()) <= {WRONG_TYPE, layers.NO_GEOMETRY} and not (
            is_table or (x and y) or rows.usable.any()
        ):
            raise QgsProcessingException(
                tr("Cameras, as recorded: “{layer}” has no points. Use “Centroids” first.").format(
                    layer=rows.name
                )
            )
        if not rows.usable.any():
            raise messages.none_usable(tr("Cameras, as recorded"), rows.name, rows.problems.values())
        return camera_rows.single_points(rows, points), crs, spread

    def _of_columns(
        self, run: Run, rows: Rows, x: str, y: str, crs: QgsCoordinateReferenceSystem
    ) -> tuple[Geometries, QgsCoordinateReferenceSystem]:
        """Points by the expressions `x` and `y`, or by the columns that hold them; and their system, if they say so."""
        if not (x and y):
            points, srid = records.table_points(rows)
            return points, crs if srid is None else QgsCoordinateReferenceSystem(f"EPSG:{srid}")
        places = run.expressions()
        pairs = [
            attributes.evaluate(attributes.checked_expression(text, rows.fields, label), rows, places)
            for text, label in ((x, tr("Longitude or easting")), (y, tr("Latitude or northing")))
        ]
        points = np.full(len(rows), None, dtype=object)
        points[:] = [records.point(rows, i, *pair) for i, pair in enumerate(zip(*pairs))]
        return points, crs

    def _columns(self, run: Run, rows: Rows) -> dict[str, list[Any]]:
        """Values by standard field: of the expression given, else of the field of that name."""
        scope = run.expressions()
        columns = {}
        for name in OWN_FIELDS:
            text = run.text(name.upper())
            if text:
                expression = attributes.checked_expression(text, rows.fields, name)
                columns[name] = attributes.evaluate(expression, rows, scope)
            elif rows.has(name):
                columns[name] = rows.column(name) or []
        also = next((name for name in DIRECTIONS if rows.has(name)), None)
        if "direction_deg" not in columns and also:
            run.say(tr("“{field}” is taken as direction_deg.").format(field=also))
            columns["direction_deg"] = rows.column(also) or []
        return columns

    def _written(
        self,
        run: Run,
        rows: Rows,
        points: Geometries,
        crs: QgsCoordinateReferenceSystem,
        cameras: list[tuple[int, Camera]],
        without: int,
    ) -> dict[str, Any]:
        messages.warn_of_problems(rows, tr("Cameras, as recorded"), run.feedback)
        fields = layers.fields_of(
            new_field(name, "number" if name in NUMBER_FIELDS else "text") for name in STANDARD_FIELDS
        )
        wkb = shapely.to_wkb(points)
        features = (
            (
                None if i in rows.problems else wkb[i],
                [layers.attribute(item) for item in vars(one).values()],
            )
            for i, one in cameras
        )
        run.stop_if_cancelled()
        destination = write(run, "OUTPUT", fields, QgsWkbTypes.Type.Point, crs, features)
        kept = [one for i, one in cameras if i not in rows.problems]
        good = [one for one in kept if one.status != NO_VIEW]
        totals: defaultdict[str, float] = defaultdict(float)
        for one in good:
            totals[one.ownership] += one.count or 0
        sites = len({one.site_id for one in good})
        everything = sum(totals.values())
        run.say(
            tr(
                "{features} features: {cameras} cameras at {sites} sites (public {public}, private {private}, "
                "unknown {unknown}). {without} sites without cameras were left out."
            ).format(
                features=len(good),
                cameras=f"{everything:g}",
                sites=sites,
                without=without,
                **{name: f"{totals[name]:g}" for name in ("public", "private", "unknown")},
            )
        )
        ignored = sum(one.status == "value ignored" for one in good)
        if ignored:
            run.warn(
                tr("{count} cameras have a value that could not be used; see their message.").format(
                    count=ignored
                )
            )
        run.outputs.append(
            Output(
                destination,
                tr("Cameras"),
                "cameras.qml",
                tr("{cameras} cameras at {sites} sites.").format(cameras=f"{everything:g}", sites=sites),
                inputs.sources(run, ["INPUT"]),
            )
        )
        return {
            "OUTPUT": destination,
            "USED": len(good),
            "SKIPPED": len(rows.problems),
            "NO_VIEW": len(kept) - len(good),
            "SITES": sites,
            "SITES_WITHOUT": without,
            "CAMERAS": everything,
            **{name.upper(): float(totals[name]) for name in ("public", "private", "unknown")},
        }


def _path(given: Any) -> str:
    """The file that a layer parameter names, as a whole; "" if it names none, or one of its layers."""
    if isinstance(given, QgsProcessingFeatureSourceDefinition) and not given.selectedFeaturesOnly:
        given = given.source.staticValue()
    is_file = isinstance(given, str) and os.path.isfile(given)  # noqa: PTH113 (Path trips over what is no path)
    return str(given) if is_file else ""


def _extract(parameters: dict[str, Any]) -> Path | None:
    """The file, if INPUT is a whole file of OpenStreetMap data and none of its layers, to be read by its tags."""
    path = _path(parameters.get("INPUT"))
    others = any(parameters.get(name.upper()) for name in (*OWN_FIELDS, "x", "y"))
    if not path or others or parameters.get("FORMAT") not in (None, "auto", "openstreetmap"):
        return None
    return Path(path) if is_extract(Path(path)) else None


def _stand_in(file: Path | None) -> QgsVectorLayer | None:
    if file is None:
        return None
    layer = QgsVectorLayer("Point?crs=EPSG:4326", file.name, "memory")
    metadata = layer.metadata()
    metadata.setLicenses([osm.LICENCE])
    metadata.setRights([osm.ATTRIBUTION])
    layer.setMetadata(metadata)
    return layer


def _table(path: str, crs: Any) -> QgsVectorLayer | None:
    """A file of text with shapes and no system, in that of tables; None for any other."""
    if not path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    layer = QgsVectorLayer(path, Path(path).stem, "ogr")
    if not (layer.isValid() and layer.isSpatial()) or layer.crs().isValid():
        return None
    layer.setCrs(QgsCoordinateReferenceSystem(crs or "EPSG:4326"))
    return layer


def _name_all(cameras: list[tuple[int, Camera]], feedback: QgsProcessingFeedback) -> None:
    """Give every camera, of a row each, a site and a name of its own."""
    given = {one.camera_id for _, one in cameras if one.camera_id}
    places = given | {one.site_id for _, one in cameras if one.site_id}
    taken: set[str] = set()
    reserved = set(given)
    following: dict[str, int] = {}  # the number to try next, lest many of one name try all before them
    doubles = 0
    for i, one in cameras:
        if not one.site_id:
            one.site_id = one.camera_id or _free(f"row {i + 1}", places)[0]
        wanted = one.camera_id or f"{one.site_id}-{one.ownership}"
        one.camera_id = wanted
        if wanted in taken:
            doubles += 1
            one.camera_id, following[wanted] = _free(wanted, reserved, following.get(wanted, 2))
        taken.add(one.camera_id)
        reserved.add(one.camera_id)
    if doubles:
        feedback.pushWarning(
            tr(
                "{count} rows share their camera_id with another; # and a number was added, so that each counts."
            ).format(count=doubles)
        )


def _free(name: str, taken: set[str], number: int = 2) -> tuple[str, int]:
    """`name`, or the first of name#2, name#3 ... that is not taken, from `number` on; and the next number."""
    free = name
    while free in taken:
        free = f"{name}#{number}"
        number += 1
    return free, number
