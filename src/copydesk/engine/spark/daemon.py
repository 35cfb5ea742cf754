"""The process that Spark forks its Python workers from: it has loaded what each of them would load for itself.

Spark starts `python -m MODULE`, as a session of our own tells it (`session`), and asks it for a worker whenever all
are busy. Two workers serve each core in turn, so that without this rules and facts are loaded four times on two cores.
"""

import gc

from copydesk.engine.parcels import Plan
from copydesk.engine.spark.handed import Handed
from copydesk.engine.workshop import Workshop
from copydesk.model import Document
from copydesk.read import context_for
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import as_case
from copydesk.settings import Settings
from copydesk.survey import merge

PART = "warm"


def warm_up() -> None:
    """Do once, on a few examples of the rules, what workers do, and keep what that has loaded.

    What is kept is no more looked at for garbage, which a worker searches for after every task.
    """
    settings = Settings()
    examples = (as_case(rule.bad[0]) for rule in built_in_rules().values())
    texts = [case.plain()[0] for case in examples if isinstance(case.text, str)]
    documents = [Document(str(number), str(number), text, lang="en") for number, text in enumerate(texts)]
    workshop = Workshop(Plan(settings, context_for(settings)), spool=Handed())
    workshop.take(PART, documents)
    workshop.known = merge([workshop.survey(f"{PART}-0")])
    workshop.check(f"{PART}-0", 0)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    from pyspark.daemon import manager

    warm_up()
    manager()
