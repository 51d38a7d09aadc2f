"""Files given to `seal` are taken as they are at the start, whatever happens to them later."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.sealing.held import held
from reportdoc.app.sealing.request import Order, Stamp
from reportdoc.pdf.scan.reading import BYTES


def test_what_is_exchanged_later_is_neither_drawn_nor_listed(tmp_path: Path) -> None:
    scan, picture = tmp_path / "scan.png", tmp_path / "seal.png"
    scan.write_bytes(b"scan")
    picture.write_bytes(b"seal")
    order = held(Order(scan, (Stamp(picture), Stamp(picture, "cover")), picture), tmp_path / "own")
    scan.write_bytes(b"another")
    picture.unlink()
    assert order.declaration and order.declaration.read_bytes() == b"scan"
    assert {one.picture for one in order.stamps} == {order.edge}
    assert order.edge and order.edge.read_bytes() == b"seal"
    assert (order.declaration.name, order.edge.name) == ("scan.png", "seal.png")


def test_what_is_not_there_stays_as_named_and_what_is_too_large_stays_so(tmp_path: Path) -> None:
    large = tmp_path / "scan.png"
    with large.open("wb") as file:
        file.truncate(BYTES + 1000)
    order = held(Order(large, (Stamp(tmp_path / "none.png"),)), tmp_path / "own")
    assert order.stamps[0].picture == tmp_path / "none.png"
    assert order.declaration and order.declaration.stat().st_size == BYTES + 1
