"""The audit's workbook comes back: acceptances and confirmations are written, wished corrections made or kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from reportdoc.app.answers.accepting import Accepted, accept
from reportdoc.app.answers.answering import Numbers, answered
from reportdoc.app.answers.answers import Answers, Titles, Told, read_answers
from reportdoc.app.answers.corrections import Correction
from reportdoc.app.audit.check import check
from reportdoc.app.begin import begin
from reportdoc.app.deliveries.register import FILE, Delivery, added
from reportdoc.app.deliveries.staging import Stage, stage
from reportdoc.audit.audit import Audit
from reportdoc.audit.ledger.entries import UNANSWERED
from reportdoc.content.load import load
from reportdoc.project.confirmed import Confirmation
from reportdoc.project.digest import file_digest
from reportdoc.project.history.entry import Deed
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.problem import InputError

TARGET = "audit"
"""What a delivery of the workbook is for, in the register."""


@dataclass(frozen=True, slots=True)
class TakenAnswers:
    """What a workbook would change."""

    stage: Stage
    accepted: tuple[Accepted, ...]
    confirmed: tuple[Confirmation, ...]
    corrected: tuple[Correction, ...]
    """Cells and values that change."""
    wished: tuple[Correction, ...]
    """Corrections of the text, which somebody has to make; they are kept among the comments."""
    told: tuple[Told, ...]
    missing: int
    """Numbers that nobody answers for, and that no row of the workbook is for."""
    deed: Deed = field(repr=False)
    delivery: Delivery | None = field(default=None, repr=False)
    """The workbook; None where the answers came in none."""

    def publish(self, by: str = "", gone: Sequence[str] = ()) -> None:
        """Write the changes into the project, and who brought them; `by` is who takes them in.

        `gone` names files and folders of the project that go in the same step.
        """
        with workplace(self.stage.project, PATIENCE) as place:
            if self.delivery:
                self.stage.write(FILE, added(self.stage.project, [self.delivery]))
            self.stage.publish(place, replace(self.deed, by=by or self.deed.by), gone)


@contextmanager
def take_answers(project: Path, source: Path, titles: Titles, department: str = "") -> Generator[TakenAnswers]:
    """Yield what a workbook of the audit would change in a project; nothing is written before `publish`.

    Raises ContentError where the workbook or the project cannot be read, or the project could not be read any more.
    """
    begin(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        answers = read_answers(source, titles)
        taken = _applied(copy, answers, check(copy.root).audit, Deed("take", (source.name,)))
        moment = datetime.now().astimezone()
        yield replace(taken, delivery=Delivery(moment, department, source.name, file_digest(source), TARGET))


def give_answers(project: Path, answers: Answers, deed: Deed, audit: Audit | None = None) -> TakenAnswers:
    """Write acceptances, confirmations and wished corrections that were given one by one, and return what changed.

    `audit` is that of the project as it is now, where somebody has it already. Raises InputError where one of them
    cannot be taken, and none is written; ContentError where the project cannot be read, or could not be any more.
    """
    begin(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        taken = _applied(copy, answers, audit or check(copy.root).audit, deed)
        if taken.told:
            raise InputError(taken.told[0].message)
        if copy.written:
            taken.publish()
        return taken


def _applied(copy: Stage, answers: Answers, audit: Audit, deed: Deed) -> TakenAnswers:
    moment = datetime.now().astimezone()
    accepted, told = accept(answers.findings, audit, copy, moment.date())
    numbers: Numbers = answered(answers.numbers, audit.ledger, copy, moment)
    load(copy.root)
    known = answers.identities | {one.identity for one in numbers.entries}
    open_ = [one for one in audit.ledger.entries if one.status in UNANSWERED]
    return TakenAnswers(
        stage=copy,
        accepted=accepted,
        confirmed=numbers.confirmed,
        corrected=numbers.corrected,
        wished=numbers.wished,
        told=(*answers.told, *told, *numbers.told),
        missing=sum(one.identity not in known for one in open_),
        deed=deed,
    )
