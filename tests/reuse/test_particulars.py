"""Names and figures tell a rewritten text from a form filled in for somebody else."""

import pytest

from copydesk.model import Document
from copydesk.reuse import match_documents
from copydesk.reuse.particulars import agree, differ
from copydesk.reuse.shelf import Shelf

NOTICE = (
    "A memorial for {who}, {age}, of {street}, will be held at {hour} on {day} in the chapel of the seamen's home, "
    "followed by coffee in the net loft. Born in {town}, the youngest of six children, the deceased went to sea at "
    "{young} and mended sails for a living until {year}. The family asks for gifts to the lifeboat instead of wreaths."
)
ONE = NOTICE.format(
    who="Ingrid Voll", age=88, street="Tar Lane", hour=11, day="Friday", town="Larvik", young=15, year=1993
)
OTHER = NOTICE.format(
    who="Per Hauge", age=79, street="Kelp Road", hour=14, day="Tuesday", town="Molde", young=17, year=2004
)


def documents(*texts: str) -> list[Document]:
    return [
        Document(f"d{number}", f"d{number}.txt", text, outlet=f"outlet-{number}", lang="en")
        for number, text in enumerate(texts)
    ]


def verdicts(one: str, other: str) -> tuple[bool, bool]:
    both = documents(one, other)
    a, b = Shelf().sides(range(2), both.__getitem__).values()
    whole, there = (0, len(a)), (0, len(b))
    return differ(a, whole, b, there), agree(a, whole, b, there)


@pytest.mark.parametrize(
    ("one", "other", "differing", "agreeing"),
    [
        pytest.param(ONE, OTHER, True, False, id="notices of two deaths"),
        pytest.param(ONE, ONE.replace("coffee", "tea"), False, True, id="one notice, edited"),
        pytest.param("the Lark left Molde on Friday", "the Gull left Molde on Friday", False, True, id="one of three"),
        pytest.param("The lark left. Soup was served.", "The gull left. Bread was cut.", False, False, id="no names"),
        pytest.param("up to 14 in Molde", "up to 17 in Larvik", True, False, id="two, and none the same"),
        pytest.param("up to 14 in Molde", "up to 17 in Molde", False, False, id="one of two"),
        pytest.param(
            "from Molde, Bergen, Skien, Larvik and Tarvik by Oskar, Karin, Jonas, Torben, Henrik and Astrid",
            "from Molde, Bergen, Skien, Larvik and Tarvik by Evita, Idunn, Livia, Miriam, Undine and Gustav",
            False,
            False,
            id="many, among others",
        ),
        pytest.param("a lark in Molde", "a lark in Larvik", False, False, id="too few to tell"),
    ],
)
def test_names_and_figures_of_two_passages_agree_or_differ(
    one: str, other: str, differing: bool, agreeing: bool
) -> None:
    assert verdicts(one, other) == (differing, agreeing)


def test_a_notice_of_another_death_is_no_copy_however_alike_it_is() -> None:
    assert match_documents(documents(ONE, OTHER))[0] == []
    assert match_documents(documents(ONE, ONE.replace("coffee", "tea")))[0] != []


SPUN = (
    (
        "The football club of Molde confirmed on Friday that its keeper had left after only eleven games. The team has "
        "won twice this autumn and lies second from bottom in the table. Supporters asked for a change after "
        "Sunday's heavy defeat at Skarv. The chairman thanked him for his hard work and wished him well for the "
        "future. His young assistant will lead the training until somebody is found."
    ),
    (
        "The soccer side of Molde verified on Friday that its goalie had departed after just eleven matches. The squad "
        "has triumphed twice this fall and sits second from last in the standings. Fans called for a shake-up after "
        "Sunday's crushing loss at Skarv. The chairman praised him for his diligent work and wished him the best for "
        "the future. His youthful deputy will guide the drills until somebody is hired."
    ),
)


def test_a_text_spun_word_by_word_is_known_by_the_words_between_and_the_names() -> None:
    assert [match.kind for match in match_documents(documents(*SPUN))[0]] in (["rewritten"], ["document"])


def test_the_same_words_between_prove_nothing_without_the_names() -> None:
    renamed = SPUN[1].replace("Molde", "Larvik").replace("Friday", "Monday").replace("Sunday", "Tuesday")
    assert match_documents(documents(SPUN[0], renamed.replace("Skarv", "Tern")))[0] == []


def test_a_copy_may_have_names_of_its_own_put_in() -> None:
    local = "In Larvik, says Olga Nyhus of the Skien council, 2,400 pupils went home by 11 on Monday with Tarvik buses."
    own = "At Bergen, notes Jon Eide of the Molde union, 370 clerks stayed until 18 on Sunday in Bodo."
    copied = SPUN[0]
    one, other = f"{copied} {local}", f"{own} {copied}"
    assert [match.kind for match in match_documents(documents(one, other))[0]] != []
