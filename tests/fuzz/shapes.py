"""Bytes into files of a format that a reader gets past the first look at: packed, inside an archive, or a sound one."""

import bz2
import gzip
import io
import lzma
import sys
import zipfile
from collections.abc import Callable
from functools import lru_cache
from typing import Any

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda content: gzip.compress(content, 1),
    ".bz2": lambda content: bz2.compress(content, 1),
    ".xz": lambda content: lzma.compress(content, preset=0),
    ".zst": lambda content: zstd.compress(content, 1),
}
_PARTS = {
    "docx": ("word/document.xml", "word/footnotes.xml"),
    "odt": ("content.xml", "META-INF/manifest.xml"),
}
_ROWS = {"text": ["The ferry closed.", "It is open.", None], "id": ["a", "b", "b"], "date": ["2022", "", "x"]}
_ARTICLE = "<h1>Ferry</h1>" + "<p>The council voted to close the old ferry for two winters, divers said.</p>" * 6
_PAGE = (
    '<html lang="en"><head><title>Ferry</title><meta property="og:site_name" content="Harrow Post">'
    '<meta name="author" content="A. Quill"><link rel="canonical" href="https://harrowpost.example/ferry">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","datePublished":"2022-09-28"}'
    f"</script></head><body><nav><a href='/'>Home</a></nav><article>{_ARTICLE}</article></body></html>"
).encode()
_RECORD = b'{"id": "a", "text": "The ferry closed.", "date": "2022-09-28", "url": "https://a.example/b"}'
_WORDS = (
    b'<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The ferry</w:t></w:r>'
    b"<w:ins><w:r><w:t> closed</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:tbl><w:tr>"
    b"<w:tc><w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_OPEN = (
    b'<o:d xmlns:o="o" xmlns:t="t"><o:text><t:h>Ferry</t:h><t:p>It<t:s t:c="3"/>closed<t:line-break/><t:note>'
    b"<t:note-body><t:p>n</t:p></t:note-body></t:note></t:p><t:table><t:table-row><t:table-cell><t:p>a</t:p></t:table-cell>"
    b"</t:table-row></t:table></o:text></o:d>"
)
_TEI = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ferry</title></titleStmt>'
    b'<publicationStmt><publisher>Post (a.example)</publisher><date when="2022"/></publicationStmt></fileDesc>'
    b"</teiHeader><text><body><div><p>The ferry<lb/>closed.</p><list><item>a</item></list></div></body></text></TEI>"
)
_DOC = b'<doc title="Ferry" date="2022-09-28" source="https://a.example/b"><main><p>It closed.</p></main></doc>'
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _PAGE

# Sound contents, to cut, join and damage; of archives, what stands in their main part.
SOUND: dict[str, tuple[bytes, ...]] = {
    "text": (b"---\ntitle: Ferry\ndate: 2022-09-28\n---\nThe ferry closed.\n", "Город — «да».\r\n".encode("cp1251")),
    "markdown": (b"---\ntitle: [a, {b: c}]\nauthor: &a x\n---\n# Ferry\n\nIt closed.\n",),
    "html": (_PAGE,),
    "docx": (_WORDS,),
    "odt": (_OPEN,),
    "jsonl": (_RECORD + b"\n" + _RECORD.replace(b'"a"', b"1") + b"\n", b"[" + _RECORD + b"]", b'{"text": NaN}\n'),
    "json": (
        _RECORD,
        b"[\n" + _RECORD + b",\n" + _RECORD + b"]",
        b'{"@graph": [{"@id": "p", "name": "Post"}, {"@type": "NewsArticle", "articleBody": "It closed.",'
        b'"publisher": {"@id": "p"}}]}',
        b'{"hits": {"hits": [{"_source": ' + _RECORD + b"}]}}",
    ),
    "csv": (b"id,text,date\na,It closed.,2022\nb,\"It, too\",\n", b"text;id\n'a';b\n"),
    "tsv": (b"id\ttext\na\tIt closed.\n\t\t\n",),
    "xml": (_TEI, _DOC, b"<corpus>" + _DOC + _DOC + b"</corpus>"),
    "parquet": (),
    "arrow": (),
    "warc": (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/b\r\nContent-Length: 10\r\n\r\n"
        b"It closed.\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/b\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(_HTTP), _HTTP),
    ),
}  # fmt: skip


def shaped(kind: str, suffix: str, content: bytes) -> bytes:
    """The file that content makes: its last byte tells whether it stands there raw, or so that it is reached.

    `suffix` is that of the compression, "" for none.
    """
    content, way = content[:-1], (content or b"\0")[-1]
    if way % 4 == 0:
        return content
    if kind in _PARTS:
        main, other = _PARTS[kind]
        body, _, rest = content.partition(b"\0\0")
        return _archive({main: body} | ({other: rest} if rest else {}))
    if kind in ("parquet", "arrow"):
        return _damaged(_table(kind, way % 8), content)
    return _PACKED[suffix](content) if suffix else content


def _archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _damaged(sound: bytes, edits: bytes) -> bytes:
    """A sound file with single bytes changed: of three, two tell the place, counted from the end, one the new value."""
    changed = bytearray(sound)
    for at in range(0, len(edits) - 2, 3):
        changed[-1 - int.from_bytes(edits[at : at + 2], "big") % len(changed)] = edits[at + 2]
    return bytes(changed)


@lru_cache
def _table(kind: str, way: int) -> bytes:
    import pyarrow as pa
    from pyarrow import ipc, parquet

    columns: dict[str, Any] = dict(_ROWS)
    if way & 1:
        columns["metadata"] = [{"url": "https://a.example/b"}, None, {"url": ""}]
        columns["title"] = pa.array(["x", "x", None]).dictionary_encode()
    if way & 2:
        columns["created"] = pa.array([0, None, 2**62], pa.timestamp("ns", "UTC"))
    table, stream = pa.table(columns), io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, stream, compression="zstd" if way & 4 else "none")
    else:
        with (ipc.new_file if way & 4 else ipc.new_stream)(stream, table.schema) as out:
            out.write_table(table)
    return stream.getvalue()
