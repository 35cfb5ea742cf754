"""BP020 timestamp: when the page was published or updated, or how long it takes to read, stands in the text."""

from functools import cache
from typing import Any, ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import word_count
from copydesk.rules.pack_rule import PackRule, position
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit

LEFT_OVER = 2  # words a stamp may hold besides words of time: a place, a section
LEFT_OVER_APART = 8  # the same where bars or dashes part them: a byline beside the stamp

# Words that stamps are made of, in the languages of the packs; months and days by their first letters.
_WORDS = r"""
    (?:jan|feb|f[eé]v|fév|mar|m[aä]r|apr|abr|avr|may|mai|maj|mei|mag|juni?|juil|jul|lug|giu|aug|ago|ao[uû]|sep
      |set|oct|
       okt|ott|out|nov|dec|dez|d[eé]c|dic|ene|gen|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|
       січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|sty|lut|kwi|cze|lip|sie|wrz|pa[zź]|lis|gru|
       oca|[şs]ub|nis|haz|tem|a[ğg]u|eyl|eki|kas|ara|
       mon|tue|wed|thu|fri|sat|sun|lun|mi[eé]|jue|vie|s[aá]b|dom|mer|jeu|ven|sam|dim|gio|ter|qua|qui|sex|seg|
       die|mit|don|fre|son|пон|вто|вів|сре|сер|чет|пят|пʼя|суб|вос|нед|pon|wto|[śs]ro|czw|pi[aą]|sob|nie|
       maa|din|woe|vri|zat|zon|paz|pzt|sal|[çc]ar|per|cum)\p{L}*
  | a\.?m\.? | p\.?m\.? | noon | midnight | (?:[ecmp][sd]?t) | gmt | bst | utc | cest? | mez | mesz | ist | msk | sast
  | at|on|by|the|of|in|ago|and|first|last|originally|about|time|date|today|yesterday|th|st|nd|rd|just|now|read
      |story|article
  | publish\p{L}* | post(?:ed)? | updat\p{L}* | modif\p{L}* | creat\p{L}* | print(?:ed)? | issued | added
      | edited | reading
  | sec\p{L}*|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?
  | public\p{L}* | actualiz\p{L}* | atualiz\p{L}* | aggiorn\p{L}* | pubblic\p{L}* | mis|mise|jour|à|le|il|y|a
      |el|la|las|los
  | de|del|da|do|das|dos|di|du|des|em|en|al|alle|às|as|ore|ora|oras?|horas?|heures?|h|hs|hrs|há|hace|fa|temps
      |tempo|tiempo|lecture
  | lectura|leitura|lettura|última|ultimo|último|ultima|dernière|modificación|modification|modifica|fecha|data
  | ver[öo]ffentlich\p{L}* | aktualisier\p{L}* | erstellt|erschienen|stand|am|um|uhr|der|vom|vor|zuletzt|geändert
  | minuten?|stunden?|tag(?:en?)?|woche\p{L}*|monat\p{L}*|lese(?:zeit|dauer)|lesen
  | опубликован\p{L}* | обновл\p{L}* | дата|время|чтения|читать|минут\p{L}*|мин|час\p{L}*|назад|дн\p{L}*
      |ден\p{L}*|сегодня|вчера|в|г|года
  | опубл[іи]кован\p{L}* | оновл\p{L}* | читання|хвилин\p{L}*|хв|годин\p{L}*|год|тому|сьогодні|вчора|о|об|р
      |року|востаннє|останнє
  | opublikowan\p{L}* | aktualizacj\p{L}* | zaktualizowan\p{L}* | utworzon\p{L}* | dodan\p{L}* | godz\p{L}*
      |czas|czytania|dni|dzień|temu|ostatnia|minuta?y?|w
  | gepubliceerd|geplaatst|bijgewerkt|gewijzigd|laatst|laatste|update|op|om|uur|geleden|leestijd|dag(?:en)?|van
  | yay[ıi]n\p{L}* | g[üu]ncelle\p{L}* | giri[şs] | tarih\p{L}* | saat | son | [öo]nce | dakika|dk|g[üu]n
      | okuma|s[üu]resi | eklenme
"""


@cache
def _patterns() -> dict[str, Any]:
    import regex

    flags = regex.IGNORECASE | regex.VERBOSE
    return {
        "time": regex.compile(rf"(?<![\p{{L}}])(?:{_WORDS})(?![\p{{L}}])\.?", flags),
        "number": regex.compile(r"\d+(?:[a-zº°ªч.:/-]*\d*)*(?:st|nd|rd|th|h|min|Z)?"),
        "parted": regex.compile(r"[|·•–—/]"),
        "headline": regex.compile(r"\d[^|·•/]*?(?:--|[–—])(?P<rest>[^|·•]*)"),
        "by": regex.compile(r"\s*(?:by|from|source|von|por|par|di|da|od|door|автор|автора|przez)\b", regex.IGNORECASE),
        "moment": regex.compile(
            r"\d[:./h-]\d|\b(?:19|20)\d\d\b|"
            r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d|"
            r"\bil y a \d|\b(?:ago|vor|hace|fa|há|назад|тому|temu|geleden|önce)\b",
            regex.IGNORECASE,
        ),
    }


class Timestamp(PackRule):
    """The page's own time stands in the text: published, updated, three hours ago, a reading time of four minutes.

    Why it matters: it is no part of the story, and it is dangerous: a tool that looks for dates takes the moment the
    page was touched for the day of the event. Keep the date as metadata, not among the sentences.

    When it is wrong: a timetable, a chronology or a list of results is made of times too. A line therefore needs a word
    such as “Updated” or “Reading time” and next to nothing that is not time; a line of bare date and time is taken only
    above the story. A note that says what was updated is a correction and stays.
    """

    code = "BP020"
    name = "timestamp"
    confidence = 0.97
    judged = (40, 40)
    message = "“{text}” is the page's own time stamp; remove it and keep the date as metadata."
    help = "Remove the line; keep the date in the article's metadata."
    bad: ClassVar[tuple[Example, ...]] = (
        "⟦Published: March 3, 2021 at 6:02 p.m. | Updated 2 hours ago⟧\n\nThe ferry was late again on Monday.",
        "⟦Last updated 14:05 GMT⟧\n\nThe bridge was closed, and nobody told the drivers.",
        "Mill to close\n\n⟦5 min read⟧\n\nThe mill will close in May, the owner told the workers.",
        Case("⟦Publié le 19/03/2022 à 17h42, mis à jour à 19h05⟧\n\nLe pont reste fermé.", lang="fr"),
        Case("⟦Lesedauer: 3 Minuten⟧\n\nDie Brücke bleibt bis zum Sommer zu.", lang="de"),
        Case("⟦Опубликовано 12 мая 2020, 14:30⟧\n\nМост закрыли на всё лето.", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "5:50 a.m. A guard hears water.\n6:15 a.m. The street is closed.\n7:40 a.m. The valve is found.",
        "This story was updated on Tuesday to include the number of boxes.",
        "Updated rules for the harbour will be voted on in May 2021.",
        "Published in 1922, the novel sold 400 copies.",
        "1. Ana Bell 2:34:10\n2. Kit Moreau 2:36:22",
        "Posted 12 points, 8 rebounds",
        "Updated at 5:40 p.m. – Ferry party begins\n\nThe hall was full by six, and nobody went home.",
        "Updated at 9:05 p.m. -- Harbour district votes\n\nThe hall was full by six.",
        "412 Published Articles 8 Edited Articles",
        "The letter was posted at 9:15 on March 3, 2021.",
        Case("Abfahrten: 10.00 Uhr, 11.30 Uhr, 14.00 Uhr", lang="de"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A stamp is made of words of time and figures; one without a cue stands above the story."""
        if hit.entry.kind == "bare" and position(document, span) != "head":
            return False
        return hit.entry.kind == "reading" or _is_stamp(document.text[span.start : span.end])


def _is_stamp(line: str) -> bool:
    """Whether it names a moment, and hardly a word is left once words of time and figures are out."""
    patterns = _patterns()
    if not patterns["moment"].search(line):
        return False
    headline = patterns["headline"].search(line)
    if headline is not None and patterns["by"].match(headline["rest"]) is None and _left_over(headline["rest"]) > 1:
        return False
    return _left_over(line) <= (LEFT_OVER_APART if patterns["parted"].search(line) else LEFT_OVER)


def _left_over(line: str) -> int:
    """How many words are left once words of time and figures are out."""
    patterns = _patterns()
    return word_count(patterns["number"].sub(" ", patterns["time"].sub(" ", line)))
