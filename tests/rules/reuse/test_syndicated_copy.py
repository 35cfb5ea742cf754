from copydesk.model import Finding
from copydesk.rules.reuse.copied_document import CopiedDocument
from copydesk.rules.reuse.syndicated_copy import SyndicatedCopy
from copydesk.rules.rule import Case, as_case
from copydesk.testing import failures, findings_on


def found(case: Case) -> Finding:
    [finding], _ = findings_on(SyndicatedCopy, case)
    return finding


def test_own_examples_hold() -> None:
    assert list(failures(SyndicatedCopy)) == []


def test_a_credited_copy_is_no_copied_document_whatever_is_selected() -> None:
    for example in SyndicatedCopy.bad:
        assert findings_on(CopiedDocument, as_case(example))[0] == []


def test_the_finding_shows_the_credit() -> None:
    case = as_case(SyndicatedCopy.bad[0])
    finding = found(case)
    assert finding.severity == "note"
    credit = finding.evidence["credit"]
    assert (credit["how"], credit["agencies"]) == ("dateline", ["Reuters"])
    text = case.plain()[0]
    assert text[credit["start"] : credit["end"]] == credit["text"] == "BRANDSUND (Reuters) -"
    assert "the dateline \u201cBRANDSUND (Reuters) -\u201d says where it is from" in finding.message
    assert "canal-gazette (2019-05-02), published earlier" in finding.message
