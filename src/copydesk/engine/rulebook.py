"""The rules of a run, and which of them a document is put to, by its language, its length and what is known."""

from collections.abc import Iterable

import msgspec

from copydesk.knowledge import knowledge_with
from copydesk.model import FAMILIES, Family
from copydesk.rules.catalog import available_rules, make, select
from copydesk.rules.rule import Rule
from copydesk.settings import LONG_TEXT, RuleSettings, Settings
from copydesk.survey import Survey


class Rules(msgspec.Struct, frozen=True):
    """The rules of a run: `masking` (find insertions; always run, reuse needs the mask) and `judging`, both in order.

    `reported` are the codes whose findings were asked for. `first` are those of all rules that look at the letters
    before any other; they are run where they are among `judging`, their repairs are made for later rules in any case.
    """

    masking: tuple[Rule, ...]
    judging: tuple[Rule, ...]
    across: tuple[Rule, ...]
    reported: frozenset[str]
    first: tuple[Rule, ...] = ()
    long_text: int = LONG_TEXT

    @property
    def needs(self) -> frozenset[str]:
        """What these rules ask of the survey."""
        return frozenset(need for rule in (*self.masking, *self.judging, *self.across) for need in rule.needs)

    @property
    def compares(self) -> frozenset[str]:
        """What these rules hold against each other across documents."""
        return frozenset(kind for rule in self.across for kind in rule.compares)

    def able(self, settings: Settings) -> frozenset[str]:
        """The codes of what was asked for that can find something: without a survey those that need one cannot."""
        alone = settings.run.scope == "document"
        every = (*self.masking, *self.judging, *self.across)
        return frozenset(rule.code for rule in every if rule.code in self.reported and not (alone and rule.needs))


def rules_of(settings: Settings) -> Rules:
    """The rules these settings ask for. Raises SettingsError for an unknown rule or a wrong option."""
    available = available_rules(settings.rules)
    knowledge = knowledge_with(settings.facts.knowledge) if settings.facts.knowledge else None
    asked = [rule for rule in select(settings.rules, available) if not (settings.quality.ocr and rule.ocr_noise)]
    given = _with_ocr(settings, available.values())
    previews = settings.rules.preview
    masking = [
        rule
        for rule in available.values()
        if _finds_insertions(rule) and (rule in asked or previews or not rule.preview)
    ]
    judging = [rule for rule in asked if not _finds_insertions(rule) and not rule.compares]
    across = [rule for rule in asked if rule.compares] if settings.run.scope == "corpus" else []
    return Rules(
        masking=make(masking, given),
        judging=make(judging, given, knowledge=knowledge),
        across=make(across, given, knowledge=knowledge),
        reported=frozenset(rule.code for rule in asked),
        first=make([rule for rule in available.values() if rule.goes_first], given),
        long_text=settings.corpus.long_text,
    )


def _finds_insertions(rule: type[Rule]) -> bool:
    return rule.family == "boilerplate" or rule.inserts


def _with_ocr(settings: Settings, rules: Iterable[type[Rule]]) -> RuleSettings:
    """The settings of rules, with what texts read from printed pages ask of them; what the user set wins."""
    if not settings.quality.ocr:
        return settings.rules
    options = {rule.code: dict(rule.ocr_options) for rule in rules if rule.ocr_options}
    return msgspec.structs.replace(settings.rules, options={**options, **settings.rules.options})


class Panel(msgspec.Struct, frozen=True):
    """The rules that documents of one language and length are put to, in order, and what their summaries say of it.

    `first` repair the letters for the eyes of the others; those of them that were asked for are `letters`. `masking`
    find insertions, `judging` what is wrong with the rest, `inserted` what is wrong inside insertions. `checked` are
    the families that run, `not_run` the codes of rules that lack something they need. `quality`: rules of it run.
    `long`: the documents are too long to be read as articles.
    """

    first: tuple[Rule, ...]
    letters: tuple[Rule, ...]
    masking: tuple[Rule, ...]
    judging: tuple[Rule, ...]
    inserted: tuple[Rule, ...]
    checked: tuple[Family, ...]
    not_run: tuple[str, ...]
    quality: bool
    long: bool


def panel_for(rules: Rules, lang: str | None, survey: Survey, *, long: bool) -> Panel:
    """The rules for documents of a language; on those too `long` to read as an article run those that scale alone."""
    scaling = tuple(rule for rule in rules.judging if not long or rule.family == "custom")
    left_out = tuple(rule for rule in rules.judging if rule not in scaling)
    judging = [rule for rule in scaling if _runs(rule, lang, survey)]
    reported = [rule for rule in (*rules.masking, *scaling, *rules.across) if rule.code in rules.reported]
    # What a family says across documents is not all that it says.
    ran = {rule.family for rule in reported if _runs(rule, lang, survey)} - {rule.family for rule in left_out}
    lacking = [rule for rule in reported if _lacks(rule, survey)]
    return Panel(
        first=() if long else rules.first,
        letters=tuple(rule for rule in judging if rule.goes_first),
        masking=tuple(rule for rule in rules.masking if _runs(rule, lang, survey)),
        judging=tuple(rule for rule in judging if not rule.goes_first),
        inserted=tuple(rule for rule in judging if type(rule).check_inserted is not Rule.check_inserted),
        checked=tuple(family for family in FAMILIES if family in ran),
        not_run=tuple(rule.code for rule in (*lacking, *left_out) if rule.code in rules.reported),
        quality=any(rule.family == "quality" for rule in scaling),
        long=long,
    )


def _runs(rule: Rule, lang: str | None, survey: Survey) -> bool:
    """Whether a rule sees documents of a language, and has of the corpus what it needs."""
    return (rule.languages is None or lang is None or lang in rule.languages) and not _lacks(rule, survey)


def _lacks(rule: Rule, survey: Survey) -> bool:
    return bool(rule.needs) and not survey.known
