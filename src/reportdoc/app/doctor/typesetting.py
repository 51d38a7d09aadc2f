"""The layout engine and the fonts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from reportdoc.app.build.inputs import templates_of
from reportdoc.app.doctor.diagnosis import Check, State
from reportdoc.layout import engines
from reportdoc.layout.engine import Engine, EngineMissing
from reportdoc.layout.fonts import Font, look_up
from reportdoc.project.folders import FONTS
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import Message, message
from reportdoc.report.problem import OperationError
from reportdoc.word.fonts import template_fonts
from reportdoc.word.templates import REPORT

OLDEST = (7, 4)
"""The oldest LibreOffice that tests have run with (docs/testing.md)."""
_OF_WINDOWS = (
    "宋体",
    "新宋体",
    "仿宋",
    "楷体",
    "黑体",
    "微软雅黑",
    "等线",
    "Times New Roman",
    "Arial",
    "Calibri",
    "Cambria",
)
_FOUNDER = "方正"
_VERSION = re.compile(r"(?<!\d)(\d{1,4})\.(\d{1,4})")


def engine(project: Path) -> Iterator[Check]:
    """Yield which layout engine there is, whether it lays out a page, and which word processors there are."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(engines.engine(project / FONTS))
            yield _engine(found.version)
        except EngineMissing as error:
            advice = (error.hint, _get_engine()) if error.hint else (_get_engine(),)
            yield Check("engine", State.MISSING, error.message, advice)
        else:
            yield _trial(found, templates_of(project) / REPORT)
    if there := engines.word_processors():
        yield Check("office", State.GOOD, message("{names}", names=", ".join(there)))


def _trial(engine: Engine, template: Path) -> Check:
    """Return whether an engine lays out a document, and how long that takes."""
    started = perf_counter()
    with scratch() as folder:
        document = Path(folder, "trial.docx")
        try:
            shutil.copyfile(template, document)
            engine.convert(document, Path(folder, "trial.pdf"))
        except (OperationError, OSError) as error:
            text = error.message if isinstance(error, OperationError) else message("{reason}", reason=str(error))
            return Check(
                "trial", State.MISSING, text, (message("try again; if it stays so, install it anew"), _get_engine())
            )
    return Check("trial", State.GOOD, message("{seconds} s", seconds=f"{perf_counter() - started:.1f}"))


def _engine(version: str) -> Check:
    """Return how a layout engine of a name and version is."""
    number = _VERSION.search(version)
    if number is None:
        return Check("engine", State.GOOD, message("{name}", name=version))
    name = message("{name}", name=version[: number.end()])
    if (int(number[1]), int(number[2])) >= OLDEST:
        return Check("engine", State.GOOD, name)
    return Check("engine", State.NOTE, name, (message("get {oldest} or later", oldest=".".join(map(str, OLDEST))),))


def _get_engine() -> Message:
    return message(
        "install LibreOffice with Writer, Draw and Math: on Windows and macOS from www.libreoffice.org, on Debian and "
        "Ubuntu the packages libreoffice-writer, libreoffice-draw and libreoffice-math"
    )


def fonts(project: Path) -> Iterator[Check]:
    """Yield for each font that the templates name whether it is there, what stands in, and where it comes from."""
    found = map(_font, look_up(template_fonts(templates_of(project)), project / FONTS))
    yield from sorted(found, key=lambda check: [advice.template for advice in check.advice])


def _font(font: Font) -> Check:
    name, stand_in = font.name, font.stand_in
    if font.there:
        return Check("font", State.GOOD, message("{font}", font=name))
    if stand_in is None:
        text = message("{font} is not there; what is taken for it cannot be told here", font=name)
    elif font.legible:
        text = message("{font} is not there; {stand_in} stands in for it in the PDF", font=name, stand_in=stand_in)
    else:
        text = message("{font} is not there, nor any font with Chinese characters", font=name)
        return Check("font", State.MISSING, text, (_get_fonts(),))
    return Check("font", State.NOTE, text, tuple(_licence(name)))


def _get_fonts() -> Message:
    return message(
        "install the free fonts Noto Serif CJK SC, Noto Sans CJK SC and LXGW WenKai; on Debian and Ubuntu the packages "
        "fonts-noto-cjk, fonts-noto-cjk-extra and fonts-lxgw-wenkai"
    )


def _licence(name: str) -> Iterator[Message]:
    if name in _OF_WINDOWS:
        yield message("they come with Windows or Office: use them where your licence for these covers that")
    elif name.startswith(_FOUNDER):
        yield message("it is sold by Founder (方正): with a licence of the college's, put its file into fonts/")
