"""The services as their documentation describes them, over made-up data.

To look at in QGIS: `python3 -m tests.sources.services 8000` plays all of them at http://127.0.0.1:8000, Overpass at
/api/interpreter, TIGERweb at /arcgis/rest/services/TIGERweb, the survey at /data, Socrata at /, Amnesty's counts at
/counts_per_intersections.csv.
"""

from __future__ import annotations

import re
import sys
import time

from .stand_in import Asked, Reply, standing_in

COUNTIES = {"36005": 4, "36047": 7, "36061": 3, "09110": 2}
FIELDS = ["B01003_001", "B03002_003", "B03002_004", "B03002_006", "B03001_003"]
FIELDS += ["B02001_002", "B02001_003", "B02001_005", "B19013_001"]


def square(x, y, side=0.01):
    corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [corners]}


class Census:
    """TIGERweb and the Census Data API; `page` is the most features the server sends at once."""

    def __init__(self, page=3, key=None, limit="above", water=("36061000300",), without=()):
        self.page, self.key, self.limit = page, key, limit
        self.water, self.without = water, without

    def tracts(self):
        return [
            f"{county}{number:04d}00" for county, count in COUNTIES.items() for number in range(1, count + 1)
        ]

    def __call__(self, asked: Asked) -> Reply:
        if "/rest/services/" in asked.path:
            return self._tigerweb(asked)
        return self._acs(asked)

    def _tigerweb(self, asked: Asked) -> Reply:
        named = re.search(r"/TIGERweb/(tigerWMS_\w+)/MapServer(/(\d+)/query)?$", asked.path)
        if not named or named[1] not in ("tigerWMS_Census2010", "tigerWMS_Census2020", "tigerWMS_ACS2023"):
            return Reply({"error": {"code": 404, "message": "Service not found", "details": []}})
        if not named[2]:
            assert asked.query == {"f": "json"}
            names = ["Census Public Use Microdata Areas", "Census Tracts Labels", "Census Tracts", "Counties"]
            return Reply({"layers": [{"id": 12 + i, "name": name} for i, name in enumerate(names)]})
        if named[3] == "15":
            return self._counties(asked)
        assert named[3] == "14"
        state, codes = re.fullmatch(
            r"STATE='(\d\d)' AND COUNTY IN \(([\d',]+)\)", asked.query["where"]
        ).groups()
        wanted = [t for t in self.tracts() if t[:2] == state and f"'{t[2:5]}'" in codes]
        if asked.query.get("returnCountOnly") == "true":
            return Reply({"count": len(wanted)})
        assert asked.query["outSR"] == "4326"
        assert asked.query["f"] == "geojson"
        assert asked.query["orderByFields"] == "GEOID"
        offset = int(asked.query["resultOffset"])
        size = min(self.page, int(asked.query["resultRecordCount"]))
        data = {
            "type": "FeatureCollection",
            "features": [self._feature(geoid) for geoid in wanted[offset : offset + size]],
        }
        if offset + size < len(wanted):  # told in one of two places, by version
            above, beside = {"exceededTransferLimit": True}, {"properties": {"exceededTransferLimit": True}}
            data.update({"above": above, "beside": beside}.get(self.limit, {}))
        return Reply(data)

    def _counties(self, asked: Asked) -> Reply:
        assert asked.query["geometryType"] == "esriGeometryEnvelope"
        assert asked.query["inSR"] == "4326"
        west, south, east, north = map(float, asked.query["geometry"].split(","))
        here = {
            geoid[:5]
            for number, geoid in enumerate(self.tracts())
            if west <= -73.99 + 0.01 * number
            and east >= -74 + 0.01 * number
            and south <= 40.71
            and north >= 40.7
        }
        rows = [{"attributes": {"GEOID": code, "NAME": f"County {code[2:]}"}} for code in sorted(here)]
        return Reply({"features": rows})

    def _feature(self, geoid):
        number = self.tracts().index(geoid)
        properties = {
            "GEOID": geoid,
            "NAME": f"Census Tract {int(geoid[5:9])}",
            "AREALAND": "0" if geoid in self.water else 900_000,
            "AREAWATER": 1000,
        }
        return {
            "type": "Feature",
            "id": number,
            "properties": properties,
            "geometry": square(-74 + 0.01 * number, 40.7),
        }

    def _acs(self, asked: Asked) -> Reply:
        if asked.path == "/data/missing_key.html":
            return Reply("<html>\n<head><title>Missing Key</title></head><body>A valid <em>key</em> ...")
        if asked.path == "/data/invalid_key.html":
            return Reply("<html>\n<head><title>Invalid Key</title></head><body>A valid <em>key</em> ...")
        if self.key and asked.query.get("key") != self.key:
            page = "invalid" if asked.query.get("key") else "missing"
            return Reply("", 302, {"Location": f"/data/{page}_key.html"})
        if not re.fullmatch(r"/data/20(1\d|2[0-3])/acs/acs5", asked.path):
            return Reply("<html>error: unknown dataset</html>", 404)
        assert asked.query["for"] == "tract:*"
        state, codes = re.fullmatch(r"state:(\d\d) county:([\d,]+)", asked.query["in"]).groups()
        names = asked.query["get"].split(",")
        assert len(names) <= 50
        assert set(names) == {"NAME", *(f"{code}{end}" for code in FIELDS for end in "EM")}
        rows = []
        for geoid in self.tracts():
            if geoid[:2] == state and geoid[2:5] in codes.split(",") and geoid not in self.without:
                number = self.tracts().index(geoid)
                values = {name: str(1000 + 10 * number) for name in names}
                values.update({name: "55" for name in names if name.endswith("M")})
                values["NAME"] = f"Census Tract {number}"
                if number == 1:  # a park
                    values.update({"B01003_001E": "0", "B19013_001E": "-666666666"})
                    values.update({"B19013_001M": "-222222222", "B01003_001M": None})
                rows.append([*(values[name] for name in names), geoid[:2], geoid[2:5], geoid[5:]])
        return Reply([[*names, "state", "county", "tract"], *rows]) if rows else Reply("", 204)


class Socrata:
    """A server with data sets by id: (description, features)."""

    def __init__(self, token=None, page=1000):
        self.token, self.page = token, page
        self.sets = {"5zhs-2jue": self._buildings(), "abcd-1234": self._points(), "tabl-0000": self._table()}

    @staticmethod
    def _buildings():
        about = {
            "id": "5zhs-2jue",
            "name": "Building Footprints",
            "attribution": "Office of Technology and Innovation (OTI)",
            "license": {"name": "Public Domain U.S. Government"},
            "rowsUpdatedAt": 1_760_000_000,
            "columns": [
                {"fieldName": "the_geom", "dataTypeName": "multipolygon"},
                {"fieldName": "bin", "dataTypeName": "text"},
                {"fieldName": "height_roof", "dataTypeName": "number"},
                {"fieldName": "construction_year", "dataTypeName": "number"},
            ],
        }
        features = [
            {
                "type": "Feature",
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [square(-74 + 0.001 * i, 40.7, 0.0005)["coordinates"]],
                },
                "properties": {
                    "bin": f"0{i}",
                    "height_roof": None if i == 3 else str(10 * i),
                    "construction_year": "1931",
                },
            }
            for i in range(23)
        ]
        return about, features

    @staticmethod
    def _points():
        columns = [
            {"fieldName": "georeference", "dataTypeName": "point"},
            {"fieldName": "name", "dataTypeName": "text"},
            {"fieldName": "link", "dataTypeName": "url"},
        ]
        places = [{"type": "Point", "coordinates": [-87.6, 41.8 + i / 100]} for i in range(3)]
        features = [
            {
                "type": "Feature",
                "geometry": place,
                "properties": {"name": "é", "link": {"url": "https://x.org"}},
            }
            for place in [*places, None]
        ]
        return {"name": "Stations", "columns": columns}, features

    @staticmethod
    def _table():
        columns = [{"fieldName": "precinct", "dataTypeName": "number"}]
        rows = [{"type": "Feature", "geometry": None, "properties": {"precinct": "14"}}] * 2
        return {"name": "Numbers", "columns": columns}, rows

    def __call__(self, asked: Asked) -> Reply:
        token = asked.headers.get("X-App-Token")
        if token and token != self.token:
            return Reply({"code": "permission_denied", "message": "Invalid app_token specified"}, 403)
        described = re.fullmatch(r"/api/views/([\w-]+)\.json", asked.path)
        if described:
            if described[1] not in self.sets:
                return Reply({"code": "not_found", "error": True, "message": "Cannot find view"}, 404)
            return Reply(self.sets[described[1]][0])
        dataset, kind = re.fullmatch(r"/resource/([\w-]+)\.(json|geojson)", asked.path).groups()
        about, features = self.sets[dataset]
        if "$where" in asked.query:
            pattern = r"intersects\((\w+), 'POLYGON \(\((.+)\)\)'\)"
            column, corners = re.fullmatch(pattern, asked.query["$where"]).groups()
            assert column == about["columns"][0]["fieldName"]
            xs = [float(pair.split()[0]) for pair in corners.split(", ")]
            features = [
                each
                for each in features
                if each["geometry"] and min(xs) <= self._x(each["geometry"]["coordinates"]) <= max(xs)
            ]
        if kind == "json":
            assert asked.query["$select"] == "count(*) as count"
            return Reply([{"count": str(len(features))}])
        assert asked.query["$order"] == ":id"
        start = int(asked.query["$offset"])
        size = min(self.page, int(asked.query["$limit"]))
        return Reply({"type": "FeatureCollection", "features": features[start : start + size]})

    @staticmethod
    def _x(coordinates):
        while isinstance(coordinates[0], list):
            coordinates = coordinates[0]
        return coordinates[0]


DECODE = """PanoramaId,n_cameras_median,attached_street_median,attached_building_median,attached_unknown_median,\
type_dome_median,type_bullet_median,type_unknown_median,Lat,Long,BoroName,URL,ImageDate
a,3,1,2,0,1,0,0,40.7,-73.9,Brooklyn,https://example.org/?a=1&b=2,2020-11
b,0,0,0,0,0,0,0,40.71,-73.9,Brooklyn,https://example.org,2018-06
c,1,0,0,1,0,0,0,40.72,-73.9,"Brooklyn, NY",https://example.org,2018-06
"""


OVERPASS_HEAD = {
    "version": 0.6,
    "generator": "Overpass API",
    "osm3s": {
        "timestamp_osm_base": "2026-11-20T10:00:00Z",
        "copyright": "The data included in this document is from www.openstreetmap.org.",
    },
}


def town(west, south, east, north, columns=12, rows=12):
    """Elements on a grid, ways from one to the next so that tiles share them, a building of two parts."""
    made = {}
    for i in range(columns):
        for j in range(rows):
            number = 1000 - (i * rows + j)
            made["node", number] = {
                "type": "node",
                "id": number,
                "lat": south + (north - south) * (j + 0.5) / rows,
                "lon": west + (east - west) * (i + 0.5) / columns,
            }
            if (i + j) % 5 == 0:
                made["node", number]["tags"] = {
                    "man_made": "surveillance",
                    "operator": 'A & "B" <C>',
                    "camera:direction": "NW;120-200",
                }
            elif (i, j) == (1, 1):
                made["node", number]["tags"] = {"railway": "station", "name": "Gare"}
            elif (i, j) == (1, 2):
                made["node", number]["tags"] = {"tourism": "museum", "name": "Musée"}
    for i in range(columns - 1):
        for j in range(rows):
            first = 1000 - (i * rows + j)
            way = {"type": "way", "id": 50 + i * rows + j, "nodes": [first, first - rows]}
            made["way", way["id"]] = {**way, "tags": {"highway": "footway"}}
    first = 1000 - rows
    ring = [first, first - rows, first - rows - 1, first - 1, first]
    made["way", 40] = {"type": "way", "id": 40, "nodes": ring}
    members = [{"type": "way", "ref": 40, "role": "outer"}]
    tags = {"type": "multipolygon", "building": "yes", "height": "12 m"}
    made["relation", 7] = {"type": "relation", "id": 7, "members": members, "tags": tags}
    return made


def city(west, south, east, north, columns=24, rows=24):
    """A town with streets both ways, and buildings with heights between them."""
    made = town(west, south, east, north, columns, rows)
    width, height = (east - west) / columns, (north - south) / rows
    for (kind, number), each in made.items():
        if kind == "way" and number >= 50 and number % 3:
            each["tags"] = {"highway": "residential", "name": f"Street {number % rows}"}
    number = 10_000
    for i in range(columns - 1):
        for j in range(rows - 1):
            x, y = west + (i + 0.5) * width, south + (j + 0.5) * height
            first = 1000 - (i * rows + j)
            way = {"type": "way", "id": number, "nodes": [first, first - 1]}
            made["way", number] = {**way, "tags": {"highway": "footway" if i % 4 else "residential"}}
            ring = []
            for k, (a, b) in enumerate(((0.2, 0.2), (0.8, 0.2), (0.8, 0.75), (0.2, 0.75)), 1):
                node = number + k
                made["node", node] = {"type": "node", "id": node, "lat": y + b * height, "lon": x + a * width}
                ring.append(node)
            tags = {"building": "yes", "building:levels": str(1 + i * j % 9)}
            made["way", number + 5] = {
                "type": "way",
                "id": number + 5,
                "nodes": [*ring, ring[0]],
                "tags": tags,
            }
            number += 10
    return made


class Overpass:
    """Elements by type and id: those that touch the box and have the tags, and `>` all they are made of."""

    def __init__(self, elements):
        self.elements = elements

    def __call__(self, asked: Asked) -> Reply:
        query = asked.form["data"]
        box = [float(part) for part in re.search(r"\[bbox:([^\]]+)\]", query)[1].split(",")]
        kinds = re.findall(r'(nwr|node|way|relation)((?:\["[^\]]+\])+);', query)
        found = {
            key
            for key, each in self.elements.items()
            if self._touches(each, *box) and any(self._fits(each, *kind) for kind in kinds)
        }
        if query.endswith("out count;"):
            total = {"type": "count", "id": 0, "tags": {"total": str(len(found))}}
            return Reply({**OVERPASS_HEAD, "elements": [total]})
        assert query.endswith("(._;>;);out body;")
        for _ in range(2):
            found |= {part for key in found for part in self._parts(self.elements[key])}
        order = ["node", "way", "relation"]
        chosen = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
        return Reply({**OVERPASS_HEAD, "elements": [self.elements[key] for key in chosen]})

    @staticmethod
    def _fits(element, kind, conditions):
        tags = element.get("tags", {})
        if kind not in ("nwr", element["type"]):
            return False
        for name, sign, text in re.findall(r'\["([^"]+)"(?:([=~])"([^"]+)")?\]', conditions):
            given = tags.get(name)
            wrong = (sign == "=" and given != text) or (sign == "~" and not re.search(text, given or ""))
            if given is None or wrong:
                return False
        return True

    @staticmethod
    def _parts(element):
        yield from (("node", node) for node in element.get("nodes", ()))
        yield from ((member["type"], member["ref"]) for member in element.get("members", ()))

    def _touches(self, element, south, west, north, east):
        if element["type"] == "node":
            return south <= element["lat"] <= north and west <= element["lon"] <= east
        return any(self._touches(self.elements[p], south, west, north, east) for p in self._parts(element))


def everything():
    """One server that plays all the services."""
    census, socrata = Census(page=100), Socrata()
    overpass = Overpass(city(7.41, 43.73, 7.44, 43.75))

    def answer(asked: Asked) -> Reply:
        if asked.path == "/api/interpreter":
            return overpass(asked)
        if asked.path == "/counts_per_intersections.csv":
            return Reply(DECODE)
        return (socrata if asked.path.startswith(("/resource", "/api/views")) else census)(asked)

    return answer


def main():
    with standing_in(int(sys.argv[1])) as server:
        server.answer = everything()
        while True:
            time.sleep(1)


if __name__ == "__main__":
    main()
