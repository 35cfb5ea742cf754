"""The texts of a run by the identity of their documents, for reports that show an article as it stands."""

from functools import cached_property

from copydesk.engine.parcels import Place
from copydesk.engine.run import Corpus, Judged
from copydesk.engine.workshop import Workshop
from copydesk.model import Source


class Texts:
    """The text of every document that is reported on, for as long as the run's spool lies there."""

    def __init__(self, workshop: Workshop, corpus: Corpus, judged: Judged) -> None:
        self._workshop = workshop
        self._parts = tuple(
            (part.name, tuple(summary.source for summary in checked.summaries))
            for part, checked in zip(corpus.parts, judged.parts, strict=True)
        )

    def __call__(self, source: Source) -> str | None:
        """The text as decoded; None for a document that is only compared with."""
        place = self._places.get(source.key)
        return self._workshop.original(place).text if place else None

    def mark(self, source: Source) -> bytes | None:
        """What only equal texts have in common; of a document that was not read it is at hand."""
        place = self._places.get(source.key)
        return self._workshop.text_mark(place) if place else None

    @cached_property
    def _places(self) -> dict[tuple[str, int, str], Place]:
        return {source.key: Place(name, index) for name, sources in self._parts for index, source in enumerate(sources)}
