"""The schema of PDF/UA in the metadata of a PDF/A, which knows none by itself (ISO 19005-2, 6.6.2.3.3)."""

from __future__ import annotations

from pikepdf import Pdf

_END = b"</rdf:RDF>"
_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def describe_ua(pdf: Pdf) -> None:
    """Write what `pdfuaid:part` is into the metadata; a document that says nothing of PDF/UA stays as it is."""
    packet = pdf.Root.Metadata.read_bytes()
    if b"pdfuaid:part" in packet:
        pdf.Root.Metadata.write(packet.replace(_END, _SCHEMA.encode("ascii") + _END, 1))
