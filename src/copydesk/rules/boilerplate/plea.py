"""What the rules for pleas and promotions share: sentences that speak to the reader, and how far one reaches."""

import re
from collections.abc import Iterator
from itertools import groupby

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.sentence import sentences_between
from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.scan import Hit
from copydesk.text.pattern import lazily

COMPANION = 14  # words of a sentence that belongs to the plea beside it
TAIL = 5  # words of one that belongs to it whatever it says

_REPORTED = lazily(
    r"""(?<!\w)(?:said|says|told|tells|asked|asks|writes|wrote|dijo|dice|pidió|a\s+dit|dit-il|dit-elle|sagte|sagt|fragte
      |disse|diz|chiese|сказал\w*|говорит|пишет|спросил\w*|сказав|сказала|каже|пише|powiedział\w*|mówi|zei|zegt|vroeg
      |dedi|diyor|raccomanda(?:no)?|avverte|consiglia(?:no)?|recitava|ripeteva|dizia\w*|aconselha|recomenda|pediu
      |adviseert|waarschuwt|riep|hoorde|usłysza\w+|radzi\w*|apeluj\w+|говорил\w*|советует|призва\w+|услыша\w+
      |говорив|говорила|радить|закликав\w*|почув\w*|diyen|diyerek|söyledi|istedi|uyard\w+)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESSED = lazily(
    r"""(?<!\w)(?:you|your|our|us|we|free|vous|votre|vos|nous|notre|nos|sie|ihr\w*|du|dich|dein\w*|uns|unser\w*|wir|gratis
      |kostenlos\w*|jederzeit|tu|tus|su|sus|nuestr\w+|te|ti|tuo|tua|vostr\w+|nostr\w+|você|seu|sua|nosso|nossa|grátis
      |вы|вас|вам|ваш\w*|мы|нас|нам|нами|наш\w*|ви|ми|ты|ти|тебя|тебе|cię|ciebie|twój|twoj\w+|wy|wam|wami|nas|nam
      |nami|nasz\w*|je|jouw|uw|ons|onze|bizi|bize|bizim|bizimle|size|sizi|sizin|hemen|lütfen|ücretsiz)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_NOTED = lazily(r"\W*(?:please\s+)?note\s+that\b", re.IGNORECASE)  # the story speaks of its own sources


class PleaRule(PackRule, abstract=True):
    """A pack rule whose passages are sentences or lines that speak to the reader.

    A line whose every other sentence is an afterthought or speaks to the reader too is one passage as a whole; between
    sentences of a story the matched ones alone are.
    """

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """Neither the article's own headline nor a sentence that reports somebody's words."""
        passage = document.text[span.start : span.end]
        return not is_title(document, hit.unit) and not (is_prose(passage) and _REPORTED.search(passage))

    def passages(self, document: Document) -> Iterator[tuple[Hit, Span]]:
        """Hits with their spans, those of one line joined where nothing of the story stands between them."""
        for _, group in groupby(super().passages(document), key=lambda pair: pair[0].unit.number):
            own = list(group)
            yield from _joined(document, own, surest=max(own, key=lambda pair: self.sureness(pair[0]))[0])


def _joined(document: Document, own: list[tuple[Hit, Span]], *, surest: Hit) -> Iterator[tuple[Hit, Span]]:
    """The line as one passage, or its passages as they are."""
    whole = own[0][0].unit.whole
    others = [
        document.text[sentence.start : sentence.end]
        for sentence in sentences_between(document, whole)
        if not any(span.start < sentence.end and sentence.start < span.end for _, span in own)
    ]
    if all(map(_accompanies, others)):
        yield surest, whole
    else:
        yield from own


def _accompanies(sentence: str) -> bool:
    """Whether a sentence without a cue belongs to the plea in its line."""
    words = word_count(sentence)
    if _NOTED.match(sentence):
        return False
    return words <= TAIL or (words <= COMPANION and _speaks(sentence) and _REPORTED.search(sentence) is None)


def _speaks(sentence: str) -> bool:
    """Whether it speaks to the reader: a question, a shout, or with a word of address."""
    return sentence.rstrip()[-1:] in "?!" or _ADDRESSED.search(sentence) is not None
