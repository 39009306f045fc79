"""The command line: its arguments, and one run from the layers to the output and its provenance."""

from __future__ import annotations

import argparse
import inspect
import json
import re
import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

from pyproj.exceptions import CRSError

from .. import frames
from . import density, exposure, extracts, files, viewsheds, walks
from .grid import side_m
from .job import Job, begun, clear, provenance
from .running import on_dask, say, serially

TILE_M = 4_800.0


@dataclass(frozen=True)
class Command:
    """What can be asked for: how it is done, and the functions of `frames` whose layers and options it takes."""

    module: ModuleType
    functions: tuple[Callable[..., Any], ...]
    first: str
    layers: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    title: str


COMMANDS = {
    "viewsheds": Command(
        viewsheds, (frames.viewsheds,), "cameras", ("buildings",), (), "the ground each camera sees"
    ),
    "density": Command(
        density,
        (frames.density,),
        "areas",
        ("cameras", "viewsheds"),
        (("cameras",),),
        "measures of surveillance per area",
    ),
    "exposure": Command(
        exposure,
        (frames.exposure,),
        "lines",
        ("cameras", "viewsheds"),
        (("cameras", "viewsheds"),),
        "how much of each line is in view",
    ),
    "walks": Command(
        walks,
        (frames.network, frames.routes),
        "streets",
        ("origins", "destinations", "via", "cameras", "viewsheds", "regions"),
        (("origins",), ("destinations",), ("cameras", "viewsheds")),
        "walks between places, region by region",
    ),
}

_TEXTS = {"camera_filter", "network_filter", "system"}
_NOT_OPTIONS = {"rings", "pieces", "watchers", "network"}


def main(words: Sequence[str]) -> int:
    """Run a command; 0 where it succeeds, 1 where it cannot, 2 where it is not understood, 130 where it is stopped."""
    parser = _parser()
    given = parser.parse_args(words)
    warnings.showwarning = lambda message, *_, **__: say(f"Warning: {message}")
    try:
        return _run(given, tuple(words))
    except (ValueError, OSError, CRSError) as error:
        say(f"Error: {error}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The same command goes on where it was.")
        return 130


def _run(given: argparse.Namespace, words: tuple[str, ...]) -> int:
    command = COMMANDS[given.command]
    output = Path(given.output)
    _check(given, command, output)
    names = (command.first, *command.layers)
    layers = {name: files.opened(text, name) for name in names if (text := getattr(given, name)) is not None}
    options = {
        name: value
        for name in _options(command.functions)
        if (value := getattr(given, name)) is not None and (value != "" or name != "system")
    }
    work = Path(given.work or f"{output}.work")
    job = Job(given.command, layers, options, output.absolute(), work.absolute(), side_m(given.tile), words)
    began = datetime.now(timezone.utc)
    with begun(job) as goes_on:
        if goes_on:
            say(f"Going on with what is in {work}")
        with ExitStack() as stack:
            runner = serially()
            if given.workers or given.scheduler:
                runner = stack.enter_context(on_dask(given.workers, given.scheduler))
            job = extracts.with_extracts(job)
            result = command.module.run(job, runner)
        told = {
            **result.told,
            "extracts": extracts.told_of(job),
            "workers": given.workers or given.scheduler or 1,
        }
        about = json.dumps(provenance(job, began, told), indent=1, default=str)
        files.put(
            output.with_name(f"{output.name}.provenance.json"), lambda draft: draft.write_text(about, "utf-8")
        )
        say(f"{output}: {result.rows} rows, {dict(result.statuses)}, range {result.range_m} m")
        for note in result.notes:
            say(f"Warning: {note}")
        if not given.keep:
            clear(job)
    return 0


def _check(given: argparse.Namespace, command: Command, output: Path) -> None:
    """Raise ValueError for what can be known to be wrong before anything is read."""
    if output.suffix.lower() not in files.WRITTEN:
        raise ValueError(f"output: {output.name} is none of {', '.join(files.WRITTEN)}")
    if output.is_dir():
        raise ValueError(f"output: {output} is a folder")
    if output.exists() and not given.overwrite:
        raise ValueError(f"output: {output} is there already. Give another name, or --overwrite")
    if not output.absolute().parent.is_dir():
        raise ValueError(f"output: there is no folder {output.absolute().parent}")
    for some in command.needed:
        if all(getattr(given, name) is None for name in some):
            raise ValueError(f"{given.command}: give {' or '.join(f'--{name}' for name in some)}")
    for name in (command.first, *command.layers):
        text = getattr(given, name)
        if text and Path(text.partition("|")[0]).resolve() == output.resolve():
            raise ValueError(f"output: {output} is also what is read as {name}")
    if given.workers is not None and given.workers < 1:
        raise ValueError(f"workers: {given.workers} is not a number from 1 on")
    if not 0 < given.tile < 1e7:
        raise ValueError(f"tile: {given.tile:g} is not a number of metres")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m surveillance_exposure",
        description="The tools of the plugin for data larger than memory, tile by tile, without QGIS.",
    )
    kinds = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS))
    for name, command in COMMANDS.items():
        made = kinds.add_parser(
            name, help=command.title, description=command.title[0].upper() + command.title[1:] + "."
        )
        layers = made.add_argument_group(
            "layers",
            "GeoParquet, FlatGeobuf, GeoPackage, other files of GDAL, OpenStreetMap extracts; FILE|layername=NAME for "
            "one layer of several",
        )
        layers.add_argument(
            command.first, metavar=command.first.upper(), help=_layer_help(command, command.first)
        )
        for each in command.layers:
            layers.add_argument(f"--{each}", metavar="FILE", help=_layer_help(command, each))
        made.add_argument(
            "-o", "--output", required=True, metavar="FILE", help=f"to be made: {', '.join(files.WRITTEN)}"
        )
        made.add_argument("--overwrite", action="store_true", help="replace the output if it is there")
        _add_running(made.add_argument_group("how it is done"))
        group = made.add_argument_group("options, as of surveillance_exposure.frames")
        for option, parameter in _options(command.functions).items():
            _add_option(group, option, parameter, _help(command.functions, option))
    return parser


def _add_running(group: Any) -> None:
    group.add_argument(
        "--tile",
        type=float,
        default=TILE_M,
        metavar="METRES",
        help=f"sides of a tile; {TILE_M:g} unless given",
    )
    group.add_argument(
        "--work", metavar="FOLDER", help="where what is done is kept until all is; OUTPUT.work unless given"
    )
    group.add_argument("--keep", action="store_true", help="do not delete that folder at the end")
    group.add_argument("--workers", type=int, metavar="N", help="so many processes on this machine, by Dask")
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="the workers of a scheduler of Dask, tcp://host:port"
    )


def _options(functions: Sequence[Callable[..., Any]]) -> dict[str, inspect.Parameter]:
    """What functions of frames take besides layers."""
    found: dict[str, inspect.Parameter] = {}
    for function in functions:
        for name, parameter in inspect.signature(function).parameters.items():
            if parameter.kind is parameter.KEYWORD_ONLY and name not in _NOT_OPTIONS:
                found[name] = parameter
    return found


def _add_option(group: Any, name: str, parameter: inspect.Parameter, text: str) -> None:
    flag = f"--{name.replace('_', '-')}"
    default, annotation = parameter.default, str(parameter.annotation)
    if default is False:
        group.add_argument(flag, dest=name, action="store_true", help=text)
        return
    shown = "" if default in (None, "") else f"; {default} unless given"
    kind: Callable[[str], Any] = _number_or_text
    if isinstance(default, str) or name in _TEXTS:
        kind = str
    elif annotation.startswith(("float", "int")):
        kind = int if annotation == "int" else float
    group.add_argument(flag, dest=name, type=kind, default=default, metavar="VALUE", help=text + shown)


def _number_or_text(word: str) -> Any:
    """A number where it is one, else the name of a column or a word."""
    try:
        return float(word)
    except ValueError:
        return word


def _help(functions: Sequence[Callable[..., Any]], name: str) -> str:
    """What the docstring of a function says of an argument; “as of” another function is looked up there."""
    looked_up: tuple[Callable[..., Any], ...] = (*functions, frames.density)
    for function in looked_up:
        text = _described(function).get(name, "")
        if text and not text.startswith("As of `"):
            return text.replace("`", "").replace("%", "%%").rstrip(".")
    return name


def _layer_help(command: Command, name: str) -> str:
    return (
        "polygons, each with walks of its own; else all at once"
        if name == "regions"
        else _help(command.functions, name)
    )


def _described(function: Callable[..., Any]) -> dict[str, str]:
    """The arguments of a function and what its numpydoc docstring says of each."""
    section = re.search(
        r"Parameters\n-+\n(.*?)(?:\n\n[A-Z]\w+\n-+\n|\Z)", inspect.getdoc(function) or "", re.DOTALL
    )
    found: dict[str, str] = {}
    names: list[str] = []
    for line in (section.group(1) if section else "").splitlines():
        if not line.startswith(" "):
            names = [word.strip() for word in line.partition(" : ")[0].split(",")]
        else:
            for name in names:
                found[name] = f"{found.get(name, '')} {line.strip()}".strip()
    return found
