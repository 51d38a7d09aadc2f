"""A chapter, a section or a case as a Word file to be written in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportdoc.app.build.inputs import templates_of
from reportdoc.app.build.origin import content_of
from reportdoc.app.build.review import sources_of
from reportdoc.app.deliveries.mark import Mark, as_text
from reportdoc.app.deliveries.target import Target
from reportdoc.app.forms.share import own
from reportdoc.content.load import Loaded
from reportdoc.report.block import Block, Heading
from reportdoc.report.numbering import Number, number


def word_form(loaded: Loaded, target: Target, project: Path) -> bytes:
    """Return the text of today, with its numbers, and bound figures that nobody types over.

    Of a chapter it holds what the same department answers for. When it comes back, `take` merges it with what the
    project says by then. Raises ContentError with every problem of the templates.
    """
    from reportdoc.ooxml.identity import Identity
    from reportdoc.word.assemble import assemble
    from reportdoc.word.form import Form
    from reportdoc.word.package import archive
    from reportdoc.word.punctuation import set_for_word

    report, metadata = loaded.report, loaded.report.metadata
    assert target.part is not None
    blocks = tuple(target.part.blocks[at] for at in own(target))
    alone = replace(report, front=(), chapters=(replace(target.part, blocks=blocks),), annex=None)
    numbers = number(report)
    mark = Mark(target.kind, target.label, metadata.code, metadata.year)
    form = Form(as_text(mark), sources_of(report), _first(blocks[0], numbers))
    identity = Identity(metadata.code, metadata.year, content_of(loaded.read))
    word = assemble(alone, numbers, templates_of(project), identity, form=form)
    return archive(set_for_word(word), word.document)


def _first(block: Block, numbers: dict[str, Number]) -> tuple[int, ...]:
    known = numbers.get(block.label) if isinstance(block, Heading) else None
    return known.levels if known else ()
