"""The annotations of links: where they lead, what they say, and which of them are spare."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from pikepdf import Array, Name, Object, Page, String

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
Said = Callable[[int, Box], str]
"""What a page, by its index from 0, says in a box."""
Target = tuple[object, ...]
_LEADER = re.compile(r"([.…·_-])\1{3,}+")
"""What leads from the words of a line in a directory to the number of the page."""
_UNSEEN = {0x200B: None, 0x2060: None, 0x2007: " "}
"""What joins words in the copy for the engine, and is not to be read out."""


def links_of(page: Page) -> list[Object]:
    """Return the links of a page, after taking away those that are not tagged and lie in one to the same place."""
    held = list(page.obj.get("/Annots", Array()))
    links = [one for one in held if one.get("/Subtype") == Name.Link]
    tagged = defaultdict[Target, list[Box]](list)
    for link in links:
        if "/StructParent" in link:
            tagged[target(link)].append(box(link))
    spare = {
        link.objgen
        for link in links
        if "/StructParent" not in link and any(_covers(one, box(link)) for one in tagged[target(link)])
    }
    if not spare:
        return links
    page.obj.Annots = Array([one for one in held if one.objgen not in spare])
    return [one for one in links if one.objgen not in spare]


def describe_link(link: Object, shown: Callable[[Box], str]) -> None:
    """Give a link the words it covers as its description where the engine has given none (ISO 14289-1, 7.18.5).

    `shown` is asked only there. What an engine puts into a link that it does not tag is no description: LibreOffice
    25.2 puts the name of a bookmark there. A link that covers no words keeps it all the same.
    """
    if "/Contents" in link and "/StructParent" in link:
        words = str(link.Contents).translate(_UNSEEN)
    else:
        words = " ".join(_LEADER.sub(" ", shown(box(link))).split())
    if words:
        link.Contents = String(words)


def target(link: Object) -> Target:
    """Return where a link leads, as something to compare."""
    place = link.get("/Dest")
    if isinstance(place, Array):
        return place[0].objgen, *(str(part) for part in list(place)[1:])
    return (str(link.A.get("/URI") if "/A" in link else place),)


def box(link: Object) -> Box:
    """Return where a link stands on its page."""
    left, bottom, right, top = (float(side) for side in link.Rect)
    return left, bottom, right, top


def _covers(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
