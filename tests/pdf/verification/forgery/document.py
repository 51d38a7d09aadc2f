"""The small document with all that a forger may want to change: tags, a font's Unicode map, dates."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from tests.support.sealing.document import small


def rich(path: Path, compact: bool = False) -> None:
    """Write it; compact with object streams and a cross-reference stream, as LibreOffice and pikepdf write."""
    plain = path.with_suffix(".small.pdf")
    small(plain)
    with Pdf.open(plain) as pdf:
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, ActualText=String("2152")))
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
        element.P = tree
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)
        pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_indirect(
            Stream(pdf, b"1 beginbfchar <32> <0032> endbfchar")
        )
        pdf.docinfo["/ModDate"] = "D:20240104000000+08'00'"
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        mode = ObjectStreamMode.generate if compact else ObjectStreamMode.disable
        pdf.save(path, object_stream_mode=mode, compress_streams=compact, deterministic_id=True)
