"""A build in a process of its own, which tells its steps and its end on standard output."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path
from threading import Thread
from typing import IO, Any

from reportdoc.app.interruption import interruptible
from reportdoc.project.processes import input_ended
from reportdoc.report.message import Message
from reportdoc.report.problem import ContentError, OperationError, OperationErrors

COMMAND = (sys.executable, "-P", "-c", "from reportdoc.web.work.build_process import run; run()")
"""To be followed by the project's folder. Without `-P`, modules would be looked for in the current folder first."""
_NICE = 5
"""Whoever clicks, and the look at what was clicked, come first (nice(2)); more would starve on a busy machine."""


def run() -> None:
    """Build the project that the command line names; end when standard input does, as it does with the server."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(2, 1)
    if sys.platform != "win32":
        os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptible():
            # What ends the server ends this, too, once there is something to end.
            Thread(target=_end_with_server, daemon=True).start()
            _say(answers, "built", _built(Path(sys.argv[1]), answers))
    except ContentError as error:
        _say(answers, "problems", error.problems)
    except OperationErrors as error:
        _say(answers, "failed", tuple((one.message, one.hint) for one in error.errors))
    except OperationError as error:
        _say(answers, "failed", ((error.message, error.hint),))
    except OSError as error:
        _say(answers, "failed", ((Message("{error}", {"error": error.strerror or str(error)}), None),))
    except KeyboardInterrupt:
        os._exit(1)
    # Python takes a moment to end, in which the server's closing the line would look like a wish to stop.
    os._exit(0)


def _built(project: Path, answers: IO[bytes]) -> Any:
    from reportdoc.app.build.build import build
    from reportdoc.project.folders import OUTPUT

    def step(name: Message, index: int, steps: int) -> None:
        _say(answers, "step", (name, index, steps))

    return build(project, project / OUTPUT, True, step)


def _say(answers: IO[bytes], kind: str, what: Any) -> None:
    pickle.dump((kind, what), answers)
    answers.flush()


def _end_with_server() -> None:
    input_ended()
    if sys.platform == "win32":
        # os.kill would end this process before it could end LibreOffice (os.kill, Windows).
        signal.raise_signal(signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)
