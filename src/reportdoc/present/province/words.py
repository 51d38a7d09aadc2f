"""Words for what stands in the tables as a key."""

from __future__ import annotations

from reportdoc.present.language import Language

_SEALS = {
    "verified": "verified",
    "unverified": "whole, signer not vouched for",
    "broken": "broken",
    "": "not sealed",
}
_KINDS = {"package": "sealed package", "word": "Word file", "project": "project", "": ""}
_SEVERITIES = {"error": "error", "conflict": "conflict", "explain": "to explain"}


def seal_word(language: Language, seal: str) -> str:
    """Return the state of a seal in words."""
    return language.gettext(_SEALS[seal])


def kind_word(language: Language, kind: str) -> str:
    """Return what a submission is, in words."""
    return language.gettext(_KINDS[kind]) if kind else ""


def severity_word(language: Language, severity: str) -> str:
    """Return how grave a finding is, in words."""
    return language.gettext(_SEVERITIES[severity])
