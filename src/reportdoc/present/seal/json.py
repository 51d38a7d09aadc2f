"""What sealing has done, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdoc.present.language import Language
from reportdoc.present.verification.json import as_data as signatures

if TYPE_CHECKING:
    from reportdoc.app.sealing.request import Order
    from reportdoc.app.sealing.seal import Sealed


def as_data(language: Language, sealed: Sealed, order: Order) -> dict[str, Any]:
    """Return what was done, for JSON."""
    return {
        "pdf": str(sealed.pdf),
        "package": str(sealed.folder) if sealed.folder else None,
        "zip": str(sealed.zip) if sealed.zip else None,
        "pages": sealed.pages.count,
        "draft": sealed.folder is None,
        "level": order.level.value if sealed.verdict else None,
        "signatures": signatures(language, sealed.verdict)["signatures"] if sealed.verdict else [],
        "approved": sealed.approved.version if sealed.approved else None,
        "notices": [language.translated(notice) for notice in sealed.pages.notices],
    }
