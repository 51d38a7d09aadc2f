"""A department explains a finding, or withdraws what it said; `content/explained.yaml` has it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from reportdoc.app.audit.check import check
from reportdoc.app.begin import begin
from reportdoc.audit.audit import Audit
from reportdoc.audit.explanation import EXPLAINED, read_explanations
from reportdoc.audit.finding import Finding
from reportdoc.audit.named import named
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.text import ILLEGAL
from reportdoc.project.text_file import text_file
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

FILE = f"{CONTENT}/{EXPLAINED}"
"""The explanations, relative to the project."""
_ABOUT_PEOPLE = "R"
_HEAD = "# 各部门对核查出的问题的说明：编号、说明、姓名、部门、日期。数字一改，编号就变，这里的说明随即失效。\n"


def explain(
    project: Path, identity: str, text: str, name: str, department: str = "", audit: Audit | None = None
) -> Finding:
    """Write what somebody says of a finding, in place of what was said of it before; return the finding.

    `department` is by default the one that answers for the figure. `audit` is that of the project as it is now, where
    somebody has it. Raises InputError where there is no such finding, or a text or name is missing; ContentError where
    the project cannot be read; OSError.
    """
    begin(project)
    if not text.strip() or not name.strip():
        raise InputError(message("an explanation needs a text and a name"))
    found = named((audit or check(project).audit).results, identity)
    if found is None or identity.startswith(_ABOUT_PEOPLE):
        raise InputError(message("nothing that can be explained is found under the id {id}", id=identity))
    entry: dict[str, object] = {
        "text": _clean(text),
        "name": _clean(name),
        "department": department or found.finding.owner,
        "date": date.today(),
    }
    _write(project, identity, entry, name)
    return found.finding


def withdraw(project: Path, identity: str, name: str) -> None:
    """Take an explanation away; raises InputError where there is none of that id, ContentError, OSError."""
    begin(project)
    if identity not in read_explanations(Folder(project.resolve())):
        raise InputError(message("nobody has explained {id}", id=identity))
    _write(project, identity, None, name)


def _write(project: Path, identity: str, entry: dict[str, object] | None, name: str) -> None:
    with workplace(project, PATIENCE) as place:
        path = project / FILE
        file = text_file(path.read_bytes() if path.is_file() else _HEAD.encode())
        made = place.folder / EXPLAINED
        made.write_bytes(file.encoded(_without(file.text, identity) + (_entry(identity, entry) if entry else "")))
        publish(place, {FILE: made}, Deed("explain", (identity,), name))


def _without(text: str, identity: str) -> str:
    """Return the file without an entry; all others stay as they were written."""
    ended = text if text.endswith("\n") or not text else f"{text}\n"
    if not any(line.strip() and not line.startswith("#") for line in text.split("\n")):
        return ended
    edit = YamlEdit(ended)
    if (identity,) not in edit:
        return ended
    _, end = edit.place(identity)
    start = ended.rindex(identity, 0, edit.place(identity)[0])
    line = ended.rfind("\n", 0, start) + 1
    after = ended.find("\n", max(end - 1, start))
    return ended[:line] + (ended[after + 1 :] if after >= 0 else "")


def _entry(identity: str, entry: dict[str, object]) -> str:
    stream = io.StringIO()
    writer = YAML(pure=True)
    writer.width = 1_000_000
    writer.dump({identity: entry}, stream)
    return stream.getvalue()


def _clean(text: str) -> str:
    return " ".join(ILLEGAL.sub("", text).split())
