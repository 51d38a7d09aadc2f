"""Figures that a sentence quotes from a row of a table, held against that row: 港口特种作业培训48个项目到账352.60万元.

A row is meant where its name stands before the figure, or where another figure of three and more digits stands in it
alone. A figure that the row states otherwise is told where it is a slip away, or is what another row states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact, names_of
from reportdoc.audit.agreement.model.claim import LOCAL, Claim, distributed
from reportdoc.audit.agreement.model.link import TIMES
from reportdoc.audit.agreement.model.names import Bearers
from reportdoc.audit.agreement.model.value import basic, fits, slip, swapped
from reportdoc.audit.agreement.tables.rows import ABOVE, Near, is_finer
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.number import cell_number
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "G502"

_TELLING = 100
"""Value from which a figure that one row alone states shows that the row is meant."""

_JOINTS = "、和与及"

_MOST = re.compile(r"最(?:多|高|大|长|快)|居(?:第一|首)")

_LEAST = re.compile(r"最(?:少|低|小|短|慢)")


def quoted_findings(
    document: Document, claims: Sequence[Claim], facts: Sequence[Fact], told: frozenset[str]
) -> Iterator[Finding]:
    """Yield the figures that differ from the row they are quoted from; `told` has keys of claims known to differ."""
    near, tables = Near(document), _tables(facts)
    names = {label: Bearers(_names(facts[0].sheet)) for label, facts in tables.items()}
    for group in _segments(claims):
        for sheet in near.tables(group[0].sentence, set()):
            if table := tables.get(sheet.label):
                yield from _table(group, table, names[sheet.label], told)


def _tables(facts: Sequence[Fact]) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.sheet.annex and not fact.sheet.chart and (not fact.is_step or fact.dimension == "%"):
            found[fact.sheet.label].append(fact)
    return found


def _segments(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of each sentence, apart at ；."""
    group: list[Claim] = []
    for claim in claims:
        if group and (
            group[-1].sentence is not claim.sentence
            or "；" in claim.sentence.text[group[-1].mention.end : claim.mention.start]
        ):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _names(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Yield the words of a table, each with the rows that it stands in."""
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in range(sheet.grid.width):
        texts: dict[str, list[int]] = defaultdict(list)
        for row in body:
            text = names_of(sheet.text(row, column))[-1]
            if len(text) >= 2 and cell_number(text) is None and not re.search("[0-9]{4}", text):
                texts[text].append(row)
        yield from ((text, row) for text, rows in texts.items() for row in rows)
        yield from ((short, texts[name][0]) for short, name in _short(texts) if len(texts[name]) == 1)


def _short(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the ends by which a text may call names, that no other has: 输配电分公司 of 江澜电力集团输配电分公司."""
    for name in names if len(names) <= _MANY else ():
        for form in _FORM.findall(name):
            core = name.removesuffix(form)
            for start in range(1, len(core) - _CORE + 1):
                end = core[start:]
                if sum(end in other for other in names) == 1:
                    yield from ((f"{end}{tail}", name) for tail in {form, form.removeprefix("有限"), _COMPANY})


_FORM = re.compile("(?:(?:有限|分)?公司|集团|学院|专业|中心|研究院)$")
"""What a name ends in that a text may leave short."""

_COMPANY = "公司"

_MANY = 60
"""Names of a column among which ends of names tell, since each is held against the others."""

_CORE = 3
"""Characters of a name that call it without the rest."""


def _is_whole(text: str, hit: tuple[int, int, list[int]], sheet: Sheet) -> bool:
    """Tell whether what stands in a text is a name of the table, or the end of one with nothing of a name before it."""
    begin, end, rows = hit
    name = text[begin:end]
    full = any(name == names_of(sheet.text(rows[0], column))[-1] for column in range(sheet.grid.width))
    return full or begin == 0 or text[begin - 1] in _BEFORE


_BEFORE = "，。；：、（“与和及由到在为的是中对向从被，:;,("
"""What stands before a name that is told short."""


def _table(
    group: Sequence[Claim], table: Sequence[Fact], names: Bearers[int], told: frozenset[str]
) -> Iterator[Finding]:
    sentence = group[0].sentence
    hits = [hit for hit in names.find(sentence.text) if not ABOVE.match(sentence.text, hit[1])]
    hits = [hit for hit in hits if _is_whole(sentence.text, hit, table[0].sheet)]
    start = sentence.text.rfind("；", 0, group[0].mention.start)
    stop = sentence.text.find("；", group[-1].mention.end)
    hits = [hit for hit in hits if start < hit[0] and (stop < 0 or hit[0] < stop)]
    named = {row for _, _, rows in hits for row in rows}
    for claim in group:
        key = f"{sentence.text}@{claim.mention.start}"
        judged = claim.role in (Role.LEVEL, Role.SHARE, Role.MEAN, Role.GROWTH) and not claim.mention.approximate
        if not judged or key in told or distributed(sentence, claim.order):
            continue
        if (row := _row_named(claim, hits)) is not None:
            yield from _judged(claim, key, row, table, named)
        elif not named and (row := _row_of_values(claim, group, table)) is not None:
            yield from _judged(claim, key, row, table, None)


def _row_named(claim: Claim, hits: Sequence[tuple[int, int, list[int]]]) -> int | None:
    """Return the row whose name is the last before a figure; None where two are joined, or something else is meant."""
    text = claim.sentence.text
    before = [hit for hit in hits if hit[1] <= claim.mention.start]
    if not before:
        return None
    begin, end, rows = before[-1]
    joined = text[max(0, begin - 1) : begin] in _JOINTS and begin > 1 and text[begin - 2] not in "，。；："
    local = claim.role is not Role.MEAN and LOCAL.search(text, end, claim.mention.start)
    return None if len(set(rows)) > 1 or joined or local or text[end : end + 1] in _JOINTS else rows[0]


def _row_of_values(claim: Claim, group: Sequence[Claim], table: Sequence[Fact]) -> int | None:
    """Return the one row that states two other figures of a sentence; None where there are none or more such rows."""
    rows: dict[int, set[Decimal]] = defaultdict(set)
    for other in group:
        if other is claim or other.mention.approximate or other.mention.value < _TELLING:
            continue
        bearers = {fact.row for fact in table if _one_kind(other, fact) and fits(other.mention, fact.number, fact.unit)}
        if len(bearers) == 1:
            rows[bearers.pop()].add(other.mention.value)
    found = [row for row, values in rows.items() if len(values) > 1]
    return found[0] if len(found) == 1 else None


def _one_kind(claim: Claim, fact: Fact) -> bool:
    """Tell whether a figure may state a cell: one unit, or counts of what the column names."""
    if claim.year not in (None, fact.year) and not _is_timeless(claim):
        return False
    if is_finer(claim, fact) or fact.is_step is not (claim.role is Role.GROWTH):
        return False
    if claim.role is Role.MEAN and not re.search("均|每", fact.sheet.columns[fact.column].full):
        return False
    if claim.dimension == fact.dimension or {claim.dimension, fact.dimension} == {"天", "日"}:
        return True
    counters = claim.mention.unit in PLAIN_COUNTERS and (fact.dimension in PLAIN_COUNTERS or not fact.dimension)
    return counters and any(name in claim.key for name in fact.column_names)


def _is_timeless(claim: Claim) -> bool:
    """Tell whether a year stands only before the ； that a figure follows."""
    before = claim.sentence.text[: claim.mention.start]
    return "；" in before and _WHEN.search(before[before.rfind("；") :]) is None


_WHEN = re.compile(r"(?:19|20)[0-9]{2}\s*年|上年|去年|上一年|往年|同期")


def _judged(claim: Claim, key: str, row: int, table: Sequence[Fact], named: set[int] | None) -> Iterator[Finding]:
    """Judge a figure against a row; `named` has the rows that the sentence names, None where its figures tell it."""
    possible = [fact for fact in table if fact.row == row and _one_kind(claim, fact)]
    given = [fact for fact in possible if fits(claim.mention, fact.number, fact.unit)]
    if given:
        if named and (cell := _meant(claim, possible, given)):
            yield _finding(claim, key, cell, sure=False)
        return
    words = claim.sentence.text
    called = [fact for fact in possible if any(name in words for name in fact.column_names)]
    others = [fact for fact in possible if _states(claim, table, fact.column)]
    cell = next((cells[0] for cells in (called, possible, others) if len(cells) == 1), None)
    if cell is None:
        return
    column = [fact for fact in table if fact.column == cell.column and not fact.total]
    bearers = {fact.row for fact in column if fits(claim.mention, fact.number, fact.unit)}
    assert claim.mention.number
    slipped = slip(claim.mention.number, cell.number, cell.unit) or swapped(claim.mention.value, cell.number.value)
    most = _is_extreme(claim, cell, column)
    if not slipped and (
        _is_far(claim, cell, _FAR if most else TIMES) or (not most and _is_of_other_whole(claim, cell))
    ):
        return
    slipped = slipped or most
    if named is not None and (bearers & named or not (bearers or slipped)):
        return
    if named is None and any(m.number and m.value == cell.number.value for m in claim.sentence.mentions):
        return
    yield _finding(claim, key, cell, sure=slipped or named is None)


_FAR = 10
"""How many times the most or the least of a column another value may be that is told of it."""


def _is_far(claim: Claim, cell: Fact, times: int) -> bool:
    """Tell whether one value is so many times the other that both hardly speak of one thing: 人均8学时, 3344学时."""
    assert claim.mention.number
    small, large = sorted((abs(basic(claim.mention.number)[0]), abs(basic(cell.number, cell.unit)[0])))
    return large > times * small


def _is_of_other_whole(claim: Claim, cell: Fact) -> bool:
    """Tell whether a share says of what it is, and the column has rates of something else: 占毕业生的12.18%, 落实率."""
    clause = re.split("[，。；：、]", claim.sentence.text[: claim.mention.start])[-1]
    return claim.role is Role.SHARE and "占" in clause and "占" not in cell.sheet.columns[cell.column].full


def _meant(claim: Claim, possible: Sequence[Fact], given: Sequence[Fact]) -> Fact | None:
    """Return the cell of a row whose column the words before a figure name, where it states another cell."""
    words = re.split("[，。；：、]", claim.sentence.text[: claim.mention.start])[-1]
    called = [fact for fact in possible if any(_ends(words, name) for name in fact.column_names)]
    called = [fact for fact in called if claim.dimension == fact.dimension]
    return called[0] if len(called) == 1 and called[0] not in given else None


def _ends(words: str, name: str) -> bool:
    """Tell whether words end with a column's name, without 人数, 数 or 额 at its end: 报到1752人, 到款412.50万元."""
    bare = re.sub("(?:人数|数量|[数额])$", "", name)
    return words.removesuffix("为").removesuffix("了").endswith(bare if len(bare) > 1 else name)


def _finding(claim: Claim, key: str, cell: Fact, sure: bool) -> Finding:
    stated = f"{cell.number.text}{cell.number.unit or cell.unit}"
    own = cell.sheet.row_name(cell.row).split(" ")[0]
    name = " ".join(filter(None, (own, cell.sheet.columns[cell.column].full)))
    return Finding(
        CODE,
        Severity.CONFLICT if sure else Severity.EXPLAIN,
        message(
            "{subject}: the text says {stated}, {place} says {other}",
            subject=name,
            stated=claim.mention.text,
            place=cell.spot.place,
            other=stated,
        ),
        (claim.spot, cell.spot),
        stated=f"{claim.mention.number}；{stated}",
        key=key,
    )


def _states(claim: Claim, table: Sequence[Fact], column: int) -> bool:
    return any(fact.column == column and fits(claim.mention, fact.number, fact.unit) for fact in table)


def _is_extreme(claim: Claim, cell: Fact, column: Sequence[Fact]) -> bool:
    """Tell whether the clause says that a figure is the greatest or the least of a column, as the cell is."""
    values = [basic(fact.number, fact.unit)[0] for fact in column]
    value = basic(cell.number, cell.unit)[0]
    text = claim.sentence.text[max(0, claim.mention.start - 16) : claim.mention.end + 6]
    return (_MOST.search(text) is not None and value == max(values)) or (
        _LEAST.search(text) is not None and value == min(values)
    )
