"""Results: what an algorithm needs to write, name and document them."""

from __future__ import annotations

from .drafts import stop_if_cancelled
from .finishing import Output, Source, apply_style, finish, source_of
from .places import destination_file
from .writing import merged_fields, write

__all__ = [
    "Output",
    "Source",
    "apply_style",
    "destination_file",
    "finish",
    "merged_fields",
    "source_of",
    "stop_if_cancelled",
    "write",
]
