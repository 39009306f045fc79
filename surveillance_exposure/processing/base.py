"""What every algorithm of the provider has in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path
from traceback import clear_frames
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProperty,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from ..core.numbers import plain_number
from ..dependencies import PACKAGES, how_to_install, missing
from ..translation import tr
from ..values import not_empty
from . import uses
from .catalogue import entry, group_name
from .finishing.results import Output, finish
from .help import page_of
from .limits import is_out_of_memory
from .reading import kinds
from .reading.sublayers import PACKED, Choice, choice
from .run import Run
from .writing import databases, destinations
from .writing.drafts import Drafts, cancelling
from .writing.origins import given_layer
from .writing.places import place_of, text_of
from .writing.writer import transaction

LONGEST = 200  # letters of what is given, in a message
ICON = Path(__file__).parent.parent / "resources" / "icons" / "icon.svg"


class Algorithm(QgsProcessingAlgorithm):
    """An algorithm with checks before work, help for everything, and styled results.

    A subclass sets `ID`, declares its parameters with `declare`, its number outputs with `total`, what parameters
    need to have an effect in `needs`, and describes its attributes in `field_help`.
    """

    ID = ""
    POINTS_FIRST: frozenset[str] = frozenset()
    """Layer parameters of any type for which a file's only layer of points is taken before its others."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: list[Output] = []
        self.needs: dict[str, Sequence[uses.Need]] = {}
        self._sources: dict[str, QgsProcessingFeatureSource | None] = {}
        self._layers: dict[str, QgsMapLayer | None] = {}
        self._crs: dict[str, QgsCoordinateReferenceSystem] = {}

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return entry(self.ID).name

    def group(self) -> str:
        return group_name(entry(self.ID).group)

    def groupId(self) -> str:
        return entry(self.ID).group

    def tags(self) -> list[str]:
        return entry(self.ID).tags

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def helpUrl(self) -> str:
        return page_of(self.ID)

    def createInstance(self, *_: Any) -> QgsProcessingAlgorithm:
        return type(self)()

    def canExecute(self) -> tuple[bool, str]:
        absent = missing(entry(self.ID).needs)
        return (not absent, how_to_install(absent) if absent else "")

    def declare(
        self, parameter: QgsProcessingParameterDefinition, help_text: str, advanced: bool = False
    ) -> None:
        """Add a parameter with its help."""
        parameter.setHelp(help_text)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def total(self, name: str, description: str) -> None:
        """Add a number output."""
        self.addOutput(QgsProcessingOutputNumber(name, description))

    def about(self) -> str:
        """What the algorithm does, and its assumptions: paragraphs of plain text."""
        return ""

    def field_help(self) -> dict[str, dict[str, str]]:
        """For each output layer, what its attributes mean."""
        return {}

    def shortHelpString(self) -> str:
        parts = [f"<p>{escape(text)}</p>" for text in self.about().split("\n")]
        parts.append(f"<h3>{escape(tr('Parameters'))}</h3>")
        parts += [_term(p.description(), p.help()) for p in self.parameterDefinitions()]
        for output, fields in self.field_help().items():
            description = self.parameterDefinition(output).description()
            parts.append(f"<h3>{escape(tr('Fields of “{output}”').format(output=description))}</h3>")
            parts += [_term(name, text) for name, text in fields.items()]
        return "".join(parts)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        for definition in self.parameterDefinitions():
            problem = kinds.unreadable(definition, parameters.get(definition.name()))
            if problem:
                return False, problem
        run = self.run_of(parameters, context, QgsProcessingFeedback())
        given = run.parameters
        problem = self._kind_problem(run) or self.problem_with(run)
        if problem:
            return False, _brief(problem, given)
        for definition in self.parameterDefinitions():
            given = self._with_layer(given, definition.name())
            item = given.get(definition.name())
            if not definition.checkValueIsAcceptable(item, context):
                return False, _brief(kinds.not_taken(definition, item), given)
        return super().checkParameterValues(given, context)

    def run_of(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Run:
        """A run of this algorithm with these parameters."""
        given = self._given(parameters)
        return Run(self, given, context, feedback, Drafts(feedback), self.outputs)

    def _given(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """The parameters that there are, each that is empty or NULL as None: not given.

        An empty text stays one where a text is asked for: it may be another thing than the default.
        """
        texts = (QgsProcessingParameterString, QgsProcessingParameterExpression, QgsProcessingParameterField)
        known = {each.name(): each for each in self.parameterDefinitions()}
        return {
            name: item if item == "" and isinstance(known[name], texts) else not_empty(item)
            for name, item in parameters.items()
            if name in known
        }

    def problem_with(self, run: Run) -> str | None:
        """The first thing wrong with the parameters, in a sentence; None if nothing is."""
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterNumber):
                problem = self._number_problem(definition, run)
            elif isinstance(definition, QgsProcessingParameterFeatureSource):
                problem = _sublayer_problem(definition, self._layer_of(definition, run.parameters))
            else:
                problem = None
            if problem:
                return problem
        return self._cannot_draw(run) or destinations.problem(run)

    def _cannot_draw(self, run: Run) -> str | None:
        drawn = [run.label(name) for name in entry(self.ID).drawn if run.given(name)]
        absent = missing(["matplotlib"]) if drawn else []
        if not absent:
            return None
        return tr("{name}: leave it out, or install what draws it. {how}").format(
            name=", ".join(drawn), how=how_to_install(absent)
        )

    def _kind_problem(self, run: Run) -> str | None:
        known = run.expressions()
        found = (kinds.problem(each, run.given(each.name()), known) for each in self.parameterDefinitions())
        return next((each for each in found if each), None)

    def _number_problem(self, definition: QgsProcessingParameterNumber, run: Run) -> str | None:
        """One of an expression that holds for the whole run is worked out: QGIS takes the default for what is none."""
        given = run.given(definition.name())
        if isinstance(given, QgsProperty):
            if definition.isDynamic():  # read camera by camera
                return None
            given, is_known = given.value(run.expressions(), None)
            if not is_known:
                return tr("{name}: {text} gives no number.").format(
                    name=definition.description(), text=run.given(definition.name()).asExpression()
                )
        return _number_problem(definition, given)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # A task or a script may start the algorithm without the check.
        ok, message = self.checkParameterValues(parameters, context)
        if not ok:
            raise QgsProcessingException(message)
        run = self.run_of(parameters, context, feedback)
        self._ask_project(run)
        self._say_which_layers(run)
        try:
            self._check_all(run)
        except QgsProcessingException as error:
            raise QgsProcessingException(_brief(str(error), run.parameters)) from None
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        run = self.run_of(parameters, context, feedback)
        with run.drafts as drafts:
            try:
                _claim(run)
                with cancelling(feedback):
                    lost = destinations.rows_lost(run)
                    if lost:
                        raise QgsProcessingException(lost)
                    results = self.work(run)
                drafts.put_in_place(partial(transaction, drafts))
            except ImportError as error:  # there, but broken
                absent = (error.name or "").partition(".")[0]
                if absent in PACKAGES:
                    raise QgsProcessingException(how_to_install([absent])) from error
                raise
            except Exception as error:
                clear_frames(error.__traceback__)  # QGIS keeps the error, and with it all that was read
                if is_out_of_memory(error):
                    raise QgsProcessingException(_no_memory()) from None
                text = _brief(str(error), parameters)
                if isinstance(error, QgsProcessingException) and text != str(error):
                    raise QgsProcessingException(text) from None
                raise
        return results

    def work(self, run: Run) -> dict[str, Any]:
        """What the algorithm does; its outputs are put in place together once it returns."""
        raise NotImplementedError

    def _ask_project(self, run: Run) -> None:
        """Get all that is the project's while in its own thread.

        A task that looks a layer up makes QGIS throw away, without a lock, what expressions know of the
        project (QgsProject::layerStore), perhaps just while the map makes use of it: a crash.
        """
        project = run.context.project()
        if project is not None and run.context.expressionContext().scopeCount() == 0:
            run.context.setExpressionContext(project.createExpressionContext())
        for definition in self.parameterDefinitions():
            name = definition.name()
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                which = self._with_layer(run.parameters, name)
                self._sources[name] = self._source(which, name, run.context)
                layer = {name: given_layer(which.get(name), run.context)}
                self._layers[name] = super().parameterAsVectorLayer(layer, name, run.context)
            elif isinstance(definition, QgsProcessingParameterRasterLayer):
                self._layers[name] = super().parameterAsRasterLayer(run.parameters, name, run.context)
            elif isinstance(definition, QgsProcessingParameterCrs):
                self._crs[name] = super().parameterAsCrs(run.parameters, name, run.context)

    def _check_all(self, run: Run) -> None:
        """End a run whose layers cannot all be read; say of which parameters it makes no use."""
        for name, source in self._sources.items():
            if run.given(name) is not None and source is None:
                raise QgsProcessingException(self.invalidSourceError(run.parameters, name))
        for name, layer in self._layers.items():
            if run.given(name) is not None and layer is None and name not in self._sources:
                raise QgsProcessingException(self.invalidRasterError(run.parameters, name))
        for definition in self.parameterDefinitions():
            reason = uses.why_unused(run, definition, self.needs)
            if reason:
                self.tell_unused(run, definition.name(), reason)

    def tell_unused(self, run: Run, name: str, reason: str) -> None:
        """Say that a parameter has no effect, and for what reason, unless it is as usual; what is none ends the run."""
        definition, given = self.parameterDefinition(name), run.given(name)
        if uses.is_usual(definition, given):
            return
        layer = uses.layer_of(definition)
        source = run.source(layer) if run.given(layer) else None
        text = run.text(name)
        uses.check_unused(definition, given, text, None if source is None else source.fields())
        run.warn(
            tr("{name}: not used, because {reason}.").format(name=definition.description(), reason=reason)
        )

    def _layer_of(
        self, definition: QgsProcessingParameterFeatureSource, parameters: dict[str, Any]
    ) -> Choice:
        given = parameters.get(definition.name())
        return choice(definition, given, definition.name() in self.POINTS_FIRST)

    def _with_layer(self, parameters: dict[str, Any], name: str) -> dict[str, Any]:
        """The parameters, where one that names a file of several layers names the one that fits."""
        definition = self.parameterDefinition(name)
        if not parameters.get(name) or not isinstance(definition, QgsProcessingParameterFeatureSource):
            return parameters
        return {**parameters, name: self._layer_of(definition, parameters).value}

    def _say_which_layers(self, run: Run) -> None:
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                found = self._layer_of(definition, run.parameters)
                if found.passed:
                    run.say(
                        tr(
                            "{name}: of the layers of the file, “{taken}” is read; not read: {others}."
                        ).format(
                            name=definition.description(), taken=found.taken, others=", ".join(found.passed)
                        )
                    )

    def parameterAsSource(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        if name in self._sources:
            return self._sources[name]
        return self._source(self._with_layer(parameters, name), name, context)

    def _source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        try:
            return super().parameterAsSource(parameters, name, context)
        except QgsProcessingException:
            raise
        except Exception as error:  # QGIS 3.44, where it asks for the extent of infinite coordinates
            raise QgsProcessingException(
                tr(
                    "{name}: QGIS cannot read this layer; perhaps a coordinate is infinite. Find the feature with "
                    "“Check validity”, and repair or delete it."
                ).format(name=self.parameterDefinition(name).description())
            ) from error

    def parameterAsVectorLayer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsVectorLayer:
        if name in self._layers:
            return self._layers[name]
        return super().parameterAsVectorLayer(parameters, name, context)

    def parameterAsRasterLayer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsRasterLayer:
        if name in self._layers:
            return self._layers[name]
        return super().parameterAsRasterLayer(parameters, name, context)

    def parameterAsCrs(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsCoordinateReferenceSystem:
        if name in self._crs:
            return self._crs[name]
        return super().parameterAsCrs(parameters, name, context)

    def invalidSourceError(self, parameters: dict[str, Any], name: str) -> str:
        """QGIS's own says the name that scripts use."""
        return tr("{name}: no layer is found by “{value}”.").format(
            name=self.parameterDefinition(name).description(), value=kinds.named(parameters.get(name))
        )

    def invalidRasterError(self, parameters: dict[str, Any], name: str) -> str:
        """As for other layers."""
        return self.invalidSourceError(parameters, name)

    def invalidSinkError(self, parameters: dict[str, Any], name: str) -> str:
        """QGIS's own says the name that scripts use."""
        return tr("{name}: nothing can be written to “{value}”.").format(
            name=self.parameterDefinition(name).description(), value=kinds.named(parameters.get(name))
        )

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        finish(self, self.outputs, context, feedback)
        return {}


def _claim(run: Run) -> None:
    """Keep other runs from what this one is to write."""
    for definition in run.algorithm.destinationParameterDefinitions():
        given = run.given(definition.name())
        place = place_of(given, run.context, isinstance(definition, QgsProcessingParameterFeatureSink))
        file = place.file if place else databases.lock_of(text_of(given, run.context))
        if file is not None:
            run.drafts.of(file)


def _term(name: str, text: str) -> str:
    return f"<p><b>{escape(name)}</b><br>{escape(text)}</p>"


def _no_memory() -> str:
    return tr(
        "There is not enough memory for this. Run it for one part of the place after the other, on selected features "
        "or on layers cut to that part, or simplify shapes of very many vertices; and close other programs."
    )


def _brief(text: str, parameters: dict[str, Any]) -> str:
    """A message, where what is given at great length is cut."""
    for item in parameters.values():
        if isinstance(item, (str, int)) and len(str(item)) > LONGEST:
            text = text.replace(str(item), f"{str(item)[:LONGEST]}…")
    return text if len(text) <= 10 * LONGEST else f"{text[: 9 * LONGEST]}…"


def _number_problem(definition: QgsProcessingParameterNumber, given: Any) -> str | None:
    if given is None:
        return None
    low, high = definition.minimum(), definition.maximum()
    try:
        number = plain_number(given)
    except (TypeError, ValueError):
        return tr("{name}: “{value}” is not a number.").format(name=definition.description(), value=given)
    whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
    if whole and not number.is_integer():
        return tr("{name}: {value} is not a whole number.").format(name=definition.description(), value=given)
    if low <= number <= high:
        return None
    return tr("{name} is {value}; it must be from {low} to {high}.").format(
        name=definition.description(), value=given, low=f"{low:g}", high=f"{high:g}"
    )


def _sublayer_problem(definition: QgsProcessingParameterFeatureSource, found: Choice) -> str | None:
    if not found.several:
        return None
    forms, packed = tr(" or ").join(found.several), found.several[0].startswith(PACKED)
    text = (
        tr(
            "{name}: the packed file has several layers that fit, {forms}. Add one to the project, and choose it."
        )
        if packed
        else tr("{name}: the file has several layers that fit. Say which, as {forms}.")
    )
    return text.format(name=definition.description(), forms=forms)
