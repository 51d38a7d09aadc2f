"""Change × trick × closer: no forged file passes as whole, whoever closes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.verification.verify import verify
from tests.seal.authority import Authority
from tests.seal.forgery.changes import CHANGES, objects_of
from tests.seal.forgery.closers import CLOSERS, Closers, closers
from tests.seal.forgery.document import rich
from tests.seal.forgery.tricks import TRICKS
from tests.seal.signing import signed

TOGETHER = "in the revision of who closes it"
OVERWRITTEN = {"text_behind_the_packet", "text_before_the_packet", "modified_long_ago", "modified_in_the_future"}
"""Changes of the packet that pyHanko undoes where it writes the packet anew, in the same revision."""
UNREADABLE = {"text_before_the_packet"}
"""Changes after which pyHanko writes no further revision."""


class Bench:
    """Two sealed files, and a forger's tools."""

    def __init__(self, folder: Path, authority: Authority) -> None:
        self._path = folder / "forged.pdf"
        self._closers: Closers = closers(authority)
        rich(folder / "rich.pdf")
        self.sealed = {
            "one signature": signed(folder / "rich.pdf", folder / "one.pdf", authority, ["college"], Level.B_B),
            "two signatures and B-LTA": signed(
                folder / "rich.pdf", folder / "two.pdf", authority, ["college", "president"], Level.B_LTA
            ),
        }

    def holds(self, data: bytes) -> bool:
        """Tell whether a file passes as whole."""
        self._path.write_bytes(data)
        return verify(self._path, offline=True).intact

    def forged(self, data: bytes, trick: str, change: str, closer: str) -> bytes:
        if trick == TOGETHER:
            return self._closers.close(data, closer, CHANGES[change])
        return self._closers.close(TRICKS[trick](data, objects_of(data, CHANGES[change])), closer)


@pytest.fixture(scope="module")
def bench(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("forgery"), authority)


def _cases(trick: str) -> list[tuple[str, str]]:
    """Return changes and closers: all for what is merely appended, every third of the others, by turns."""
    every = [(change, closer) for change in CHANGES for closer in CLOSERS]
    left_out = {(change, "stamp") for change in UNREADABLE} | {(change, "person") for change in UNREADABLE}
    if trick == TOGETHER:
        left_out |= {(change, closer) for change in OVERWRITTEN for closer in CLOSERS}
        left_out |= {(change, "nobody") for change in CHANGES}
    if trick == "plain":
        return [case for case in every if case not in left_out]
    turn = list(TRICKS).index(trick) if trick in TRICKS else len(TRICKS)
    return [
        (change, closer)
        for index, (change, closer) in enumerate(every)
        if (index // 3 + index + turn) % 3 == 0 and (change, closer) not in left_out
    ]


def test_the_sealed_files_are_whole(bench: Bench) -> None:
    for name, path in bench.sealed.items():
        assert bench.holds(path.read_bytes()), name


def test_the_table_is_as_large_as_it_says() -> None:
    assert sum(len(_cases(trick)) for trick in (*TRICKS, TOGETHER)) >= 700


@pytest.mark.parametrize("trick", [*TRICKS, TOGETHER])
def test_nothing_holds(bench: Bench, trick: str) -> None:
    data = bench.sealed["one signature"].read_bytes()
    held = []
    for change, closer in _cases(trick):
        forged = bench.forged(data, trick, change, closer)
        assert forged.startswith(data) and len(forged) > len(data), change
        if bench.holds(forged):
            held.append(f"{change}, closed by {closer}")
    assert held == []
