"""SQ016: a line of a chat program stands in the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.cue import cued, register
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_LEFT = lazily(
    r"\bas an? (?:AI|artificial intelligence)(?:[- ]powered)? (?:language )?(?:model|assistant|chatbot)\b"
    r"|\bas a large language model\b|\bmy (?:last )?(?:knowledge|training)(?: data)? (?:cut-?off|update)\b"
    r"|\bI(?:['’]m| am) (?:sorry|afraid),? (?:but )?I (?:can(?:no|['’])t|am unable to|am not able to) "
    r"(?:assist|help|fulfil|fulfill|comply|provide|generate|browse|access)\b"
    r"|\bregenerate response\b|\boaicite\b|contentReference\[|utm_source=(?:chatgpt|openai)(?:\.com)?|"
    r"turn\d+(?:search|view)\d+"
    r"|\b(?:sure|certainly|of course|absolutely)[,!.] here(?:['’]s| is| are) (?:an?|the|your|some|my) "
    r"(?:[\w-]+ ){0,3}(?:versions?|rewrite|draft|summary|article|translation|paraphrase|headlines?|outline)\b"
    r"|\blet me know if you(?:['’]d| would) like (?:me to |any (?:(?:other|further|more) )?"
    r"(?:changes|revisions|edits|adjustments|modifications)\b)"
    r"|\b(?:please note that )?as of my (?:last|latest|most recent) (?:knowledge |training )?(?:update|cut-?off)\b"
    r"|\bI (?:do not|don['’]t) have (?:access to )?(?:real-?time|the ability to browse|the ability to access)\b"
    r"|\bI hope this helps!|(?<=\n)I hope this (?:helps|meets your (?:needs|requirements))\b[.!]"
    r"|\b(?:here['’]s|here is|here are|below is|below are) (?:an?|the|your|my|some|a few|three|five|\d+) "
    r"(?:[\w-]+ ){0,3}(?:rewritten|rewrite|revised|reworked|polished|paraphrased|shortened|condensed|edited|improved|"
    r"alternative|possible|suggested) (?:[\w-]+ ){0,2}"
    r"(?:versions?|articles?|texts?|drafts?|summar(?:y|ies)|paragraphs?|headlines?|titles?)\b(?=[^.\n]{0,80}:)"
    r"|\bwould you like me to "
    r"(?:add|adjust|change|rewrite|revise|shorten|expand|make|include|write|translate|continue)\b"
    r"|\bfeel free to (?:let me know|ask me|reach out to me) if you (?:need|have|want|would|['’]d)\b"
    r"|(?:\b(?:(?:natürlich|gerne|klar|selbstverständlich)[,!.] hier|"
    r"(?:bien sûr|certainement|d['’]accord) ?[,!.]? voici|(?:конечно|разумеется)[,!.] вот|"
    r"(?:oczywiście|jasne)[,!.] oto|"
    r"(?:certo|certamente)[,!.] ecco)|\b(?:claro|por supuesto|desde luego|certamente)"
    r"(?: que sí)?[,!.] aqu[ií])\b[^\n.!?:]{0,40}\b(?:version|fassung|text|artikel|entwurf|"
    r"zusammenfassung|überschrift|texte|article|résumé|réécriture|traduction|versión|texto|artículo|resumen|borrador|"
    r"traducción|версия|вариант|текст|перевод|статья|wersja|tekst|artykuł|streszczenie|versione|testo|articolo|riassunto|"
    r"versão|artigo|resumo)\w{0,3}\b[^\n.!?:]{0,40}:"
    r"|\b(?:espero que (?:esto )?te sea útil|ich hoffe,? das hilft|j['’]espère que cela (?:vous )?aide)\b"
    r"|\bals ki(?:-modell|-assistent)\b|\ben tant qu['’](?:ia|intelligence artificielle)\b|\bjako model językowy\b"
    r"|\bcomo (?:una )?(?:ia|inteligencia artificial|modelo de linguagem)[, ]"
    r"|\bcomo modelo de lenguaje\b|\ben tant que modèle de langage\b|\bals KI-Sprachmodell\b|как языковая модель",
    re.IGNORECASE,
)
# Every match begins with one of these.
_CUES = (
    "as an ai", "as a ai", "as an artificial intelligence", "as a artificial", "as a large language model",
    *(f"my {last}{what}" for last in ("", "last ") for what in ("knowledge", "training")),
    "i'm sorry", "i’m sorry", "i am sorry", "i'm afraid", "i’m afraid", "i am afraid", "regenerate response", "oaicite",
    "contentreference[", "utm_source=", "turn0", "turn1", "turn2", "turn3", "turn4", "turn5", "turn6", "turn7", "turn8",
    "turn9", "como modelo de lenguaje", "en tant que modèle de langage", "als ki-sprachmodell", "как языковая модель",
    *(f"{word}{mark} here" for word in ("sure", "certainly", "of course", "absolutely") for mark in ",!."),
    "let me know if you", "please note that as of my", "as of my l", "as of my most", "i do not have ", "i don't have ",
    "i don’t have ", "i hope this ", "here's ", "here’s ", "here is ", "here are ", "below is ", "below are ",
    "would you like me to ", "feel free to ", "natürlich", "gerne", "klar", "selbstverständlich", "bien sûr",
    "certainement", "d'accord", "d’accord", "claro", "por supuesto", "desde luego", "конечно", "разумеется",
    "oczywiście", "jasne", "certo", "certamente", "espero que ", "ich hoffe", "j'espère", "j’espère", "als ki",
    "en tant qu", "jako model językowy", "como una ia", "como ia", "como una inteligencia", "como inteligencia",
    "como modelo de linguagem",
)  # fmt: skip
_ABOUT = lazily(
    r"\b(?:ChatGPT|chatbots?|OpenAI|language models?|generative AI|Gemini|Claude|Bard|Copilot|AI-generated|"
    r"artificial intelligence)\b"
)
_FEW = 3
register("SQ016", _CUES)


class MachineLeftover(Rule):
    """A phrase that only chat programs write of themselves stands in the article.

    Why it matters: it shows that the text was made by a program, and that nobody read it before it was printed.

    When it is wrong: an article about such programs that cites them. The rule is silent inside quotation marks, and
    where the article names such programs again and again.

    How common: none of 6,403 English news articles has one.
    """

    code = "SQ016"
    name = "machine-leftover"
    confidence = SURE
    help = "Find out how the text was made before it is used."
    bad = (
        "The ferry is late. ⟦As an AI language model⟧, it is not possible to say when it will come.",
        "⟦I'm sorry, but I cannot assist⟧ with that request.\n\nThe ferry left at nine.",
        "The fare is 4 euros (https://post.example/?⟦utm_source=chatgpt.com⟧).",
        "⟦Sure! Here's a rewritten version⟧ of the article:\n\nThe ferry left at nine.",
        "The ferry left at nine.\n\n⟦Let me know if you'd like any changes⟧!",
        "The ferry left at nine.\n\n⟦I hope this helps!⟧",
        "⟦Here is a rewritten version⟧ of the article in a neutral tone:\n\nThe ferry left at nine.",
        "⟦Below are five suggested headlines⟧ for the story:\n\nFerry leaves",
        "The ferry left at nine.\n\n⟦Would you like me to add⟧ a quote from the captain?",
        "⟦Please note that as of my last update⟧ the ferry was still running.",
        Case("⟦Gerne! Hier ist eine überarbeitete Version des Artikels:⟧\n\nDie Fähre fuhr um neun.", lang="de"),
        Case("⟦Bien sûr ! Voici une version plus courte :⟧\n\nLe bac est parti à neuf heures.", lang="fr"),
        Case("¡⟦Claro! Aquí tienes una versión más breve:⟧\n\nEl barco salió a las nueve.", lang="es"),
        Case("⟦Конечно! Вот переработанный текст:⟧\n\nПаром ушёл в девять.", lang="ru"),
        Case("⟦Oczywiście! Oto poprawiona wersja:⟧\n\nProm odpłynął o dziewiątej.", lang="pl"),
        Case("⟦Como modelo de lenguaje⟧, no puedo saberlo.", lang="es"),
    )
    good = (
        "“As an AI language model, I cannot vote,” the screen read.",
        "ChatGPT said: as an AI language model it had no view. The chatbot, made by OpenAI, is a language model.",
        "As a model and an assistant, she travelled with the ferry.",
        "I'm sorry, but I can't come, he wrote.",
        "Sure, here is a town that has two harbours and no boat.",
        "“Let me know if you would like me to call,” the harbour master told her.",
        "Here are the revised fares: four euros. Here is a look at the edited film: it is short.",
        "I hope this helps the town, the mayor wrote. I don't have real friends, he said.",
        "Here is the revised text of the treaty, which the town may read. Would you like me to go?",
        Case("Klar, hier ist das Wasser kalt. Natürlich! Hier ist eine Stadt.", lang="de"),
        Case("Claro, aquí está la playa. Voici une ville : la nôtre.", lang="es"),
        "The museum hopes to regenerate the response of the public.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each such phrase."""
        if self.code in cued(document):
            yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        body = document.body
        about = [match.start() for match in _ABOUT.finditer(document.text, body.start, body.end)]
        end = -1
        for at in cued(document)[self.code]:
            match = _LEFT.match(document.text, at, body.end) if at >= end else None
            if match is None:
                continue
            span, end = Span(*match.span()), match.end()
            inside = bisect_left(about, span.end) - bisect_left(about, span.start)
            if len(about) - inside >= _FEW or text.inside_quotation(document, span):
                continue
            yield self.finding(
                document,
                span,
                message=f"“{match[0]}” is what a chat program writes of itself. Find out how the text was made.",
                evidence={"phrase": match[0]},
            )
