"""Tables in databases that are no files: new ones, and PostGIS's replaced in a transaction."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSysInfo

from ...translation import tr
from .places import provider_of
from .tables import quoted

_SCHEMA = "public"  # where no other is named
_PATIENCE_S = 5  # for whoever reads the table that is to be replaced


def table_of(text: str) -> tuple[str, QgsDataSourceUri] | None:
    """Provider and address of a table in a database; None for files and memory."""
    provider = provider_of(text)
    if provider is None or provider[0] in ("ogr", "memory"):
        return None
    return provider[0], QgsDataSourceUri(provider[1])


def lock_of(text: str) -> Path | None:
    """A file that stands for the table, for runs on this computer to keep out of each other's way."""
    found = table_of(text)
    if found is None:
        return None
    provider, uri = found
    schema = uri.schema() or (_SCHEMA if provider == "postgres" else "")
    parts = provider, uri.host(), uri.port(), uri.service(), uri.database(), schema, uri.table()
    name = re.sub(r"\W+", "_", f"{uri.database()} {schema} {uri.table()}")[:100]
    return (
        Path(tempfile.gettempdir()) / f"{name}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}.table"
    )


def problem(given: Any, text: str, label: str) -> str | None:
    """Why a result cannot go to a database, if it cannot."""
    found = table_of(text) if text and text != QgsProcessing.TEMPORARY_OUTPUT else None
    if found is None:
        return None
    provider, uri = found
    if isinstance(given, QgsProcessingOutputLayerDefinition) and given.useRemapping():
        return tr(
            "{name}: rows can be appended to a table of a GeoPackage only, and one that is there."
        ).format(name=label)
    if provider != "postgres" and QgsVectorLayer(uri.uri(False), "", provider).isValid():
        return tr("{name}: the table {table} is there already, and could be lost. Choose a new one.").format(
            name=label, table=uri.table()
        )
    return None


def form_problem(text: str, label: str, has_geometry: bool) -> str | None:
    """What is wrong with an address in PostGIS: no table, or not what its rows ask for.

    QGIS makes a table without geometries where no column is named for them, and loses these without a word.
    """
    found = table_of(text)
    if found is None or found[0] != "postgres":
        return None
    uri = found[1]
    form = f"table={quoted(uri.schema() or _SCHEMA)}.{quoted(uri.table() or 'name')}"
    if not uri.table():
        return tr("{name}: no table is named. End the address with {form}").format(
            name=label, form=f"{form} (geom)" if has_geometry else form
        )
    if has_geometry and not uri.geometryColumn():
        return tr(
            "{name}: no column is named for its geometries, which would be lost. End the address with {form}"
        ).format(name=label, form=f"{form} (geom)")
    if uri.geometryColumn() and not has_geometry:
        return tr("{name}: it is a table without geometry. End the address with {form}").format(
            name=label, form=form
        )
    return None


def made_in(text: str) -> PostgresTable | NewTable | None:
    """What is to be made of the table that `text` names; None for files and memory."""
    found = table_of(text)
    if found is None:
        return None
    provider, uri = found
    return PostgresTable(uri) if provider == "postgres" else NewTable(provider, uri)


class NewTable:
    """A table that was not there before, and goes again if the run fails."""

    def __init__(self, provider: str, uri: QgsDataSourceUri) -> None:
        self._provider, self._uri, self._done = provider, uri, False

    def commit(self) -> None:
        """Let it stay."""
        self._done = True

    def roll_back(self) -> None:
        """Delete it; nothing if it is to stay."""
        if not self._done:
            metadata = QgsProviderRegistry.instance().providerMetadata(self._provider)
            with suppress(QgsProviderConnectionException):
                connection: QgsAbstractDatabaseProviderConnection = metadata.createConnection(
                    self._uri.uri(False), {}
                )
                connection.dropVectorTable(self._uri.schema(), self._uri.table())


class PostgresTable:
    """A table made beside the one that is wanted, which it replaces at the end."""

    def __init__(self, uri: QgsDataSourceUri) -> None:
        self._final = uri
        self._start = f"{uri.table().encode()[:24].decode(errors='ignore')}_draft_{_computer()}_"
        self._draft = f"{self._start}{os.getpid()}_{os.urandom(3).hex()}"
        self._done = False

    @property
    def address(self) -> str:
        """Where to write."""
        draft = QgsDataSourceUri(self._final)
        geometry = self._final.geometryColumn() or None
        draft.setDataSource(self._final.schema(), self._draft, geometry, "", self._final.keyColumn())
        return f"postgres://{draft.uri(False)}"

    def clear_away(self) -> None:
        """Delete what killed runs on this computer left."""
        schema = self._final.schema() or _SCHEMA
        drafts = "SELECT tablename FROM pg_tables WHERE schemaname = {schema} AND position({start} in tablename) = 1"
        rows = self._ask(drafts.format(schema=_text(schema), start=_text(self._start)))
        for (name,) in rows:
            pid = str(name)[len(self._start) :].split("_")[0]
            if pid.isdigit() and not _is_alive(int(pid)):
                self._ask(f"DROP TABLE IF EXISTS {self._name(name)}")

    def check(self, count: int) -> None:
        """Whether all rows are there."""
        rows = "SELECT COUNT(*) FROM {table}"
        there = int(self._ask(rows.format(table=self._name(self._draft)))[0][0])
        if there != count:
            raise QgsProcessingException(
                tr("{there} of {count} rows are in it when it is opened again").format(
                    there=there, count=count
                )
            )

    def commit(self) -> None:
        """Put it in place."""
        final = self._final.table()
        try:
            # Sent together they are one transaction, which ends by itself where one of them fails.
            self._ask(
                f"SET LOCAL lock_timeout = '{_PATIENCE_S}s'; DROP TABLE IF EXISTS {self._name(final)}; "
                f"ALTER TABLE {self._name(self._draft)} RENAME TO {quoted(final)}"
            )
        except QgsProviderConnectionException as error:
            raise OSError(str(error)) from error
        self._done = True

    def roll_back(self) -> None:
        """Take it back; nothing if it is in place."""
        if not self._done:
            with suppress(QgsProviderConnectionException):  # where the connection is gone
                self._ask(f"DROP TABLE IF EXISTS {self._name(self._draft)}")

    def _name(self, table: str) -> str:
        schema = self._final.schema()
        return f"{quoted(schema)}.{quoted(table)}" if schema else quoted(table)

    def _ask(self, sql: str) -> list[list[Any]]:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        connection: QgsAbstractDatabaseProviderConnection = metadata.createConnection(
            self._final.uri(False), {}
        )
        return list(connection.executeSql(sql))


def _computer() -> str:
    return hashlib.sha256(QSysInfo.machineHostName().encode()).hexdigest()[:6]


def _is_alive(pid: int) -> bool:
    """Whether a process is there; taken for granted where it cannot be asked."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
