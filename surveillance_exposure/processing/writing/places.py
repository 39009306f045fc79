"""Where a result goes: what an output parameter names, and what stands there already."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsDataSourceUri,
    QgsExpressionContext,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsProviderRegistry,
)

from ...translation import tr

SIDE_FILES = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind", ".fix"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".csv": (".csvt",),  # and a .prj, which may be another layer's
    ".gml": (".gfs", ".xsd"),
}
"""What a format keeps in files of the same name beside the one that is named."""

_NOT_OURS = re.compile(r"(gpkg_|rtree_|sqlite_).*|layer_styles|ogr_empty_table", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A file, or a `table` of one that may hold others; `append` says how rows are added to what is there."""

    file: Path
    table: str | None = None
    append: Any = None

    @property
    def real(self) -> Path:
        """The file however it is spelled: links followed, no `..`."""
        return Path(os.path.realpath(self.file))

    @property
    def ending(self) -> str:
        """The end of the file's name, which says the format."""
        return self.file.suffix.lower()

    @property
    def layer_name(self) -> str:
        """What the layer in the file is called."""
        return self.table or self.file.stem

    @property
    def id(self) -> str:
        """How QGIS loads it."""
        return f"{self.file}|layername={self.table}" if self.table else str(self.file)


def text_of(given: Any, context: QgsProcessingContext | None = None) -> str:
    """An output parameter's value as text, evaluated where it is an expression; empty where not given."""
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given = given.sink
    if isinstance(given, QgsProperty):
        known = context.expressionContext() if context else QgsExpressionContext()
        given = given.value(known)[0]
    return given if isinstance(given, str) else ""


def provider_of(text: str) -> tuple[str, str] | None:
    """The provider and the address in `provider:address` or `provider://address`; None for a path."""
    match = re.match(r"(\w{3,}):(.*)", text, re.DOTALL)
    if not match:
        return None
    key = {"postgis": "postgres"}.get(match[1], match[1])
    if key != "memory" and key not in QgsProviderRegistry.instance().providerList():
        return None
    return key, match[2][2:] if match[2].startswith("//") else match[2]


def place_of(given: Any, context: QgsProcessingContext | None = None, is_layer: bool = True) -> Place | None:
    """The file that an output parameter names, as QGIS understands it; None for memory and databases.

    A layer without an ending goes to a GeoPackage; a picture or a report keeps its name.
    """
    text = text_of(given, context)
    if not text or text == QgsProcessing.TEMPORARY_OUTPUT:
        return None
    append = None
    named = ""
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        named = str(given.createOptions.get("layerName") or "")
        append = given.remappingDefinition() if given.useRemapping() else None
    provider = provider_of(text)
    if provider and provider[0] != "ogr":
        return None
    if not provider:
        path, _, rest = text.partition("|layername=")
        file = Path(path) if rest else Path(path.split("|")[0])
        table = rest.split("|")[0] or named
    else:
        uri = QgsDataSourceUri(provider[1])
        path, _, rest = provider[1].partition("|layername=")
        file = Path(uri.database() or path)
        table = uri.table() or rest or named or file.stem
    if is_layer and file.name and not file.suffix and not _is_folder(file):
        file = file.with_name(file.name + ".gpkg")
    return Place(file, (table or None) if file.suffix.lower() == ".gpkg" else None, append)


def destination_file(given: Any) -> Path | None:
    """The file that an output parameter names; None for memory, databases, and nothing."""
    place = place_of(given, is_layer=False)
    return place.file if place else None


def tables_of(file: Path) -> list[str] | None:
    """The tables in a GeoPackage that hold somebody's data; None where it is none.

    The file is opened as QGIS would: what a killed process left half done in it is taken back. Raises OSError
    while somebody else writes to it.
    """
    try:
        with closing(sqlite3.connect(file, timeout=5)) as database:
            found = database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            names = [name for (name,) in found]
    except sqlite3.OperationalError as error:
        raise OSError(tr("it is in use ({reason})").format(reason=error)) from error
    except sqlite3.Error:
        return None
    ours = [name for name in names if not _NOT_OURS.fullmatch(name)]
    return ours if ours or "gpkg_contents" in names else None


def is_reserved(table: str) -> bool:
    """Whether a GeoPackage, or QGIS, keeps something else in a table of that name."""
    return bool(_NOT_OURS.fullmatch(table)) or table.lower() == "qgis_projects"


def files_of(file: Path) -> set[Path]:
    """All files that a layer in `file` is made of, there or not."""
    return {file, *(file.with_suffix(end) for end in SIDE_FILES.get(file.suffix.lower(), ()))}


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def is_file(path: Path) -> bool:
    """Whether there is such a file; not where no file can have the name."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False
