"""What a forger would like to change in a signed report, one thing each, as objects of an incremental update."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

Writer = IncrementalPdfFileWriter
Change = Callable[[Writer], None]
Objects = dict[int, bytes]
"""Number of an object → its text, as it stands between `obj` and `endobj`."""

CHANGES: dict[str, Change] = {}


def objects_of(data: bytes, change: Change) -> Objects:
    """Return the objects of a file that a change rewrites or adds."""
    writer = Writer(io.BytesIO(data), strict=False)
    change(writer)
    return {number: written(one) for (_generation, number), one in writer.objects.items()}


def written(one: Any) -> bytes:
    """Return the text of an object."""
    stream = io.BytesIO()
    one.write_to_stream(stream, None)
    return stream.getvalue()


def _change(change: Change) -> Change:
    CHANGES[change.__name__] = change
    return change


def _page(writer: Writer, index: int) -> Any:
    return writer.find_page_for_modification(index)[0].get_object()


def _name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def _number(value: int) -> NumberObject:
    return NumberObject(value)


def _boolean(value: bool) -> BooleanObject:
    return BooleanObject(value)


def _numbers(*values: int) -> ArrayObject:
    return ArrayObject([_number(value) for value in values])


def _dictionary(**entries: Any) -> DictionaryObject:
    made = {_name(key): value for key, value in entries.items()}
    return DictionaryObject(made)


def _stream(data: bytes, **entries: Any) -> StreamObject:
    return StreamObject({_name(key): value for key, value in entries.items()}, stream_data=data)


def _on_page(key: str, value: Callable[[Writer], Any], index: int = 1) -> Change:
    def change(writer: Writer) -> None:
        page = _page(writer, index)
        page[f"/{key}"] = value(writer)
        writer.update_container(page)

    return change


def _in_catalog(key: str, value: Callable[[Writer], Any]) -> Change:
    def change(writer: Writer) -> None:
        writer.root[f"/{key}"] = value(writer)
        writer.update_root()

    return change


def _without(key: str) -> Change:
    def change(writer: Writer) -> None:
        del writer.root[f"/{key}"]
        writer.update_root()

    return change


def _script() -> DictionaryObject:
    return _dictionary(S=_name("JavaScript"), JS=TextStringObject("app.alert(1)"))


def _annotation(subtype: str, **entries: Callable[[Writer], Any]) -> Change:
    """Return a change that puts an annotation on page 4; the entries may need objects of their own."""

    def change(writer: Writer) -> None:
        made = _dictionary(Type=_name("Annot"), Subtype=_name(subtype), Rect=_numbers(72, 600, 300, 640))
        for key, value in entries.items():
            made[f"/{key}"] = value(writer)
        page = _page(writer, 3)
        page["/Annots"] = ArrayObject([writer.add_object(made)])
        writer.update_container(page)

    return change


def _look(writer: Writer) -> DictionaryObject:
    content = b"1 0 0 RG 40 40 m 80 80 l S BT /F1 24 Tf (99.99 %) Tj ET"
    form = _stream(content, Type=_name("XObject"), Subtype=_name("Form"), BBox=_numbers(0, 0, 228, 40))
    return _dictionary(N=writer.add_object(form))


def _field(subtype: str = "Widget", **entries: Callable[[Writer], Any]) -> Change:
    """Return a change that adds something in the form of a signature field: on a page, and among the form's fields."""

    def change(writer: Writer) -> None:
        made = _dictionary(
            Type=_name("Annot"), Subtype=_name(subtype), FT=_name("Sig"), T=TextStringObject("Extra"), F=_number(4)
        )
        made["/Rect"] = _numbers(0, 0, 0, 0)
        made["/P"] = writer.root["/Pages"]["/Kids"].raw_get(2)
        for key, value in entries.items():
            made[f"/{key}"] = value(writer)
        reference = writer.add_object(made)
        page = _page(writer, 2)
        page["/Annots"] = ArrayObject([*list.__iter__(page.get("/Annots", ArrayObject())), reference])
        writer.update_container(page)
        form = writer.root["/AcroForm"]
        form["/Fields"].append(reference)
        writer.update_container(form)

    return change


def _packet(edit: Callable[[bytes], bytes]) -> Change:
    """Return a change of the XMP packet, bytes to bytes."""

    def change(writer: Writer) -> None:
        reference = writer.root.raw_get("/Metadata")
        packet = writer.root["/Metadata"].data
        edited = edit(packet)
        assert edited != packet
        stream = _stream(edited, Type=_name("Metadata"), Subtype=_name("XML"))
        writer.objects[(0, reference.idnum)] = stream

    return change


def _info(key: str, value: str) -> Change:
    def change(writer: Writer) -> None:
        info = writer.trailer["/Info"]
        info[f"/{key}"] = TextStringObject(value)
        writer.update_container(info)

    return change


def _in_stream(find: Callable[[Writer], Any], data: bytes) -> Change:
    """Return a change of what a stream holds, its dictionary left as it is."""

    def change(writer: Writer) -> None:
        stream = find(writer)
        stream._data, stream._encoded_data = data, None
        writer.update_container(stream)

    return change


@_change
def content_replaced(writer: Writer) -> None:
    page = _page(writer, 1)
    page["/Contents"] = writer.add_object(_stream(b"BT /F1 24 Tf 72 700 Td (2214 of 2214) Tj ET"))
    writer.update_container(page)


@_change
def content_added(writer: Writer) -> None:
    page = _page(writer, 0)
    more = writer.add_object(_stream(b"BT 3 Tr /F1 8 Tf 72 50 Td (nobody sees this) Tj ET"))
    page["/Contents"] = ArrayObject([page.raw_get("/Contents"), more])
    writer.update_container(page)


@_change
def pages_swapped(writer: Writer) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    kids[0], kids[1] = kids.raw_get(1), kids.raw_get(0)
    writer.update_container(kids)


@_change
def page_removed(writer: Writer) -> None:
    pages = writer.root["/Pages"]
    del pages["/Kids"][3]
    pages["/Count"] = _number(3)
    writer.update_container(pages)


@_change
def page_added(writer: Writer) -> None:
    pages = writer.root["/Pages"]
    made = _dictionary(Type=_name("Page"), Parent=writer.root.raw_get("/Pages"), MediaBox=_numbers(0, 0, 595, 842))
    pages["/Kids"].append(writer.add_object(made))
    pages["/Count"] = _number(5)
    writer.update_container(pages)


@_change
def link_elsewhere(writer: Writer) -> None:
    link = _page(writer, 0)["/Annots"][0]
    link["/Dest"] = ArrayObject([writer.root["/Pages"]["/Kids"].raw_get(3), _name("Fit")])
    writer.update_container(link)


@_change
def link_runs_a_script(writer: Writer) -> None:
    link = _page(writer, 0)["/Annots"][0]
    del link["/Dest"]
    link["/A"] = _script()
    writer.update_container(link)


@_change
def link_removed(writer: Writer) -> None:
    page = _page(writer, 0)
    page["/Annots"] = ArrayObject(list(list.__iter__(page["/Annots"]))[1:])
    writer.update_container(page)


@_change
def link_drawn_last(writer: Writer) -> None:
    page = _page(writer, 0)
    first, *others = list.__iter__(page["/Annots"])
    page["/Annots"] = ArrayObject([*others, first])
    writer.update_container(page)


@_change
def link_twice(writer: Writer) -> None:
    page = _page(writer, 0)
    page["/Annots"].append(page["/Annots"].raw_get(0))
    writer.update_container(page)


@_change
def fields_removed(writer: Writer) -> None:
    writer.root["/AcroForm"]["/Fields"] = ArrayObject()
    writer.update_container(writer.root["/AcroForm"])


@_change
def form_with_other_letters(writer: Writer) -> None:
    form = writer.root["/AcroForm"]
    form["/DA"] = TextStringObject("/Symb 40 Tf")
    writer.update_container(form)


@_change
def signature_emptied(writer: Writer) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


@_change
def signature_moved(writer: Writer) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/Rect"] = _numbers(100, 100, 300, 300)
    writer.update_container(field)


@_change
def signature_looks_otherwise(writer: Writer) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/AP"] = _look(writer)
    writer.update_container(field)


@_change
def signature_named_otherwise(writer: Writer) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/TU"] = TextStringObject("教育部")
    writer.update_container(field)


@_change
def reason_of_a_signature(writer: Writer) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0]["/V"]
    value["/Reason"] = TextStringObject("以下内容均不属实")
    writer.update_container(value)


@_change
def signature_dictionary_gains_a_name(writer: Writer) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0]["/V"]
    value["/Name"] = TextStringObject("另一人")
    writer.update_container(value)


@_change
def text_field_added(writer: Writer) -> None:
    field = _dictionary(FT=_name("Tx"), T=TextStringObject("毕业生人数"), V=TextStringObject("2214"))
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form)


@_change
def unused_object(writer: Writer) -> None:
    writer.add_object(_number(0))


@_change
def unused_stream(writer: Writer) -> None:
    writer.add_object(_stream(b"BT /F1 24 Tf 72 700 Td (2214 of 2214) Tj ET"))


@_change
def outline_title(writer: Writer) -> None:
    first = writer.root["/Outlines"]["/First"]
    first["/Title"] = TextStringObject("Three")
    writer.update_container(first)


@_change
def font_replaced(writer: Writer) -> None:
    font = _page(writer, 0)["/Resources"]["/Font"]["/F1"]
    font["/BaseFont"] = _name("Symbol")
    writer.update_container(font)


@_change
def encoding_replaced(writer: Writer) -> None:
    font = _page(writer, 0)["/Resources"]["/Font"]["/F1"]
    names = ArrayObject([_number(50), _name("nine")])
    font["/Encoding"] = _dictionary(Type=_name("Encoding"), Differences=names)
    writer.update_container(font)


@_change
def resources_of_a_page(writer: Writer) -> None:
    page = _page(writer, 1)
    page["/Resources"] = _dictionary(Font=_dictionary(F1=_dictionary(Type=_name("Font"), Subtype=_name("Type1"))))
    writer.update_container(page)


@_change
def structure_text(writer: Writer) -> None:
    element = writer.root["/StructTreeRoot"]["/K"]
    element["/ActualText"] = TextStringObject("99.99 %")
    writer.update_container(element)


@_change
def validation_data_removed(writer: Writer) -> None:
    if "/DSS" not in writer.root:
        writer.root["/Perms"] = _dictionary()
    else:
        del writer.root["/DSS"]
    writer.update_root()


@_change
def validation_data_that_are_none(writer: Writer) -> None:
    false = writer.add_object(_stream(b"BT /F1 24 Tf 72 700 Td (2214 of 2214) Tj ET"))
    writer.root["/DSS"] = writer.add_object(_dictionary(Type=_name("DSS"), Certs=ArrayObject([false])))
    writer.update_root()


@_change
def validation_data_with_an_action(writer: Writer) -> None:
    writer.root["/DSS"] = writer.add_object(_dictionary(Type=_name("DSS"), AA=_script()))
    writer.update_root()


def _fields_kids(writer: Writer) -> ArrayObject:
    return ArrayObject([writer.add_object(_dictionary(Type=_name("Annot"), Subtype=_name("Stamp"), AP=_look(writer)))])


def _named_script(writer: Writer) -> DictionaryObject:
    entries = ArrayObject([TextStringObject("start"), writer.add_object(_script())])
    return _dictionary(JavaScript=_dictionary(Names=entries))


def _attached(writer: Writer) -> DictionaryObject:
    held = _dictionary(F=writer.add_object(_stream(b"9999", Type=_name("EmbeddedFile"))))
    file = _dictionary(Type=_name("Filespec"), F=TextStringObject("facts.csv"), EF=held)
    return _dictionary(EmbeddedFiles=_dictionary(Names=ArrayObject([TextStringObject("facts.csv"), file])))


def _layer(writer: Writer) -> DictionaryObject:
    group = writer.add_object(_dictionary(Type=_name("OCG"), Name=TextStringObject("x")))
    return _dictionary(OCGs=ArrayObject([group]), D=_dictionary(OFF=ArrayObject([group])))


def _extension(writer: Writer) -> DictionaryObject:
    level = _dictionary(BaseVersion=_name("1.7"), ExtensionLevel=_number(8))
    return _dictionary(ADBE=level)


_END = b'<?xpacket end="r"?>'
PACKET_CHANGES = {
    "title": _packet(lambda packet: packet.replace("小报告".encode(), "大报告".encode())),
    "manifest_named": _packet(lambda packet: packet.replace(b"sha256:" + b"0" * 64, b"sha256:" + b"9" * 64)),
    "text_behind_the_packet": _packet(lambda packet: packet + b"\n99.99 %"),
    "text_before_the_packet": _packet(lambda packet: b"99.99 %\n" + packet),
    "text_in_the_packet": _packet(lambda packet: packet.replace(b"</rdf:RDF>", b"99.99 %</rdf:RDF>")),
    "instruction_in_the_packet": _packet(lambda packet: packet.replace(_END, b"<?run me?>" + _END)),
    "comment_in_the_packet": _packet(lambda packet: packet.replace(b"</rdf:RDF>", b"<!--99.99 %--></rdf:RDF>")),
    "comment_behind_the_packet": _packet(lambda packet: packet + b"<!--99.99 %-->"),
    "producer": _packet(lambda packet: packet.replace(b"Producer=", b'Producer="Forger" pdf:P=')),
    "modified_long_ago": _packet(lambda packet: packet.replace(b'ModifyDate="20', b'ModifyDate="19')),
    "modified_in_the_future": _packet(lambda packet: packet.replace(b'ModifyDate="20', b'ModifyDate="29')),
    "property_added": _packet(lambda packet: packet.replace(b"dc:identifier=", b'dc:source="x" dc:identifier=')),
}
INFORMATION_CHANGES = {
    "information_title": _info("Title", "大报告"),
    "information_producer": _info("Producer", "Forger"),
    "information_date": _info("ModDate", "D:19990101000000Z"),
    "information_key": _info("Verified", "true"),
}
CHANGES |= {
    **PACKET_CHANGES,
    **INFORMATION_CHANGES,
    "content_blanked": _in_stream(lambda writer: _page(writer, 2)["/Contents"], b"BT ET"),
    "page_box": _on_page("MediaBox", lambda _: _numbers(0, 0, 595, 300)),
    "crop_box": _on_page("CropBox", lambda _: _numbers(0, 0, 595, 300)),
    "turned_first_page": _on_page("Rotate", lambda _: _number(180), index=0),
    "turned_page": _on_page("Rotate", lambda _: _number(180)),
    "page_runs_a_script": _on_page("AA", lambda _: _dictionary(O=_script())),
    "unit_of_a_page": _on_page("UserUnit", lambda _: _number(3)),
    "thumbnail": _on_page("Thumb", lambda writer: writer.add_object(_stream(bytes(3), Width=_number(1)))),
    "free_text": _annotation("FreeText", Contents=lambda _: TextStringObject("99.99 %")),
    "stamp": _annotation("Stamp", AP=_look),
    "note": _annotation("Text", Contents=lambda _: TextStringObject("wrong")),
    "ink": _annotation("Ink", InkList=lambda _: ArrayObject([_numbers(72, 600, 300, 640)]), AP=_look),
    "square": _annotation("Square", IC=lambda _: _numbers(1, 1, 1)),
    "attachment_on_a_page": _annotation("FileAttachment", FS=lambda _: TextStringObject("x.exe")),
    "widget_runs_a_script": _annotation("Widget", AA=lambda _: _dictionary(E=_script())),
    "screen": _annotation("Screen", A=lambda _: _script()),
    "invisible_field": _field(),
    "field_of_some_size": _field(Rect=lambda _: _numbers(72, 600, 300, 640)),
    "field_with_a_look": _field(AP=_look, Rect=lambda _: _numbers(72, 600, 300, 640)),
    "field_with_a_look_of_no_size": _field(AP=_look),
    "field_runs_a_script": _field(AA=lambda _: _dictionary(E=_script())),
    "field_acts": _field(A=lambda _: _script()),
    "field_as_ink": _field("Ink", InkList=lambda _: ArrayObject([_numbers(72, 600, 300, 640)]), AP=_look),
    "field_as_stamp": _field("Stamp", AP=_look),
    "field_as_free_text": _field("FreeText", Contents=lambda _: TextStringObject("99.99 %")),
    "field_with_a_pop_up": _field(Popup=lambda writer: writer.add_object(_dictionary(Subtype=_name("Popup")))),
    "field_with_kids": _field(Kids=_fields_kids),
    "field_with_text": _field(Contents=lambda _: TextStringObject("99.99 %")),
    "opens_with_a_script": _in_catalog("OpenAction", lambda _: _script()),
    "closes_with_a_script": _in_catalog("AA", lambda _: _dictionary(WC=_script())),
    "named_script": _in_catalog("Names", _named_script),
    "attached_file": _in_catalog("Names", _attached),
    "opens_elsewhere": _in_catalog(
        "OpenAction", lambda writer: ArrayObject([writer.root["/Pages"]["/Kids"].raw_get(2), _name("Fit")])
    ),
    "layers": _in_catalog("OCProperties", _layer),
    "page_labels": _in_catalog("PageLabels", lambda _: _dictionary(Nums=ArrayObject())),
    "viewer_preferences": _in_catalog("ViewerPreferences", lambda _: _dictionary(HideToolbar=_boolean(True))),
    "language": _in_catalog("Lang", lambda _: TextStringObject("en")),
    "named_destinations": _in_catalog("Dests", lambda _: _dictionary(x=_numbers(0))),
    "portfolio": _in_catalog("Collection", lambda _: _dictionary(View=_name("H"))),
    "extensions": _in_catalog("Extensions", _extension),
    "version_lower": _in_catalog("Version", lambda _: _name("1.3")),
    "version_higher": _in_catalog("Version", lambda _: _name("2.0")),
    "permissions": _in_catalog("Perms", lambda _: _dictionary()),
    "rendered_by_a_form": _in_catalog("NeedsRendering", lambda _: _boolean(True)),
    "outline_removed": _without("Outlines"),
    "metadata_removed": _without("Metadata"),
    "form_removed": _without("AcroForm"),
    "structure_removed": _without("StructTreeRoot"),
    "picture": _in_stream(lambda w: _page(w, 0)["/Resources"]["/XObject"]["/Im"], bytes(48)),
    "letters": _in_stream(
        lambda w: _page(w, 0)["/Resources"]["/Font"]["/F1"]["/ToUnicode"],
        b"1 beginbfchar <32> <0039> endbfchar",
    ),
}


def signature_objects(data: bytes) -> Objects:
    """Return the signature fields and signatures of a file, byte for byte as they stand in it."""
    numbers = set()
    for field in PdfFileReader(io.BytesIO(data), strict=False).root["/AcroForm"].raw_get("/Fields"):
        numbers |= {field.idnum, field.get_object().raw_get("/V").idnum}
    return {number: text_of(data, number) for number in sorted(numbers)}


def text_of(data: bytes, number: int) -> bytes:
    """Return the text of an object as it stands last in a file, its signature's zeros included."""
    start = data.rindex(b"\n%d 0 obj" % number) + len(b"\n%d 0 obj" % number)
    return data[start : data.index(b"endobj", start)].strip(b"\n")
