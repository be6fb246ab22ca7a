"""The tree of a tagged PDF (PDF/UA-1): what a page says, in order, for who does not see it.

reportlab writes pages without a tree. This module adds it to a canvas whose pages are drawn: the
elements with their marks, the way back from every mark to its element, and the metadata that says
so (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
"""

from __future__ import annotations

from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas

from cxworkshop.export.pdf.archive import ARCHIVE_METADATA, add_colours
from cxworkshop.export.pdf.objects import Written, text_string
from cxworkshop.export.pdf.sheets import Tag


class Marks:
    """Which tag every mark on every page belongs to."""

    def __init__(self) -> None:
        self.pages: list[list[Tag]] = []
        self.places: dict[Tag, list[tuple[int, int]]] = {}
        self.fields: dict[Tag, tuple[int, int]] = {}
        """The page of a field's element, and the number of its object in the file."""

    def begin_page(self) -> None:
        """The marks that follow are on a new page, numbered from 0."""
        self.pages.append([])

    def mark(self, tag: Tag) -> int:
        """The number of a new mark on the page for what this tag says there."""
        page = self.pages[-1]
        page.append(tag)
        self.places.setdefault(tag, []).append((len(self.pages) - 1, len(page) - 1))
        return len(page) - 1


class Told(NamedTuple):
    """What the file says of itself; ``is_archival`` that it is one for archives (PDF/A-2a)."""

    title: str
    author: str
    subject: str
    program: str
    language: str
    is_archival: bool = False


def add_tree(canvas: Canvas, tree: Tag, marks: Marks, told: Told) -> None:
    """Give a canvas, its pages drawn, the tree and the metadata. Call it once, before saving."""
    inner: Any = canvas
    document = inner._doc  # noqa: SLF001 - reportlab has no public way to its objects
    written = _Writer(document, marks)
    root, top = Written(document), written.number(tree)
    written.element(tree, root.number)
    parents, metadata, marked = Written(document), Written(document), Written(document)
    ways = " ".join(
        (
            *(
                f"{page} [{' '.join([f'{written.number(tag)} 0 R' for tag in tags])}]"
                for page, tags in enumerate(marks.pages)
            ),
            *(
                f"{place} {written.number(tag)} 0 R"
                for place, tag in enumerate(marks.fields, len(marks.pages))
            ),
        )
    )
    parents.data = f"<< /Nums [{ways}] >>".encode()
    root.data = (
        f"<< /Type /StructTreeRoot /K {top} 0 R /ParentTree {parents.number} 0 R "
        f"/ParentTreeNextKey {len(marks.pages) + len(marks.fields)} >>"
    ).encode()
    packet = _metadata(told).encode()
    head = f"<< /Type /Metadata /Subtype /XML /Length {len(packet)} >>\nstream\n".encode()
    metadata.data = head + packet + b"\nendstream"
    marked.data = b"<< /Marked true >>"
    catalog = document.Catalog
    if told.is_archival:
        add_colours(document)
    catalog.StructTreeRoot, catalog.MarkInfo, catalog.Metadata = root, marked, metadata
    for place, page in enumerate(document.Pages.pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = place, PDFName("S")


class _Writer:
    """Writes the elements of one tree."""

    def __init__(self, document: Any, marks: Marks) -> None:
        self._document = document
        self._places = marks.places
        self._fields = marks.fields
        self._made: dict[Tag, Written] = {}
        self._page_numbers: list[int] = [
            int(document.idToObjectNumberAndVersion[f"Page{place + 1}"][0])
            for place in range(len(marks.pages))
        ]

    def number(self, tag: Tag) -> int:
        """The number of an element's object."""
        found = self._made.get(tag)
        if found is None:
            found = self._made[tag] = Written(self._document)
        return found.number

    def element(self, tag: Tag, parent: int) -> None:
        """Write an element and all that is inside."""
        number = self.number(tag)
        places = self._places.get(tag, ())
        field = self._fields.get(tag)
        page = places[0][0] if places else field[0] if field is not None else None
        shown = f" /Pg {self._page_numbers[page]} 0 R" if page is not None else ""
        kids = [
            str(mark)
            if place == page
            else f"<< /Type /MCR /Pg {self._page_numbers[place]} 0 R /MCID {mark} >>"
            for place, mark in places
        ]
        if field is not None:
            shown_on = self._page_numbers[field[0]]
            kids.append(f"<< /Type /OBJR /Pg {shown_on} 0 R /Obj {field[1]} 0 R >>")
        kids += [f"{self.number(inner)} 0 R" for inner in tag.inside]
        held = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        self._made[tag].data = b"<< /S /%b /P %d 0 R%b%b /K %b >>" % (
            tag.role.encode(),
            parent,
            shown.encode(),
            _extras(tag),
            held.encode(),
        )
        for inner in tag.inside:
            self.element(inner, number)


def _extras(tag: Tag) -> bytes:
    if tag.role == "TH":
        return b" /A << /O /Table /Scope /Column >>"
    if tag.role == "Table" and tag.said:
        return b" /A << /O /Table /Summary %b >>" % text_string(tag.said)
    if tag.role == "Figure":
        return b" /Alt %b /A << /O /Layout /Placement /Inline >>" % text_string(tag.said)
    return b""


def _metadata(told: Told) -> str:
    title, author, subject, program, language = map(escape, told[:5])
    archive = f"\n{ARCHIVE_METADATA}" if told.is_archival else ""
    return f"""<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
</rdf:Description>{archive}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
