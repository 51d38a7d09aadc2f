"""What sealing has done, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.approving.approvals import Approval
    from reportdoc.app.sealing.request import Order
    from reportdoc.app.sealing.seal import Sealed


def notices(language: Language, sealed: Sealed) -> list[str]:
    """Return what is worth a look, a line each."""
    found = [language.translated(notice) for notice in sealed.pages.notices]
    if sealed.unapproved:
        found.append(language.gettext("this content is not that of any version that was approved"))
    return [language.message("Note: {text}", text=text) for text in found]


def approval(language: Language, approved: Approval) -> str:
    """Return which approved version something is."""
    return language.message(
        "approved version {version}: {name}, {time}",
        version=approved.version,
        name=approved.name,
        time=f"{approved.time:%Y-%m-%d %H:%M}",
    )


def as_text(language: Language, sealed: Sealed, order: Order) -> str:
    """Return what was done, where it lies, and what it does not prove."""
    count = sealed.pages.count
    pages = language.ngettext("{count} page", "{count} pages", count).format(count=count)
    lines = [language.gettext(", ").join([pages, *_done(language, sealed, order)]), f"  {sealed.folder or sealed.pdf}"]
    if sealed.zip:
        lines.append(f"  {sealed.zip}")
    if sealed.approved:
        lines.append(approval(language, sealed.approved))
    if order.stamps or order.edge:
        lines.append(language.gettext("The picture of a seal is no electronic seal: only a signature is."))
    if sealed.folder and not sealed.verdict:
        lines.append(language.gettext("Nobody has signed the file electronically: changes to it cannot be told."))
    return "\n".join(lines)


def _done(language: Language, sealed: Sealed, order: Order) -> list[str]:
    """Return what was done, a few words each."""
    done = []
    if sealed.pages.scan:
        done.append(language.gettext("signed declaration merged"))
    if order.stamps or order.edge:
        stamps = len(order.stamps) + len(sealed.pages.groups)
        done.append(language.ngettext("{count} stamp", "{count} stamps", stamps).format(count=stamps))
    if sealed.verdict:
        names = [one.holder.name for one in sealed.verdict.signatures if one.holder and not one.stamp]
        done.append(
            language.message(
                "signed by {names} ({level})", names=language.gettext(", ").join(names), level=order.level.value
            )
        )
    if sealed.folder is None:
        done.append(language.gettext("marked 草稿"))
    return done
