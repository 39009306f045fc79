"""Messages of protocol buffers (https://protobuf.dev/programming-guides/encoding/), as a .osm.pbf has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def fields_of(message: bytes) -> Iterator[tuple[int, Any]]:
    """The fields of a protocol buffers message as (number, integer or bytes)."""
    at, end = 0, len(message)
    while at < end:
        key = message[at]
        at += 1
        if key > 127:
            key, at = _varint(message, at - 1)
        kind = key & 7
        if kind == 0:
            value = message[at]
            at += 1
            if value > 127:
                value, at = _varint(message, at - 1)
            yield key >> 3, value
            continue
        if kind == 2:
            size = message[at]
            at += 1
            if size > 127:
                size, at = _varint(message, at - 1)
        else:
            size = {1: 8, 5: 4}[kind]
        if at + size > end:
            raise ValueError("a field goes beyond its message")
        yield key >> 3, message[at : at + size]
        at += size


def message_of(message: bytes) -> dict[int, Any]:
    """The fields by number; of several the last."""
    return dict(fields_of(message))


def _varint(message: bytes, at: int) -> tuple[int, int]:
    result = shift = 0
    while True:
        byte = message[at]
        at += 1
        result |= (byte & 127) << shift
        if byte < 128:
            return result, at
        shift += 7


def signed(value: int) -> int:
    """An integer of 64 bits that may be below 0."""
    return value - (1 << 64) if value >> 63 else value


def zag(value: int) -> int:
    """An integer that was written with its sign at the end."""
    return (value >> 1) ^ -(value & 1)


def few_varints(packed: bytes) -> list[int]:
    """Packed integers, where they are few."""
    result = []
    value = shift = 0
    for byte in packed:
        if byte < 128:
            result.append(value | byte << shift if shift else byte)
            value = shift = 0
        else:
            value |= (byte & 127) << shift
            shift += 7
    return result


def varints(packed: bytes) -> Any:
    """Packed integers, where they may be many."""
    data = np.frombuffer(packed, np.uint8)
    ends = np.flatnonzero(data < 128)
    if len(data) and (not len(ends) or ends[-1] != len(data) - 1):
        raise ValueError("an integer breaks off")
    starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
    lengths = ends - starts + 1
    result = np.zeros(len(ends), np.uint64)
    for i in range(int(lengths.max(initial=0))):
        has = np.flatnonzero(lengths > i)
        result[has] |= (data[starts[has] + i] & 127).astype(np.uint64) << np.uint64(7 * i)
    return result.view(np.int64)


def zigzag(values: Any) -> Any:
    """The same of many."""
    plain = values.view(np.uint64)
    return (plain >> np.uint64(1)).view(np.int64) ^ -(plain & np.uint64(1)).view(np.int64)


def deltas(packed: list[bytes]) -> list[Any]:
    """Packed differences to integers, for many at once."""
    if not packed:
        return []
    steps = zigzag(varints(b"".join(packed)))
    sums = np.cumsum(steps)
    sizes = [int(np.count_nonzero(np.frombuffer(each, np.uint8) < 128)) for each in packed]
    ends = np.cumsum(sizes).tolist()
    return [
        sums[end - size : end] - (sums[end - size - 1] if end > size else 0) for size, end in zip(sizes, ends)
    ]
