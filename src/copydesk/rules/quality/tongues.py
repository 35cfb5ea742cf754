"""The commonest words of languages, by which a passage is known at a glance before a model is asked."""

from collections.abc import Mapping
from functools import cache

_WORDS = """
en the and of to that was in with for on this from by which his her are were has not they at as is it an be he a s do no
es el los y las del una con pero está más fue al sus ha son también su es lo la de que en por para se no un
pt o os e do da dos das em um uma não ao pelo pela são foi à na seu a de que por para se no é com como
it il di che della gli dei nel sono è con per non alla una anche si ha lo un i l d dell la e le in del da al dal
fr le les des et du une dans est qui pour au sur par ne aux elle ses pas à l d qu de la en il que un se a son
ca els amb i és dels per què més seva també però aquest de la el les que un una del
ro și în de la cu pe este o că din nu care pentru mai un au a
de der die das und den von mit ist im dem nicht ein eine auf für als auch sich des zu in war es an so
nl het een van is op te dat voor met zijn niet aan er ook als bij wordt hij die naar in de en was
sv och att det som på är av för med den inte ett till har om en i de
da og at det som på er af for med den ikke et til har om en i de
no og å det som på er av for med den ikke et til har om en i de
fi ja on ei että se oli mutta myös hän kun ovat tai kuin sen
et ja on ei et see oli ka kui oma mis ning aga
pl i w nie na z że do się jest to za po od jak dla był przez ze o a
cs a v na se je že s z do o i jako pro ale to by jsou podle
sk a v na sa je že s z do o aj ako pre ale to by sú podľa i
hr i u je na se za da su od s koji kako nije a će
sl in je v na se za da so z ki tudi ni pa
hu a az és hogy nem is egy de ez volt meg már csak mint
tr ve bir bu da de için ile olarak çok daha olan gibi kadar sonra
id yang dan di untuk dengan dari ini itu dalam tidak pada
vi và của là có các được cho một trong không
ru и в не на что с по к из за от он как это был его для у со об но
uk і в не на що з по до за від він як це був та у для його й про
bg и в на от да за се не с че по са това като
sr и у је на се за да су од с који како није а ће
el και το να του η της με που την από για δεν στο είναι τα
"""
# Languages whose short passages are not to be told apart: one may stand for the other.
_ALIKE = (frozenset({"da", "no"}), frozenset({"hr", "sr", "sl"}), frozenset({"es", "ca"}), frozenset({"cs", "sk"}))

NAMES: Mapping[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@cache
def common_words(lang: str) -> frozenset[str]:
    """The commonest words of a language in small letters; none for one that is not known here."""
    return _table().get(lang, frozenset())


@cache
def own_words(lang: str) -> frozenset[str]:
    """Those of them that no other language has."""
    return _table().get(lang, frozenset()).difference(*(words for other, words in _table().items() if other != lang))


@cache
def spaced_words(lang: str) -> tuple[str, ...]:
    """The same with a blank before and after, the commonest first, to be counted in a text as it stands."""
    return tuple(f" {word} " for word in _listed().get(lang, ()) if word in own_words(lang))


def listed_languages() -> tuple[str, ...]:
    """The languages whose commonest words are known here."""
    return tuple(_listed())


def alike(one: str, other: str) -> bool:
    """Whether a short passage of one language may be taken for the other."""
    return one == other or any(one in group and other in group for group in _ALIKE)


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split() for line in _WORDS.strip().splitlines())
    return {lang: tuple(words) for lang, *words in rows}


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {lang: frozenset(words) for lang, words in _listed().items()}
