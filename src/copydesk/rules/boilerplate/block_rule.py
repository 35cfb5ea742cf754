"""What the rules for blocks of advertising share: a finding with its kinds, its place and the date it gives away."""

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.block import Block, captured_after
from copydesk.rules.pack_rule import PackRule, excerpt, position, removal
from copydesk.rules.rule import SURE


class BlockRule(PackRule, abstract=True):
    """A rule over advertisements: lines that belong together, or sentences inside a paragraph."""

    def advert_finding(self, document: Document, block: Block, *, kinds: list[str], what: str, sure: bool) -> Finding:
        """The finding for one advertisement; taking it out is a safe fix where it is `sure`. `what` says what it is."""
        quoted = excerpt(document.text[block.span.start : block.span.end])
        message = f"“{quoted}” is {what}; remove it."
        evidence = {
            "kind": "+".join(kinds),
            "words": list(dict.fromkeys(hit.words for hit in block.hits))[:8],
            "lines": block.lines,
            "position": position(document, block.span),
        }
        later = captured_after(document, block.span)
        if later is not None:
            message += f" It is dated {later:%Y-%m-%d}, after the story: the page was captured then or later."
            evidence["captured_after"] = later.isoformat()
        return self.finding(
            document,
            block.span,
            message=message,
            evidence=evidence,
            confidence=SURE if sure else self.confidence,
            entry=block.hits[0].entry.id,
            fix=removal(document, block.span, safe=(SURE if sure else self.confidence) >= SURE),
        )
