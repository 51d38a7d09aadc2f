"""PDF/A-2b: what ISO 19005-2 asks for beyond the official PDF."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from reportdoc.pdf.extension_schema import describe_ua
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError

PART, LEVEL = "2", "B"
_PRINT = 4
"""Flag of an annotation that is printed (ISO 32000-1, table 165)."""
_UNSEEN = 1 | 2 | 32 | 256
"""Flags of annotations that are not seen: Invisible, Hidden, NoView, ToggleNoView."""
_FORBIDDEN = ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState")
"""Actions that ISO 19005-2, 6.5.1 does not permit."""


def archive(pdf: Pdf) -> None:
    """Make a document PDF/A-2b: colour profile, metadata, annotations that print (ISO 19005-2, 6.2.3, 6.6.2, 6.3.2).

    Files within the file would have to be PDF/A themselves (6.8); a report has none.

    Raises InputError with what cannot be mended: a font that is not embedded, above all.
    """
    _check(pdf)
    pdf.Root.OutputIntents = Array([_intent(pdf)])
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            annotation.F = (int(annotation.get("/F", 0)) | _PRINT) & ~_UNSEEN
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdfaid:part"], metadata["pdfaid:conformance"] = PART, LEVEL
    describe_ua(pdf)


def _intent(pdf: Pdf) -> Object:
    from PIL import ImageCms

    # sRGB as IEC 61966-2-1 has it, made by Little CMS; no profile of others is shipped.
    profile = Stream(pdf, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile.N = 3
    profile.Alternate = Name.DeviceRGB
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


def _check(pdf: Pdf) -> None:
    missing, actions = set(), set()
    for found in _dictionaries(pdf):
        keys = found.keys()
        if "/S" in keys and found.S in _FORBIDDEN:
            actions.add(str(found.S))
        if "/AA" in keys:
            actions.add("/AA")
        if "/BaseFont" in keys and _needs_program(found) and not embedded(found):
            missing.add(str(found.BaseFont)[1:])
    if missing:
        raise _refused(message("fonts are not embedded: {fonts}", fonts=", ".join(sorted(missing))))
    if pdf.attachments:
        raise _refused(message("it holds other files: {files}", files=", ".join(sorted(pdf.attachments))))
    if actions:
        raise _refused(message("it holds actions: {actions}", actions=", ".join(sorted(actions))))


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield the dictionaries of a document, those within others as well."""
    open_ = list(pdf.objects)
    while open_:
        found = open_.pop()
        if isinstance(found, Dictionary | Stream):
            yield found
        values = found.values() if isinstance(found, Dictionary) else found if isinstance(found, Array) else ()
        open_ += [one for one in values if isinstance(one, Object) and not one.is_indirect]


def _refused(reason: Message) -> InputError:
    return InputError(message("the PDF cannot be made PDF/A: {reason}", reason=reason))


def fonts(pdf: Pdf) -> Iterator[Object]:
    """Yield the fonts of a document that must have a font program: all but those of type 0 and 3."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and "/BaseFont" in found and _needs_program(found):
            yield found


def _needs_program(font: Object) -> bool:
    return font.get("/Type") == Name.Font and font.get("/Subtype") not in (Name.Type0, Name.Type3)


def embedded(font: Object) -> bool:
    """Tell whether the program of a font is in the file."""
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
