"""What rules see of a text: every view is a function of a Document, cached on it, with offsets of the document's text.

Only the body is looked at; front matter is not text. Importing this is cheap: numpy is loaded by views of arrays alone.
"""

from copydesk.text.act import Act, act_after, act_before, act_of, is_reported, is_subject
from copydesk.text.batch import Batch, alone, foresee, together
from copydesk.text.date import DateMention, dates
from copydesk.text.figure import Figure, FigureKind, Interval, figures, most_figures
from copydesk.text.indirect import attributed
from copydesk.text.letter import beyond_ascii, code_points, has_high_runs, high_places
from copydesk.text.line import Line, lines
from copydesk.text.locate import Locator, location, locator, normalise_space
from copydesk.text.lowered import lowered
from copydesk.text.mended import Mended, Repair, mended
from copydesk.text.narration import Narration, looks_back, names_recent_day, narration, narration_at
from copydesk.text.paragraph import Paragraph, paragraphs
from copydesk.text.post import post_lines, posts
from copydesk.text.quotation import Quotation, inside_quotation, quotations, quotations_near
from copydesk.text.sentence import Sentence, sentences
from copydesk.text.speech import Speech, speeches
from copydesk.text.translated import TranslatedSpeech, reporting_verbs, translated_speech
from copydesk.text.view import view
from copydesk.text.weekday import WeekdayMention, weekdays
from copydesk.text.word import Words, word_count, words
from copydesk.text.wrapping import is_wrapped

__all__ = [
    "Act",
    "Batch",
    "DateMention",
    "Figure",
    "FigureKind",
    "Interval",
    "Line",
    "Locator",
    "Mended",
    "Narration",
    "Paragraph",
    "Quotation",
    "Repair",
    "Sentence",
    "Speech",
    "TranslatedSpeech",
    "WeekdayMention",
    "Words",
    "act_after",
    "act_before",
    "act_of",
    "alone",
    "attributed",
    "beyond_ascii",
    "code_points",
    "dates",
    "figures",
    "foresee",
    "has_high_runs",
    "high_places",
    "inside_quotation",
    "is_reported",
    "is_subject",
    "is_wrapped",
    "lines",
    "location",
    "locator",
    "looks_back",
    "lowered",
    "mended",
    "most_figures",
    "names_recent_day",
    "narration",
    "narration_at",
    "normalise_space",
    "paragraphs",
    "post_lines",
    "posts",
    "quotations",
    "quotations_near",
    "reporting_verbs",
    "sentences",
    "speeches",
    "together",
    "translated_speech",
    "view",
    "weekdays",
    "word_count",
    "words",
]
