"""Small OpenStreetMap files in all formats, from one description; and a slow, plain reader of what is in one.

Nothing here uses the plugin: what the plugin reads is compared with it.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import struct
import xml.etree.ElementTree as ET
import zlib
from xml.sax.saxutils import quoteattr


def node(number, x, y, **more):
    return {"type": "node", "id": number, "lon": x, "lat": y, **more}


def way(number, refs, tags=None, **more):
    return {"type": "way", "id": number, "nodes": refs, "tags": tags or {}, **more}


def relation(number, members, tags=None, **more):
    """Members as (kind, number, role)."""
    found = [{"type": kind, "ref": ref, "role": role} for kind, ref, role in members]
    return {"type": "relation", "id": number, "members": found, "tags": tags or {}, **more}


def square(first, x, y, size=0.001):
    """Four nodes from number `first` on, the corner in the south west at x, y, and their numbers as a ring."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1))
    nodes = [
        node(first + i, round(x + a * size, 7), round(y + b * size, 7)) for i, (a, b) in enumerate(corners)
    ]
    return nodes, [first, first + 1, first + 2, first + 3, first]


def as_xml(elements, remark=None):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="a test">']
    lines.append('<meta osm_base="2024-05-06T07:08:09Z"/>')
    for each in elements:
        kind = each["type"]
        plain = {k: v for k, v in each.items() if not isinstance(v, (dict, list)) and k != "type"}
        lines.append(f"<{kind} " + " ".join(f"{k}={quoteattr(str(v))}" for k, v in plain.items()) + ">")
        if "center" in each:
            lines.append(
                "<center lat={lat!r} lon={lon!r}/>".format(**{k: str(v) for k, v in each["center"].items()})
            )
        spots = each.get("geometry") or [None] * len(each.get("nodes", ()))
        for ref, spot in zip(each.get("nodes", ()), spots):
            where = f' lat="{spot["lat"]}" lon="{spot["lon"]}"' if spot else ""
            lines.append(f'<nd ref="{ref}"{where}/>')
        for member in each.get("members", ()):
            where = f' lat="{member["lat"]}" lon="{member["lon"]}"' if "lat" in member else ""
            inside = "".join(
                f'<nd lat="{spot["lat"]}" lon="{spot["lon"]}"/>' if spot else "<nd/>"
                for spot in member.get("geometry", ())
            )
            own = f'type="{member["type"]}" ref="{member["ref"]}" role="{member["role"]}"'
            lines.append(f"<member {own}{where}>{inside}</member>")
        lines += [f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in each.get("tags", {}).items()]
        lines.append(f"</{kind}>")
    if remark:
        lines.append(f"<remark> {remark} </remark>")
    return "\n".join([*lines, "</osm>"]).encode()


def as_json(elements, remark=None):
    data = {"version": 0.6, "osm3s": {"timestamp_osm_base": "2024-05-06T07:08:09Z"}, "elements": elements}
    return json.dumps({**data, **({"remark": remark} if remark else {})}).encode()


def _varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _zig(value):
    return (value << 1) ^ (value >> 63)


def _field(number, value):
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _packed(values):
    return b"".join(_varint(value) for value in values)


def _steps(values):
    return [_zig(b - a) for a, b in zip([0, *values], values)]


def _blob(kind, content, packing):
    fields = {
        "zlib": _field(2, len(content)) + _field(3, zlib.compress(content)),
        "raw": _field(1, content),
        "lzma": _field(2, len(content)) + _field(4, lzma.compress(content)),
        "zstd": _field(2, len(content)) + _field(7, b"anything"),
    }[packing]
    header = _field(1, kind) + _field(3, len(fields))
    return struct.pack(">I", len(header)) + header + fields


def as_pbf(elements, dense=True, packing="zlib", features=(b"OsmSchema-V0.6", b"DenseNodes")):
    """One block for each kind of element."""
    header = b"".join(_field(4, name) for name in features) + _field(32, 1714979289)
    out = [_blob(b"OSMHeader", header, "raw")]
    for kind in ("node", "way", "relation"):
        some = [each for each in elements if each["type"] == kind]
        if not some:
            continue
        words = {"": 0}

        def word(text, words=words):
            return words.setdefault(text, len(words))

        def pairs(each):
            keys = [word(key) for key in each.get("tags", {})]
            return _packed(keys), _packed(word(value) for value in each.get("tags", {}).values())

        group = b""
        if kind == "node" and dense:
            lists = [[round(each[k] * 1e7) for each in some] for k in ("lat", "lon")]
            tags = []
            for each in some:
                for key, value in each.get("tags", {}).items():
                    tags += [word(key), word(value)]
                tags.append(0)
            inside = _field(1, _packed(_steps([each["id"] for each in some])))
            inside += _field(8, _packed(_steps(lists[0]))) + _field(9, _packed(_steps(lists[1])))
            group = _field(2, inside + _field(10, _packed(tags)))
        for each in some if not group else ():
            keys, values = pairs(each)
            if kind == "node":
                lat, lon = (_zig(round(each[k] * 1e7)) for k in ("lat", "lon"))
                inside = _field(1, _zig(each["id"])) + _field(2, keys) + _field(3, values)
                group += _field(1, inside + _field(8, lat) + _field(9, lon))
            elif kind == "way":
                inside = _field(1, each["id"]) + _field(2, keys) + _field(3, values)
                group += _field(3, inside + _field(8, _packed(_steps(each["nodes"]))))
            else:
                members = each["members"]
                inside = _field(1, each["id"]) + _field(2, keys) + _field(3, values)
                inside += _field(8, _packed(word(m["role"]) for m in members))
                inside += _field(9, _packed(_steps([m["ref"] for m in members])))
                kinds = ("node", "way", "relation")
                group += _field(4, inside + _field(10, _packed(kinds.index(m["type"]) for m in members)))
        table = b"".join(_field(1, text.encode()) for text in words)
        out.append(_blob(b"OSMData", _field(1, table) + _field(2, group), packing))
    return b"".join(out)


def written(path, elements, remark=None):
    """A file of the format and the packing that its name tells."""
    name = path.name.lower()
    content = (
        as_pbf(elements) if ".pbf" in name else (as_json if ".json" in name else as_xml)(elements, remark)
    )
    for ending, pack in ((".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)):
        if name.endswith(ending):
            content = pack(content)
    path.write_bytes(content)
    return str(path)


def tags_in_xml(path):
    """(kind, number, tags) of all that is not deleted."""
    for each in ET.parse(path).getroot():
        is_there = each.get("action") != "delete" and each.get("visible") != "false"
        if each.tag in ("node", "way", "relation") and is_there:
            yield each.tag, int(each.get("id")), {tag.get("k"): tag.get("v") for tag in each.iter("tag")}


def _read_fields(data):
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = varint()
        if key & 7 == 0:
            yield key >> 3, varint()
        else:
            size = varint()
            yield key >> 3, data[at : at + size]
            at += size


def _numbers(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def tags_in_pbf(path):
    """(kind, number, tags) of all elements with tags."""
    data = path.read_bytes()
    at = 0
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        header = dict(_read_fields(data[at + 4 : at + 4 + size]))
        at += 4 + size
        blob, at = data[at : at + header[3]], at + header[3]
        if header[1] != b"OSMData":
            continue
        block = list(_read_fields(zlib.decompress(dict(_read_fields(blob))[3])))
        words = [text.decode() for _, text in _read_fields(next(v for k, v in block if k == 1))]
        for group in (v for k, v in block if k == 2):
            for number, value in _read_fields(group):
                one = dict(_read_fields(value))
                if number == 2:
                    ids, pairs = _numbers(one[1]), _numbers(one.get(10, b""))
                    current, tags = 0, {}
                    for key in pairs:
                        if key:
                            tags[words[key]] = words[next(pairs)]
                            continue
                        step = next(ids)
                        current += step >> 1 ^ -(step & 1)
                        if tags:
                            yield "node", current, tags
                        tags = {}
                elif number in (3, 4):
                    keys, values = _numbers(one.get(2, b"")), _numbers(one.get(3, b""))
                    tags = {words[k]: words[v] for k, v in zip(keys, values)}
                    yield {3: "way", 4: "relation"}[number], one[1], tags
