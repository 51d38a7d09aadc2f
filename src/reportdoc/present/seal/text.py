"""What sealing has done, in plain words."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

import click

from reportdoc.present.language import translated

if TYPE_CHECKING:
    from reportdoc.app.sealing.request import Order
    from reportdoc.app.sealing.seal import Sealed


def show(sealed: Sealed, order: Order) -> None:
    """Print what was done, where it lies, and what it does not prove; what is worth a look goes to the error stream."""
    for notice in sealed.pages.notices:
        click.secho(_("Note: {text}").format(text=translated(notice)), err=True, fg="yellow")
    count = sealed.pages.count
    pages = ngettext("{count} page", "{count} pages", count).format(count=count)
    click.echo(_(", ").join([pages, *_done(sealed, order)]))
    click.echo(f"  {sealed.folder or sealed.pdf}")
    if sealed.zip:
        click.echo(f"  {sealed.zip}")
    if order.stamps or order.edge:
        click.echo(_("The picture of a seal is no electronic seal: only a signature is."))
    if sealed.folder and not sealed.verdict:
        click.echo(_("Nobody has signed the file electronically: changes to it cannot be told."))


def _done(sealed: Sealed, order: Order) -> list[str]:
    """Return what was done, a few words each."""
    done = []
    if sealed.pages.scan:
        done.append(_("signed declaration merged"))
    if order.stamps or order.edge:
        stamps = len(order.stamps) + len(sealed.pages.groups)
        done.append(ngettext("{count} stamp", "{count} stamps", stamps).format(count=stamps))
    if sealed.verdict:
        names = [one.holder.name for one in sealed.verdict.signatures if one.holder and not one.stamp]
        done.append(_("signed by {names} ({level})").format(names=_(", ").join(names), level=order.level.value))
    if sealed.folder is None:
        done.append(_("marked 草稿"))
    return done
