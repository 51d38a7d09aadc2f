"""Answers that come one by one, from a page or a command, rather than in a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from reportdoc.app.answers.answers import Answer, Answers, Column
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def acceptance(identity: str, reason: str, name: str) -> Answers:
    """Return the acceptance of a finding, by its id; raises InputError where reason or name is missing."""
    _needed(reason, name)
    return _answers(findings=[_answer(identity, {Column.REASON: reason, Column.NAME: name})])


def confirmations(identities: Iterable[str], name: str, evidence: str) -> Answers:
    """Return the confirmation of numbers, by their ids; raises InputError where name or evidence is missing."""
    _needed(evidence, name)
    typed = {Column.CONFIRMED: name, Column.EVIDENCE: evidence}
    return _answers(numbers=[_answer(one, typed) for one in dict.fromkeys(identities)])


def correction(identity: str, wish: str, name: str, evidence: str) -> Answers:
    """Return the wish that a number be another; raises InputError where the number, name or evidence is missing."""
    _needed(wish, name, evidence)
    typed = {Column.CONFIRMED: name, Column.EVIDENCE: evidence, Column.WISHED: wish}
    return _answers(numbers=[_answer(identity, typed)])


def _needed(*texts: str) -> None:
    if not all(one.strip() for one in texts):
        raise InputError(message("nothing was written: a name, and a reason or evidence, must be given"))


def _answer(identity: str, typed: dict[Column, str]) -> Answer:
    return Answer("", 0, identity, "", "", typed)


def _answers(findings: Iterable[Answer] = (), numbers: Iterable[Answer] = ()) -> Answers:
    given = tuple(findings), tuple(numbers)
    return Answers(*given, frozenset(one.identity for group in given for one in group), ())
