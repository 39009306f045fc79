"""OpenStreetMap to cameras, buildings, streets, stations and sights: from an extract, or through a server."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingUtils

from ...sources import overpass
from ...sources.asking import Request
from ...sources.osm.data import Extract
from ...sources.osm.files import date_of
from ...sources.osm.rows import LAYERS, STREETS, Row
from ...translation import tr
from ..base import Algorithm
from ..parameters.osm import OVERPASS, declare_osm, field_help
from ..reading import servers
from ..reading.osm import extent, street_filter
from ..run import Run
from ..writing.osm import wanted_layers, write_layers
from ..writing.places import is_file

ASKED = {name: "ways" if name == STREETS else name.lower() for name in LAYERS}
"""What a server is asked for, for each of them."""

DOWNLOAD_SHARE = 0.7
"""Of the progress of a run that asks a server."""

_NAMES = re.compile(r"\.(pbf|osm|xml|json)(\.(gz|bz2|xz))?$", re.IGNORECASE)


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
        return field_help()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_osm(self)

    def problem_with(self, run: Run) -> str | None:
        if not wanted_layers(run):
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
        is_street = street_filter(run)  # one that is none ends the run before anything is asked for
        if self._is_online(run):
            return self._downloaded(run, is_street)
        path = Path(run.text("FILE"))
        extract = Extract(path, extent(run))
        day = date_of(path)
        run.say(
            tr("{file}: {megabytes} MB, data of {day}.").format(
                file=path.name, megabytes=f"{path.stat().st_size / 1e6:.1f}", day=day or tr("unknown date")
            )
        )
        source = tr("OpenStreetMap, {file}, data of {day}").format(
            file=path.name, day=day or _file_date(path)
        )
        return write_layers(run, extract, is_street, source)

    def _is_online(self, run: Run) -> bool:
        return bool(run.choice("SOURCE") == OVERPASS)

    def _downloaded(self, run: Run, is_street: Callable[[Row], bool]) -> dict[str, Any]:
        """The layers of an extent from a server, which is asked for how much there is before anything else."""
        box = extent(run)
        endpoint = run.text("ENDPOINT").strip()
        host = Request(endpoint).host
        asked = [ASKED[name] for name in wanted_layers(run)]
        area = overpass.Box(*(box or (0, 0, 0, 0)))
        path = Path(QgsProcessingUtils.generateTempFilename("overpass.osm"))
        try:
            with servers.in_plain_words(run.feedback):
                client = servers.client(run)
                cost = overpass.cost(area, host)
                run.say(
                    tr("{host} is asked for {layers}: {cost}.").format(
                        host=host, layers=", ".join(asked), cost=cost.text
                    )
                )
                size = overpass.Size(overpass.count(client, area, asked, endpoint))
                run.say(tr("{host} has {size} of it.").format(host=host, size=size.text))
                size.check(host)
                made = overpass.download(
                    client,
                    area,
                    asked,
                    path,
                    endpoint,
                    lambda share: run.progress(100 * DOWNLOAD_SHARE * share),
                )
            day = date_of(path)
            source = tr("OpenStreetMap ({host}), data of {day}, fetched on {date}").format(
                host=host, day=day or tr("unknown date"), date=made.fetched.date().isoformat()
            )
            run.say(source)
            return write_layers(run, Extract(path, box), is_street, source, DOWNLOAD_SHARE)
        finally:
            path.unlink(missing_ok=True)


def _file_date(path: Path) -> str:
    return tr("unknown date (file of {day})").format(day=date.fromtimestamp(path.stat().st_mtime).isoformat())
