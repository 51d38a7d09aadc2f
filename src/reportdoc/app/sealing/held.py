"""What was given, held fast: the file that is looked at is the one that is drawn and that the manifest lists."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from reportdoc.app.sealing.request import Order
from reportdoc.pdf.scan.reading import BYTES


def held(order: Order, folder: Path) -> Order:
    """Return an order whose scan and pictures are copies, of the same names, in a folder that nobody else writes to.

    What is no file stays as it was named, for whoever opens it to say so. Raises OSError.
    """

    @cache
    def copied(path: Path) -> Path:
        if not path.is_file():
            return path
        place = folder / str(len(list(folder.iterdir())))
        place.mkdir()
        with path.open("rb") as file:
            (place / path.name).write_bytes(file.read(BYTES + 1))  # what is larger is refused for being so
        return place / path.name

    folder.mkdir()
    return replace(
        order,
        declaration=order.declaration and copied(order.declaration),
        stamps=tuple(replace(one, picture=copied(one.picture)) for one in order.stamps),
        edge=order.edge and copied(order.edge),
    )
