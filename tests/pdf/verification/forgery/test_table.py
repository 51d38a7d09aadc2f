"""Change × trick × closer: no forged file passes as whole, whoever closes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.verification.verify import verify
from tests.pdf.verification.forgery.changes import CHANGES, INFORMATION_CHANGES, PACKET_CHANGES, Objects, objects_of
from tests.pdf.verification.forgery.closers import CLOSERS, Closers, closers
from tests.pdf.verification.forgery.document import rich
from tests.pdf.verification.forgery.tricks import TRICKS
from tests.pdf.verification.forgery.updates import update
from tests.support.fuzzing import FUZZING
from tests.support.sealing.authority import Authority
from tests.support.sealing.signing import signed

TOGETHER = "in the revision of who closes it"
REWRITTEN = {*PACKET_CHANGES, *INFORMATION_CHANGES}
"""What pyHanko writes anew in the revision that it closes, so that a change there is undone."""
UNREADABLE = {"text_before_the_packet", "text_behind_the_packet"}
"""Changes after which pyHanko writes no further revision."""


class Bench:
    """Two sealed files, and a forger's tools."""

    def __init__(self, folder: Path, authority: Authority) -> None:
        self._path = folder / "forged.pdf"
        self._closers: Closers = closers(authority)
        self._objects: dict[tuple[bytes, str], Objects] = {}
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
        if (data, change) not in self._objects:
            self._objects[data, change] = objects_of(data, CHANGES[change])
        return self._closers.close(TRICKS[trick](data, self._objects[data, change]), closer)

    def stamped_in(self, field: str, data: bytes, change: str) -> bytes:
        return self._closers.stamp_in(data, field, CHANGES[change])

    def told(self, data: bytes) -> str:
        """Return what is said first of a file."""
        self._path.write_bytes(data)
        return str(verify(self._path, offline=True).changes[0])


@pytest.fixture(scope="module")
def bench(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("forgery"), authority)


def _cases(trick: str) -> list[tuple[str, str]]:
    """Return changes and closers: every possible one in `make fuzz`.

    Else each change comes merely appended; by turns, it comes by one more trick, in a file that somebody closes, or in
    the revision of a time stamp, each part of which has to be told.
    """
    every = [(change, closer) for change in CHANGES for closer in CLOSERS if _possible(trick, change, closer)]
    if FUZZING:
        return every
    if trick == TOGETHER:
        return [case for case in every if case[1] == "stamp" and list(CHANGES).index(case[0]) % 3 == 2]
    return [(change, closer) for change, closer in every if trick in _tricks(change, closer)]


def _tricks(change: str, closer: str) -> set[str]:
    """Return the tricks by which a change comes into a file with a closer; both lists are long and of all kinds."""
    turn, tricks = list(CHANGES).index(change), list(TRICKS)
    if closer == "nobody":
        return {"plain", tricks[turn // 3 % len(tricks)]} if turn % 3 == 0 else {"plain"}
    mine = turn % 3 == 1 and closer == ("stamp", "person")[turn % 2]
    return {tricks[(7 * turn + 3) % len(tricks)]} if mine else set()


def _possible(trick: str, change: str, closer: str) -> bool:
    if trick == TOGETHER and (closer == "nobody" or change in REWRITTEN):
        return False
    return closer == "nobody" or not (change in UNREADABLE or trick == "ends_in_one")


def test_the_sealed_files_are_whole(bench: Bench) -> None:
    for name, path in bench.sealed.items():
        assert bench.holds(path.read_bytes()), name


def test_the_table_is_as_large_as_it_says() -> None:
    met = [(trick, *case) for trick in (*TRICKS, TOGETHER) for case in _cases(trick)]
    assert len(met) >= 170
    assert {change for trick, change, _ in met if trick == "plain"} == {*CHANGES}
    for trick in TRICKS:
        closers = {closer for one, _, closer in met if one == trick}
        assert "nobody" in closers and (trick == "ends_in_one" or len(closers) > 1)


@pytest.mark.long
@pytest.mark.fuzz
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


@pytest.mark.long
@pytest.mark.slow
def test_the_field_of_a_time_stamp_shows_nothing_and_does_nothing(bench: Bench) -> None:
    """The field may be that of the time stamp which closes the file."""
    data = bench.sealed["one signature"].read_bytes()
    fields = [change for change in CHANGES if change.startswith("field_")]
    held = [change for change in fields if bench.holds(bench.stamped_in("Extra", data, change))]
    assert len(fields) >= 10 and held == []
    assert bench.holds(bench.stamped_in("Extra", data, "invisible_field"))


@pytest.mark.parametrize(
    ("trick", "said"),
    [
        ("signature_listed_again", 'the signature "Signature1" is not in the part of the file that it covers'),
        ("signature_listed_after", 'the signature "Signature1" is not in the part of the file that it covers'),
        ("called_validation_data", "after a signature, content was added or changed on page 2"),
        ("without_previous", "a revision of the file does not lead to the one before it"),
        ("previous_passed_over", "a revision of the file does not lead to the one before it"),
        ("hybrid", "a trailer holds what does not belong there"),
        ("object_stream", "a later revision of the file removes objects, or packs them"),
        ("object_twice", "something stands in a later revision of the file that it does not list"),
        ("listed_twice", "a cross-reference lists an object twice"),
        ("hidden_first", "a revision of the file lists an object that does not stand in it"),
        ("behind_the_end", "something stands in a later revision of the file that it does not list"),
        ("other_catalog", "a revision of the file begins elsewhere: its /Root is another"),
        ("ends_in_one", "bytes were added after the last signature"),
    ],
)
def test_each_trick_is_told_for_what_it_is(bench: Bench, trick: str, said: str) -> None:
    """Several guards stand behind one another; each must be there by itself."""
    data = bench.sealed["one signature"].read_bytes()
    assert said in bench.told(bench.forged(data, trick, "content_replaced", "nobody"))


@pytest.mark.long
def test_a_file_of_thousands_of_revisions_is_not_waited_for(bench: Bench) -> None:
    data = bench.sealed["one signature"].read_bytes()
    for _ in range(1000):
        data = update(data, {})
    assert bench.told(data) == "it was written on more than 200 times"
