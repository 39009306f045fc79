"""The published camera counts of Decode Surveillance NYC."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem

from ...core.records import DECODE_COUNTS
from ...sources import decode
from ...translation import tr
from ..base import Algorithm
from ..parameters.cameras import declare_cameras, field_meanings
from ..parameters.servers import declare_asking, declare_url
from ..reading import camera_records, servers
from ..run import Run
from ..writing.cameras import write_cameras


class AddDecodeCameras(Algorithm):
    """`adddecodecameras`."""

    ID = "adddecodecameras"

    def about(self) -> str:
        return tr(
            "Downloads Amnesty International's published camera counts of New York, one row per intersection "
            "(Decode Surveillance NYC, 2022), and turns them into a layer with the standard camera fields.\n"
            "It asks raw.githubusercontent.com for the one file, unless another address is given, and tells it "
            "nothing else.\n"
            "The data are Amnesty International's, under CC BY-NC-ND 4.0: name the source, no commercial use, do "
            "not pass on changed versions. That is why they do not come with the plugin."
        )

    def field_help(self) -> dict[str, dict[str, str]]:
        return {"OUTPUT": field_meanings()}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_asking(self)
        declare_url(
            self,
            "URL",
            tr("Address of the file"),
            decode.URL,
            tr("Of the aggregated counts, counts_per_intersections.csv. A file you have: “Import cameras”."),
        )
        declare_cameras(self)

    def work(self, run: Run) -> dict[str, Any]:
        client = servers.client(run)
        client.progress = lambda received, announced: run.progress(
            40 * received / announced if announced else 0
        )
        with servers.in_plain_words(run.feedback):
            answer = decode.download(client, run.text("URL").strip())
        run.stop_if_cancelled()
        source = servers.source(decode.TITLE, answer.host, answer.date, decode.LICENCE, decode.ATTRIBUTION)
        given = camera_records.table_of(source.name, decode.columns(answer.value), share=0.4)
        layout = camera_records.format_of(given, DECODE_COUNTS)
        shapes, crs = camera_records.table_shapes(run, given, QgsCoordinateReferenceSystem("EPSG:4326"))
        found = camera_records.cameras(run, given, layout, shapes)
        return write_cameras(run, given.rows, found, crs, [source])
