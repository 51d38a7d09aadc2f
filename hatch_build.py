"""Build hook: compiles the message catalogues and puts the templates, the sample and the documents into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReportdocBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel is built, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every `.po` file beside itself; unless editable, add the folders that stand outside of `src`."""
        for catalogue in Path(self.root).glob("src/reportdoc/present/locale/*/LC_MESSAGES/*.po"):
            _compile(catalogue)
        if self.target_name == "wheel" and version == "standard":
            for folder in ("content", "docs", "templates"):
                build_data["force_include"][folder] = f"reportdoc/project/data/{folder}"


def _compile(catalogue: Path) -> None:
    with catalogue.open("rb") as source:
        messages = read_po(source, locale=catalogue.parents[1].name, abort_invalid=True)
    with catalogue.with_suffix(".mo").open("wb") as target:
        write_mo(target, messages)
