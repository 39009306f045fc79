"""The report of an equity analysis: what it is to tell of layers, parameters and figures, and its files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
from qgis.core import Qgis, QgsApplication, QgsProcessingException, QgsVectorLayer

from ... import layers
from ...core.areas import POINTS
from ...core.study import EFFECTIVE, EFFECTIVE_NEARBY, SHARE
from ...layers import Rows
from ...reports.equity import Data, Material
from ...translation import tr
from ..base import Algorithm
from ..finishing.repeat import command, obstacles
from ..finishing.results import source_of
from ..reading.study import Given
from ..run import Run
from ..study_messages import label_of
from .equity import Found
from .places import destination_file


def material_of(run: Run, given: Given, found: Found, remarks: list[str]) -> Material:
    """What the report tells."""
    result, asked = found.result, found.asked
    data = []
    for name, rows in given.layers.items():
        label = run.label(name)
        layer = run.layer(name)
        source = source_of(layer, label)
        data.append(
            Data(
                label,
                rows.name,
                len(rows),
                _dated(layer, rows),
                ", ".join([*source.licenses, *source.rights]),
            )
        )
    measure, predictor = (label_of(asked, each) for each in (found.measure_name, result.predictor_name))
    question = tr("Is there more “{outcome}” where there is more “{predictor}”?").format(
        predictor=predictor, outcome=measure
    )
    return Material(
        question,
        given.polygons,
        result.observations,
        result.analysis,
        result.panel,
        result.measure,
        measure,
        result.predictor,
        predictor,
        label_of(asked, asked.outcome),
        found.range_text,
        data,
        remarks,
        command(run),
        date.today().isoformat(),
        _terms(run, given.layers, found),
        _assumptions(run, given.layers, found),
        obstacles(run),
        _software(run.algorithm),
        QgsApplication.locale()[:2],
    )


def _terms(run: Run, given: dict[str, Rows], found: Found) -> list[tuple[str, str]]:
    """What the columns mean that are worked out here and are in the model."""
    asked, named = found.asked, found.result.study.reads
    nearby_m = run.number("NEARBY_DISTANCE")
    terms = []
    if POINTS in named and "POINTS" in given:
        condition = run.text("POINT_FILTER").strip()
        text = tr("points of “{layer}” in the area").format(layer=given["POINTS"].name)
        terms.append((POINTS, f"{text}, {condition}" if condition else text))
    if SHARE in named and asked.groups:
        terms.append((SHARE, _share(found)))
    if "CAMERAS" in given:
        view = tr("ground in view of cameras ({range}) over the disc of one of them").format(
            range=found.range_text
        )
        where = {
            EFFECTIVE: tr("within the area"),
            EFFECTIVE_NEARBY: tr("in the area grown by {nearby} m").format(nearby=f"{nearby_m:g}"),
        }
        for name, place in where.items():
            if name in named:
                per = tr("per 1,000 of {population}").format(population=asked.population)
                terms.append((name, f"{view}, {place}, {per}"))
    return terms


def _share(found: Found) -> str:
    return f"({' + '.join(found.asked.groups)}) / ({' + '.join(found.asked.divisor)})"


def _assumptions(run: Run, given: dict[str, Rows], found: Found) -> str:
    """What every figure holds for, in a line: range, cameras known, layer and fields, floor of population."""
    asked, specification = found.asked, found.result.analysis.specification
    parts = []
    if "CAMERAS" in given:
        condition = run.text("CAMERA_FILTER").strip()
        parts.append(found.range_text)
        parts.append(
            tr("{cameras} recorded camera points of “{layer}” ({condition})").format(
                cameras=len(given["CAMERAS"]),
                layer=given["CAMERAS"].name,
                condition=condition or tr("all cameras"),
            )
        )
    areas = tr("areas of “{layer}”").format(layer=found.areas.name)
    if asked.population:
        areas = tr("areas of “{layer}” with more than {floor} residents ({population})").format(
            layer=found.areas.name, floor=f"{specification.min_population:g}", population=asked.population
        )
    parts.append(areas)
    if SHARE in found.result.study.reads:
        parts.append(f"{SHARE} = {_share(found)}")
    return tr("Holds for: {parts}.").format(parts="; ".join(parts))


def _software(algorithm: Algorithm) -> str:
    import statsmodels

    provider = algorithm.provider()
    own = f"Surveillance exposure {provider.versionInfo() if provider else ''}".strip()
    return f"{own}, QGIS {Qgis.QGIS_VERSION}, statsmodels {statsmodels.__version__}, numpy {np.__version__}"


_DATES = re.compile(r"date|observed_on|seen_on|year|vintage", re.IGNORECASE)
_ISO = re.compile(r"(1[89]|20)\d\d(-\d\d(-\d\d)?)?(?![\d.])")


def _dated(layer: QgsVectorLayer | None, rows: Rows) -> str:
    """From when to when the dates in the fields of a layer are, and when its file was last changed."""
    said = []
    for item in rows.fields:
        if not (item.isDateOrTime() or _DATES.search(item.name())):
            continue
        texts = [str(layers.plain(value)) for value in rows.column(item.name()) or [] if value is not None]
        dates = sorted(found[0] for found in map(_ISO.match, texts) if found)
        if dates and len(dates) == len(texts):
            name = item.name()
            said.append(
                f"{name} {dates[0]}"
                if dates[0] == dates[-1]
                else tr("{field} {first} to {last}").format(field=name, first=dates[0], last=dates[-1])
            )
    file = destination_file(layer.source().split("?")[0].replace("file://", "")) if layer else None
    if file is not None and file.is_file():
        changed = date.fromtimestamp(file.stat().st_mtime).isoformat()
        said.append(tr("file of {date}").format(date=changed))
    return "; ".join(said)


def write_files(run: Run, report: Path, files: dict[Path, bytes]) -> None:
    """Write the files of the report, to be put beside it with all other results."""
    draft = run.drafts.of(report)
    try:
        for folder in {file.parent for file in files}:
            if folder.exists() and not folder.is_dir():
                raise NotADirectoryError(tr("{folder} is no folder").format(folder=folder))
        for file, content in files.items():
            target = draft.new / file.relative_to(report.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise QgsProcessingException(
            tr("The report could not be written: {reason}").format(reason=error)
        ) from error
