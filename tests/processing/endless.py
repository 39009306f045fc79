"""A process of its own that runs tools over and over into the same outputs, until it is killed.

endless.py TOOL PARAMETERS... : each a JSON object; they take turns. Says "ready" once it can begin.
"""

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

application = QgsApplication([], False)
application.initQgis()

from surveillance_exposure.processing.provider import Provider  # noqa: E402

provider = Provider()
QgsApplication.processingRegistry().addProvider(provider)
tool, *turns = sys.argv[1:]
once = "--once" in turns
turns = [json.loads(turn) for turn in turns if turn != "--once"]


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(parameters):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    context.setFeedback(feedback)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"surveillance_exposure:{tool}")
    ok, message = algorithm.checkParameterValues(parameters, context)
    if not ok:
        say(f"refused {message}")
        return False
    _, ok = algorithm.run(parameters, context, feedback)
    say("done" if ok else f"failed {feedback.textLog()}")
    return ok


say("ready")
sys.stdin.readline()
good = True
while True:
    for parameters in turns:
        good = run(parameters) and good
    if once:
        break
application.exitQgis()
sys.exit(0 if good else 1)
