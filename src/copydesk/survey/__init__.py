"""What the whole corpus tells each document: lines that recur in an outlet, words and how many documents have them."""

from copydesk.survey.combined import Gathering, combined, narrowed
from copydesk.survey.lines import LineKeys, fold, line_key, line_keys
from copydesk.survey.merged import HEAD_LINES, TAIL_LINES, Recurrence, Survey, merge, no_survey
from copydesk.survey.partial import ALL_NEEDS, PartialSurvey, survey
from copydesk.survey.words import LONGEST, lowered_keys, word_keys

__all__ = [
    "ALL_NEEDS",
    "HEAD_LINES",
    "LONGEST",
    "TAIL_LINES",
    "Gathering",
    "LineKeys",
    "PartialSurvey",
    "Recurrence",
    "Survey",
    "combined",
    "fold",
    "line_key",
    "line_keys",
    "lowered_keys",
    "merge",
    "narrowed",
    "no_survey",
    "survey",
    "word_keys",
]
