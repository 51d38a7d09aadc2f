"""What does not agree in a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportdoc.report.message import Message, message


class Point(Enum):
    """What was compared with the pages."""

    LABEL = "label"
    DIRECTORY = "directory"
    DIRECTORY_LINK = "directory link"
    OUTLINE = "outline"
    OUTLINE_GAP = "outline gap"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that a PDF says and that its pages do not show."""

    point: Point
    subject: str
    """What it is about: 表1-10, 1.1立德树人; for a label or a link the number of the page in the file, from 1."""
    said: str | None
    """The page that is said: its label, or what is printed; none where nothing is said."""
    shown: str | None
    """The page that is right as the pages show it; none where there is none."""
    directory: str = ""
    """The heading of the directory, where it is about one."""

    @property
    def message(self) -> Message:
        """The same in words."""
        words = {"directory": self.directory, "subject": self.subject, "said": self.said, "shown": self.shown}
        match self.point, self.said, self.shown:
            case Point.LABEL, None, _:
                return message("page labels: page {subject} of the file prints {shown} and has no label", **words)
            case Point.LABEL, _, _:
                return message("page labels: page {subject} of the file prints {shown} and is labelled {said}", **words)
            case Point.DIRECTORY, _, None:
                return message("{directory}: {subject} stands on no page, the directory says {said}", **words)
            case Point.DIRECTORY, _, _:
                return message("{directory}: {subject} stands on page {shown}, the directory says {said}", **words)
            case Point.DIRECTORY_LINK, None, _:
                return message("{directory}: the link of {subject} leads nowhere", **words)
            case Point.DIRECTORY_LINK, _, _:
                return message("{directory}: the link of {subject} leads to page {said}, not {shown}", **words)
            case Point.OUTLINE_GAP, _, _:
                return message("outline: {subject} is missing, {directory} lists it", **words)
            case Point.OUTLINE, None, _:
                return message("outline: {subject} leads nowhere", **words)
            case Point.OUTLINE, _, None:
                return message("outline: {subject} leads to page {said} and stands on no page", **words)
            case Point.OUTLINE, _, _:
                return message("outline: {subject} leads to page {said}, it stands on page {shown}", **words)
            case Point.LINK, _, _:
                return message("a link on page {subject} of the file leads nowhere", **words)
