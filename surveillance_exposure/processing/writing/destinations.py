"""What is wrong with where results are to go, found before any work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeatureSource,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ...core.cancelling import until
from ...translation import tr
from ..run import Run
from . import databases
from .drafts import MAX_NAME
from .formats import DRIVERS, endings_text, keeps_empty, table_problem
from .origins import origins
from .places import Place, files_of, is_reserved, place_of, provider_of, same, tables_of, text_of

_MAY_BE_TABLES = {("addopendata", "OUTPUT"), ("aggregatetags", "OUTPUT")}
"""Outputs that have geometries where the data has some; any other one declared as a table is none but that."""


_LOOK = 1000  # rows between two looks at whether to go on

_GIVE_ROWS = ("INPUT", "CAMERAS", "AREAS", "ROUTES")
"""Inputs whose rows those of OUTPUT are, where they come before any other layer."""


def problem(run: Run) -> str | None:
    """The first thing wrong with the outputs, in a sentence; None if nothing is."""
    places: dict[str, Place] = {}
    tables: dict[str, Path] = {}
    for definition in run.algorithm.destinationParameterDefinitions():
        given = run.given(definition.name())
        found = destination_problem(definition, given, run.context)
        place = _place(definition, given, run.context)
        if found is None and isinstance(definition, QgsProcessingParameterFeatureSink):
            found = _table_problem(run, definition, place)
        if found:
            return found
        lock = None if place else databases.lock_of(text_of(given, run.context))
        if place:
            places[definition.description()] = place
        elif lock:
            tables[definition.description()] = lock
    read = list(origins(run)) if places or tables else []
    for label, lock in tables.items():
        for origin in read:
            if origin.file == lock:
                return tr(
                    "{name} would replace the table from which “{input}” is read. Choose another table."
                ).format(name=label, input=origin.label)
    for label, place in places.items():
        for origin in read:
            if _replaces(place, origin.file, origin.table):
                return _would_replace(label, place, origin.label, origin.file)
    if len(set(tables.values())) < len(tables):
        return tr("Two results are to be written to one table. Give each a table of its own.")
    return _shared(places)


def destination_problem(
    definition: QgsProcessingDestinationParameter, given: Any, context: QgsProcessingContext | None = None
) -> str | None:
    """Why nothing can be written there, by itself."""
    label = definition.description()
    place = _place(definition, given, context)
    is_known = given is None or isinstance(given, (str, QgsProcessingOutputLayerDefinition))
    if not (is_known or text_of(given, context)):  # QGIS takes whatever it is for a name
        return tr("{name}: “{value}” is no place for a result.").format(name=label, value=given)
    is_layer = isinstance(definition, QgsProcessingParameterFeatureSink)
    if not is_layer and provider_of(text_of(given, context)):
        return tr("{name}: “{value}” is no place for a file.").format(
            name=label, value=text_of(given, context)
        )
    if place is None:
        return databases.problem(given, text_of(given, context), label)
    try:
        reason = _reason(place)
        if reason is None and is_layer:
            return _form_problem(place, text_of(given, context), label) or _content_problem(place, label)
    except (OSError, ValueError) as error:  # such as a letter no file name has
        reason = str(error)
    if reason is None:
        return None
    return tr("{name} cannot be written to {path}: {reason}. Choose another place.").format(
        name=label, path=place.file, reason=reason
    )


def _form_problem(place: Place, text: str, label: str) -> str | None:
    """What a layer cannot be written as."""
    if place.ending not in DRIVERS:
        return tr(
            "{name}: a {ending} file cannot hold all of the result as it is. Choose one of {endings}."
        ).format(name=label, ending=place.ending, endings=endings_text())
    if place.ending == ".gpkg" and is_reserved(place.layer_name):
        return tr("{name}: a table cannot be called {table}. Choose another name.").format(
            name=label, table=place.layer_name
        )
    if "|layername=" in text and place.append is None:
        return tr("{name}: a table of a GeoPackage is written as {form}").format(
            name=label, form=_form(place.file, place.layer_name)
        )
    if place.append is not None and (place.ending != ".gpkg" or not place.file.is_file()):
        return tr(
            "{name}: rows can be appended to a table of a GeoPackage only, and one that is there."
        ).format(name=label)
    return None


def rows_lost(run: Run) -> str | None:
    """Why a format would leave out rows of the input, if it would; read before the work."""
    place = place_of(run.given("OUTPUT"), run.context)
    layers = [
        each.name()
        for each in run.algorithm.parameterDefinitions()
        if isinstance(each, QgsProcessingParameterFeatureSource)
    ]
    if place is None or keeps_empty(place) or not layers or layers[0] not in _GIVE_ROWS:
        return None
    source = run.source(layers[0])
    if source is None or source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        return None
    request = QgsFeatureRequest().setNoAttributes()
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = until(source.getFeatures(request, unchecked), run.is_cancelled, _LOOK)
    count = sum(not each.hasGeometry() for each in features)
    if not count:
        return None
    return tr(
        "{count} rows of “{layer}” have no geometry, and a FlatGeobuf file leaves these out. Choose .gpkg."
    ).format(count=count, layer=source.sourceName())


def _place(
    definition: QgsProcessingDestinationParameter, given: Any, context: QgsProcessingContext | None
) -> Place | None:
    return place_of(given, context, isinstance(definition, QgsProcessingParameterFeatureSink))


def _table_problem(
    run: Run, definition: QgsProcessingParameterFeatureSink, place: Place | None
) -> str | None:
    """Why a table without geometry cannot go there, or why a layer cannot; not where it may be either."""
    if (run.algorithm.name(), definition.name()) in _MAY_BE_TABLES:
        return None
    label = definition.description()
    is_table = definition.dataType() == QgsProcessing.SourceType.TypeVector
    if place:
        return table_problem(place, label) if is_table else None
    text = text_of(run.given(definition.name()), run.context)
    return databases.form_problem(text, label, not is_table)


def _reason(place: Place) -> str | None:
    path = place.real
    if not place.file.stem.strip():
        return tr("the file has no name")
    if len(os.fsencode(path.name)) > MAX_NAME:
        return tr("the name is too long")
    if not path.parent.is_dir():
        return tr("the folder does not exist")
    if path.is_dir():
        return tr("it is a folder")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return tr("there is no permission to write")
    return None


def _content_problem(place: Place, label: str) -> str | None:
    """What is there, and would be lost."""
    file = place.real
    if not file.exists():
        there = sorted(each for each in files_of(file) if each.exists())
        if there:
            return tr(
                "{name}: {file} would be replaced, which belongs to something else. Choose another name."
            ).format(name=label, file=there[0])
        return None
    tables = tables_of(file) if place.ending == ".gpkg" else []
    if tables is None and place.table is not None:
        return tr("{name}: {path} is no GeoPackage. Choose another place.").format(
            name=label, path=place.file
        )
    others = [name for name in tables or [] if name.lower() != place.layer_name.lower()]
    if not others or place.table is not None or place.append is not None:
        return None
    return tr(
        "{name}: {path} would be replaced, and holds {tables}. To write a table into it, give {form}"
    ).format(
        name=label,
        path=place.file,
        tables=", ".join(others[:5]) + (" …" if len(others) > 5 else ""),
        form=_form(place.file, place.layer_name),
    )


def _form(file: Path, table: str) -> str:
    return f"ogr:dbname='{file}' table=\"{table}\" (geom)"


def _replaces(place: Place, file: Path, table: str | None) -> bool:
    """Whether a result at `place` goes where a `table` (None: any) in `file` is read from."""
    if place.append is not None:
        return False
    if place.table is not None and same(place.real, file):
        read = [table] if table else (tables_of(file) or [])[:1]
        return any(place.table.lower() == each.lower() for each in read)
    return any(same(one, other) for one in files_of(place.real) for other in files_of(file) if other.exists())


def _would_replace(label: str, place: Place, reader: str, file: Path) -> str:
    if place.ending != ".gpkg" or not same(place.real, file):
        return tr("{name} would replace {path}, from which “{input}” is read. Choose another file.").format(
            name=label, path=place.file, input=reader
        )
    taken = {name.lower() for name in tables_of(file) or []}
    new = next(
        name for i in range(len(taken) + 2) if (name := f"result_{i}" if i else "result").lower() not in taken
    )
    return tr(
        "{name} would replace {path}, from which “{input}” is read. Choose another file, or a new table in this "
        "one: {form}"
    ).format(name=label, path=place.file, input=reader, form=_form(place.file, new))


def _shared(places: dict[str, Place]) -> str | None:
    """Two results in one place, however it is spelled."""
    taken: list[Place] = []
    for place in places.values():
        for other in taken:
            mine, theirs = (
                {str(each).lower() for each in files_of(one.real)} for one in (place, other)
            )  # another case is another file on some systems only
            tables = place.table, other.table
            apart = all(tables) and str(tables[0]).lower() != str(tables[1]).lower()
            if mine & theirs and not apart:
                return tr("Two results are to be written to {place}. Give each a place of its own.").format(
                    place=place.id
                )
        taken.append(place)
    return None
