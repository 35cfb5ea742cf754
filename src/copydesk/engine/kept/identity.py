"""Keys of documents: all that rules can see of one, whatever its place in the run or in its file."""

import msgspec

from copydesk.cache import key
from copydesk.model import Document, Span
from copydesk.text.view import view

_encoder = msgspec.msgpack.Encoder()


@view
def document_key(document: Document) -> bytes:
    """The key of a document as rules see it. Its row and line are told by reports only: records may be added above."""
    return key_with(document, text_key(document.text))


def text_key(text: str) -> bytes:
    """The key of a text."""
    return key(text.encode("utf-8", "surrogatepass"))


def key_with(document: Document, text: bytes) -> bytes:
    """The key of a document, but with the text whose key this is."""
    extra = {name: value for name, value in document.extra.items() if name != "line"}
    told = _encoder.encode(
        (
            document.id,
            document.path,
            document.row is not None,
            (document.body.start, document.body.end),
            document.outlet,
            document.published,
            document.title,
            document.url,
            document.lang,
            document.encoding,
            extra,
        )
    )
    return key(told, text)


def masked_key(document: bytes, mask: tuple[Span, ...]) -> bytes:
    """The key of a document, given by its key, in which these spans are blanked."""
    if not mask:
        return document
    return key(document, _encoder.encode([(span.start, span.end) for span in mask]))
