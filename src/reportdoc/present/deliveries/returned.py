"""What a returned Word file changes, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportdoc.present.comparison.text import as_text as comparison_text
from reportdoc.present.language import Language
from reportdoc.present.problems import Said
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from reportdoc.app.returned.merging import Conflict
    from reportdoc.app.returned.model import Told, TypedOver, Where
    from reportdoc.app.returned.take import Returned
    from reportdoc.app.returned.tracked_changes import Tracked
    from reportdoc.manuscript.model import Remark


def base(language: Language, returned: Returned) -> str:
    """Return what the file was compared with."""
    return f"{returned.source.name}: {language.translated(returned.base)}"


def notices(language: Language, returned: Returned) -> list[str]:
    """Return what does not go in by itself, or needs a look, a line each."""
    lines: list[str] = [_told(language, one) for one in returned.told]
    lines += [over(language, one) for one in returned.overs]
    lines += [line for one in returned.conflicts for line in conflict(language, one)]
    lines += [Said(f"{language.translated(one.message)}: {one.text}", one.message.template) for one in returned.notes]
    lines += [tracked(language, one) for one in returned.changes]
    return lines + [_said(language, message("comment"), one) for one in returned.remarks]


def changes(language: Language, returned: Returned) -> str:
    """Return what would read otherwise, as text with colours for a screen."""
    if returned.comparison is None and returned.stage.written:
        return language.gettext("The text stays as it is; the comments above go into the project.")
    if returned.comparison is None:
        return language.gettext("Nothing changes: the project says this already.")
    return comparison_text(language, returned.comparison, language.gettext("the project"), returned.source.name)


def where(language: Language, place: Where) -> str:
    """Return a place as a reader knows it: 1.1.4 第 3 段."""
    if place.paragraph:
        return language.message("{section}, paragraph {count}", section=place.name, count=place.paragraph)
    return place.name


def _told(language: Language, one: Told) -> Said:
    place = where(language, one.place)
    hint = language.message(" ({hint})", hint=language.translated(one.hint)) if one.hint else ""
    return Said(f"{f'{place}: ' if place else ''}{language.translated(one.message)}{hint}", one.message.template)


def over(language: Language, one: TypedOver) -> str:
    """Return what is told of a bound figure that was typed over."""
    place = where(language, one.edit.place)
    if one.source is None:
        text = language.message(
            "{old} became {new}, but it is computed: {expression}; it stays",
            old=one.old,
            new=one.new,
            expression=one.expression,
        )
    else:
        text = language.message(
            "{old} became {new}, but it comes from {source}; it stays (--figures source changes the source, --figures"
            " text makes it text)",
            old=one.old,
            new=one.new,
            source=source(language, one),
        )
    return f"{place}: {text}"


def source(language: Language, one: TypedOver) -> str:
    """Return where a figure comes from: 表 1-9, row 合计, column 报到人数."""
    assert one.source is not None
    return language.message(
        "{table}, row “{row}”, column “{column}”",
        table=one.source.table,
        row=one.source.row,
        column=one.source.column,
    )


def conflict(language: Language, one: Conflict) -> Iterator[str]:
    """Yield what is told of a place that both sides changed: where it is, and both texts."""
    place = where(language, one.edit.place)
    text = language.gettext(
        "changed here and in the project since; the project's stays (--theirs takes the returned one)"
    )
    yield f"{place}: {text}"
    yield language.message("    returned: {text}", text=one.edit.new)
    yield language.message("    project:  {text}", text=one.ours)


def tracked(language: Language, one: Tracked) -> str:
    """Return what is told of a tracked change: what became of it, by whom and when, and its words."""
    kinds = {
        "inserted": (message("tracked insertion, accepted"), message("tracked insertion, taken back")),
        "deleted": (message("tracked deletion, accepted"), message("tracked deletion, taken back")),
        "moved": (message("tracked move, accepted"), message("tracked move, taken back")),
    }
    return _said(language, kinds[one.kind][one.rejected], one)


def _said(language: Language, what: Message, one: Tracked | Remark) -> Said:
    by = message("{what} by {author}", what=what, author=one.author or "?")
    date = f"（{one.date[:10]}）" if one.date else ""
    text = one.text or language.gettext("the end of a paragraph")
    return Said(f"{language.translated(by)}{date}: {text}", by.template)
