"""The words of the field `status`: what became of a row that was read."""

OK = "ok"

VALUE_IGNORED = "value ignored"
"""A value could not be used and is unknown."""

NO_VIEW = "no view"
"""It was recorded and watches no street: an indoor camera, a guard, a dummy."""

NO_WALL = "no wall"
"""A building that does not block the view: underground, an open roof, gone or not yet there."""

REPAIRED = "repaired"
"""Its outline crosses itself; the area it encloses is taken."""

INCOMPLETE = "incomplete"
"""It is in the file in part only: its shape is that of this part."""

GROUPED = "grouped"
"""A relation that only groups a building and its parts, which have rows of their own; it has no shape."""

UNUSABLE = "unusable"
"""It has no place, no shape or no number that could be used."""

NO_FIGURES = "no figures"
"""An area of which the survey has no figures."""
