"""Form fields in the structure tree (ISO 14289-1, 7.18.4)."""

from __future__ import annotations

from pikepdf import Object, Page, Pdf

from reportdoc.pdf.structure.tree import reference, tree_of


def tag_widget(pdf: Pdf, page: Page, widget: Object) -> None:
    """Put the widget of a field into a form element behind all that its page has; one without tags stays without."""
    tree = tree_of(pdf)
    if tree is None:
        return
    form = tree.element("Form", tree.document, [reference(widget, page.obj)])
    form.Pg = page.obj
    tree.claim(widget, form)
    tree.append(page, form)
    tree.write()
