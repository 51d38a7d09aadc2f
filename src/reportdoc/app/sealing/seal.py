"""Sealing, in its fixed order."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.app.approving.approvals import Approval, last_approved
from reportdoc.app.approving.approve import approval_of
from reportdoc.app.begin import begin
from reportdoc.app.build.build import build_pdf
from reportdoc.app.proof import require_agreement
from reportdoc.app.sealing import credentials
from reportdoc.app.sealing import manifest as manifests
from reportdoc.app.sealing.compose import Given, Looking, Pages, Sheets
from reportdoc.app.sealing.gathering import Gathering
from reportdoc.app.sealing.held import held
from reportdoc.app.sealing.package import deliver, fonts_of
from reportdoc.app.sealing.preconditions import ready
from reportdoc.app.sealing.request import Order, Secrets
from reportdoc.pdf.signing.fields import add_fields
from reportdoc.pdf.signing.keys import Key
from reportdoc.pdf.signing.sign import Signature, Terms, sign
from reportdoc.pdf.verification.verify import verify
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from reportdoc.app.build.result import Fresh, Step
    from reportdoc.pdf.verification.verdict import Verdict

_STEPS = (
    message("Checking"),
    message("Pages and stamps"),
    message("Proofreading"),
    message("Signing"),
    message("Verifying"),
    message("Packaging"),
)
REASON = "学校对报告及附件的真实性、完整性和准确性负责"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was made."""

    pdf: Path
    folder: Path | None
    """The package; none for a draft."""
    zip: Path | None
    pages: Pages
    verdict: Verdict | None
    """None where nobody signed."""
    approved: Approval | None = None
    """Which approved version the sealed content is; none where it is that of none."""
    unapproved: bool = False
    """Whether others were approved, and this content was not."""


def seal(project: Path, built: Path, output: Path, order: Order, secrets: Secrets, step: Step) -> Sealed:
    """Seal the report of a project that was built into `built`, and put the package into `output`.

    look at what was given → build anew and check → what was built is the same → replace page → metadata → stamps →
    proofread → signature → time stamp → verify → package. What is sealed is made of the content alone, in a folder of
    this process; nothing is taken from `built`. Where anything fails, what lies in the output folder stays as it is.

    Raises InputError where anything given cannot be used or a second reader of the PDF disagrees, ContentError with
    problems of the content, EngineMissing, OperationError where an authority fails or what was signed does not verify,
    OSError.
    """
    begin(project, built)
    step(_STEPS[0], 0, len(_STEPS))
    wrong = Gathering()
    with wrong.step():
        _consistent(order)
    trusted = credentials.trusted(order, wrong)
    with workplace(output) as place, scratch() as own, ExitStack() as sessions:
        held_ = held(order, Path(own, "given"))
        with Looking(held_) as looking:
            # The scan is made straight meanwhile.
            keys = credentials.keys(order, secrets, sessions, wrong)
            given = looking.given(wrong)
        if not any(one.numbered for one in order.stamps):
            wrong.raise_any()  # only a page that is asked for by number may still turn out not to be there
        prepared = ready(project, built, Path(own), wrong, _get_ready)
        unsigned = place.folder / "unsigned.pdf"
        step(_STEPS[1], 1, len(_STEPS))
        approved = approval_of(project, prepared.read)
        pages, manifest = _dressed(prepared, held_, keys, given, wrong, unsigned, approved)
        step(_STEPS[2], 2, len(_STEPS))
        require_agreement(unsigned, prepared.pdf.name)
        step(_STEPS[3], 3, len(_STEPS))
        final, verdict = unsigned, None
        if keys:
            final, verdict = _signed(unsigned, place.folder, keys, pages, order, trusted, step)
        step(_STEPS[5], 5, len(_STEPS))
        folder, archive = deliver(place, final, prepared.docx, manifest, verdict, order.zip)
    unapproved = approved is None and last_approved(project) is not None
    return Sealed(folder / prepared.pdf.name, folder, archive, pages, verdict, approved, unapproved)


def draft(project: Path, built: Path, output: Path, order: Order, font: tuple[Path, int], step: Step) -> Sealed:
    """Mark every page of the PDF 草稿, with scan and stamps where given; nothing is ever signed.

    The one in `built` is built first where it is not what the content gives today. `font` is a file with the two
    characters, and the number of its face. Raises what `seal` and `build_pdf` raise.
    """
    from reportdoc.pdf.draft import WORD, mark_draft

    source = build_pdf(project, built, step)
    step(_STEPS[1], 1, len(_STEPS))
    wrong = Gathering()
    with workplace(output) as place, Sheets(source, order) as sheets, Looking(order) as looking:
        given, places = looking.given(wrong), sheets.places(wrong)
        wrong.raise_any()
        pages = sheets.dress(given, places)
        mark_draft(sheets.pdf, *font)
        made = place.folder / "draft.pdf"
        sheets.pdf.save(made)
        name = f"{source.stem}-{WORD}.pdf"
        place.publish({name: made})
    return Sealed(output / name, None, None, pages, None)


def _consistent(order: Order) -> None:
    if order.keys and order.level.timed and not order.authority:
        text = message("level {level} needs a time-stamp authority", level=order.level.value)
        raise InputError(text, message("name one with --tsa"))
    if order.keys and order.level.lasting and not order.trust:
        text = message("level {level} needs to know whom to trust", level=order.level.value)
        raise InputError(text, message("name the certificates of the authorities with --trust"))


def _get_ready() -> None:
    """Import what signing and verifying will need; done while the engine works."""
    for module in (
        *("pyhanko.sign.signers", "pyhanko.sign.validation", "pypdf", "pypdfium2"),
        *("reportdoc.pdf.signing.revocation_http", "reportdoc.pdf.signing.timestamps"),
    ):
        import_module(module)


def _dressed(
    prepared: Fresh,
    order: Order,
    keys: tuple[Key, ...],
    given: Given,
    wrong: Gathering,
    target: Path,
    approved: Approval | None,
) -> tuple[Pages, dict[str, Any]]:
    """Write the PDF that will be signed; return what was done to its pages, and the manifest so far."""
    with Sheets(prepared.pdf, order) as sheets:
        places = sheets.places(wrong)
        wrong.raise_any()
        pages = sheets.dress(given, places)
        add_fields(sheets.pdf, pages.fields)
        manifest = manifests.core(prepared, order, pages, keys, fonts_of(sheets.pdf), approved)
        sheets.save(target, manifests.hash_of(manifest))
    return pages, manifest


def _signed(
    unsigned: Path,
    work: Path,
    keys: tuple[Key, ...],
    pages: Pages,
    order: Order,
    trusted: tuple[Certificate, ...],
    step: Step,
) -> tuple[Path, Verdict]:
    signatures = [Signature(field, key) for field, key in zip(pages.fields, keys, strict=True)]
    final = work / "signed.pdf"
    sign(unsigned, final, signatures, Terms(order.level, order.authority, trusted, REASON))
    step(_STEPS[4], 4, len(_STEPS))
    verdict = verify(final, trusted)
    if not (verdict.verified if trusted else verdict.intact):
        raise OperationError(message("what was signed does not verify: {reason}", reason=_why(verdict)))
    return final, verdict


def _why(verdict: Verdict) -> Message:
    reasons = [*verdict.changes, *(reason for one in verdict.signatures for reason in one.reasons)]
    return reasons[0] if reasons else message("nobody knows why")
