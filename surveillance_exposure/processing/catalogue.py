"""What the provider offers: known even where the packages that algorithms need are missing."""

from __future__ import annotations

from dataclasses import dataclass

from ..translation import tr


@dataclass(frozen=True)
class Entry:
    """An algorithm as the toolbox lists it; `group` is the id of its group.

    `needs` are the packages that it cannot do without, `drawn` those outputs that matplotlib draws.
    """

    id: str
    name: str
    group: str
    tags: list[str]
    needs: tuple[str, ...] = ("shapely",)
    drawn: tuple[str, ...] = ()


def catalogue() -> list[Entry]:
    """Every algorithm, in the order of the work."""
    cameras, measures, walks, data = "cameras", "measures", "walks", "data"
    science = ("shapely", "scipy")

    def words(text: str) -> list[str]:
        return text.split(",")

    return [
        Entry(
            "aggregatetags",
            tr("Consensus of volunteers' counts"),
            cameras,
            words(tr("cctv,crowdsourcing,median,agreement,decode,tags")),
        ),
        Entry(
            "importcameras", tr("Import cameras"), cameras, words(tr("cctv,surveillance,decode,osm,standard"))
        ),
        Entry(
            "cameraviewsheds",
            tr("Camera viewsheds"),
            cameras,
            words(tr("cctv,isovist,visibility,line of sight,buildings")),
        ),
        Entry(
            "coverage",
            tr("Area in view"),
            measures,
            words(tr("cctv,union,dissolve,viewshed,covered")),
            science,
        ),
        Entry(
            "camerasinview",
            tr("Cameras in view of places"),
            measures,
            words(tr("cctv,viewshed,who sees,visible,nearest")),
        ),
        Entry(
            "overlapraster",
            tr("Raster of cameras in view"),
            measures,
            words(tr("cctv,viewshed,overlap,heat map,grid,cells")),
        ),
        Entry(
            "cameradensity",
            tr("Camera density per area"),
            measures,
            words(tr("cctv,tract,census,rate,effective")),
            science,
        ),
        Entry("rankareas", tr("Rank areas"), measures, words(tr("cctv,top,ranking,tract,most,highest"))),
        Entry(
            "countpoints",
            tr("Count points per area"),
            measures,
            words(tr("stops,police,crime,incidents,tract,category,year,join")),
        ),
        Entry(
            "equityanalysis",
            tr("Equity analysis"),
            measures,
            words(tr("cctv,regression,statistics,census,race,stops,robustness,poisson,logistic")),
            (*science, "statsmodels"),
            ("REPORT",),
        ),
        Entry("routeexposure", tr("Exposure of walks"), walks, words(tr("cctv,route,gpx,track,share"))),
        Entry(
            "exposurebyrange",
            tr("Exposure of walks by range"),
            walks,
            words(tr("cctv,route,radius,sweep,curve,sensitivity")),
            drawn=("CURVE",),
        ),
        Entry(
            "findroutes",
            tr("Find walks between places"),
            walks,
            words(tr("cctv,route,shortest path,least exposed,pareto,network")),
            science,
        ),
        Entry(
            "protestsite",
            tr("Ways to a protest site"),
            walks,
            words(tr("cctv,stations,demonstration,subway,assembly,route")),
            science,
        ),
        Entry(
            "placepairs",
            tr("Walks between all places of a list"),
            walks,
            words(tr("cctv,sights,matrix,pairs,tourist,route")),
            science,
        ),
        Entry(
            "addosmlayers",
            tr("Add OpenStreetMap layers"),
            data,
            words(tr("osm,pbf,openstreetmap,overpass,download,buildings,streets,extract")),
        ),
        Entry(
            "addcensuslayers",
            tr("Add census tracts (United States)"),
            data,
            words(tr("download,demographics,population,race,income,acs,tiger")),
        ),
        Entry(
            "adddecodecameras",
            tr("Add cameras of Decode Surveillance NYC"),
            data,
            words(tr("download,cctv,amnesty,new york,counts")),
        ),
        Entry(
            "addopendata",
            tr("Add open data of a city"),
            data,
            words(tr("download,socrata,buildings,districts,stations,new york")),
        ),
    ]


def entry(algorithm_id: str) -> Entry:
    """The entry of one algorithm."""
    return next(each for each in catalogue() if each.id == algorithm_id)


def group_name(group: str) -> str:
    """The heading of a group in the toolbox."""
    return {
        "cameras": tr("Cameras"),
        "measures": tr("Coverage and density"),
        "walks": tr("Walks"),
        "data": tr("Data"),
    }[group]
