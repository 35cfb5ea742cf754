"""Measure the percentiles that scorecards are compared with, from a folder of documents.

    python tests/training/measure_reference.py FOLDER --name english-news > english-news.toml

The documents are audited as usual, without comparing them with each other; of those in the wanted language only the
percentiles of each figure are kept. The packaged table was measured on 6,403 articles of 234 English-language outlets,
most of them American, published from 2010 to 2020, about politics, none shorter than some 300 words.
"""

import argparse
import sys

import tomli_w

from copydesk import audit
from copydesk.report.counts import counts_of
from copydesk.scorecard import completed
from copydesk.scorecard.reference import Measured, measured
from copydesk.settings import RuleSettings, Settings


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder")
    options.add_argument("--name", required=True)
    options.add_argument("--lang", default="en")
    given = options.parse_args()
    report = audit(given.folder, settings=Settings(rules=RuleSettings(ignore=("reuse", "facts"))))
    found = counts_of(report).found
    documents = [document for document in report.documents if document.lang == given.lang]
    rows = []
    for document in documents:
        published = document.source.published
        card = completed(document.scorecard, found.get(document.source.key, []), words=document.words)
        rows.append(Measured(card, given.lang, published.earliest.year if published else None))
    reference = measured(given.name, given.lang, rows)
    head = {"name": reference.name, "lang": reference.lang, "documents": reference.documents, "years": reference.years}
    sys.stdout.write(f"# Percentiles of {reference.documents:,} documents; see tests/training/measure_reference.py.\n")
    sys.stdout.write(tomli_w.dumps(head))
    sys.stdout.write("\n[quantiles]\n")
    for figure, values in reference.quantiles.items():
        sys.stdout.write(f"{figure} = [{', '.join(f'{value:g}' for value in values)}]\n")


if __name__ == "__main__":
    main()
