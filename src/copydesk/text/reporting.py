"""The words that speech is reported with, by language: verbs of saying, "according to", pronouns, small words."""

import re
from functools import cache

import msgspec

from copydesk.text.pattern import lazily

_VERBS = {
    "en": "said|says|say|told|tells|tell|added|adds|asked|asks|wrote|writes|tweeted|tweets|posted|replied|replies|"
    "answered|responded|responds|explained|explains|noted|notes|argued|argues|claimed|claims|insisted|insists|stated|"
    "states|declared|declares|announced|announces|warned|warns|recalled|recalls|admitted|admits|acknowledged|"
    "acknowledges|concluded|concludes|continued|continues|conceded|concedes|complained|complains|commented|comments|"
    "remarked|remarks|observed|observes|quipped|joked|jokes|shouted|cried|exclaimed|whispered|yelled|muttered|"
    "stressed|stresses|emphasi[sz]ed|emphasi[sz]es|urged|urges|vowed|vows|pledged|promised|predicted|predicts|"
    "suggested|"
    "suggests|agreed|agrees|confirmed|confirms|denied|denies|testified|boasted|lamented|laments|countered|"
    "retorted|mused|"
    "called|calls|described|describes|dubbed|branded|denounced|hailed|pointed out|points out|put it|puts it|went on|"
    "goes on|reported|reports|alleged|alleges|maintained|maintains|reiterated|reckons|reckoned|thundered|"
    "asserted|asserts|affirmed|affirms|contended|contends|"
    "underlined|underlines|revealed|reveals|assured",
    "es": "contó|cuenta|relató|relata|admitió|admite|confirmó|confirma|opinó|opina|lamentó|matizó|"
    "dijo|dice|dijeron|dicen|afirmó|afirma|señaló|señala|aseguró|asegura|explicó|explica|añadió|añade|"
    "agregó|agrega|"
    "declaró|declara|manifestó|manifiesta|indicó|indica|sostuvo|sostiene|comentó|comenta|respondió|responde|preguntó|"
    "pregunta|advirtió|advierte|expresó|expresa|subrayó|subraya|destacó|destaca|reconoció|reconoce|insistió|insiste|"
    "escribió|escribe|anunció|concluyó|concluye|apuntó|apunta|recordó|recuerda|recalcó|resumió|resume|"
    "h(?:a|an) (?:dicho|afirmado|señalado|asegurado|explicado|añadido|declarado|indicado|escrito|respondido|destacado)",
    "fr": "dit|disent|déclare|affirme|explique|ajoute|indique|souligne|assure|estime|écrit|précise|lance|répond|confie|"
    "raconte|conclut|commente|résume|martèle|note|demande|"
    "(?:a|ont|avait) (?:dit|déclaré|affirmé|expliqué|ajouté|indiqué|souligné|assuré|estimé|écrit|précisé|lancé|répondu|"
    "confié|raconté|conclu|commenté|annoncé|reconnu|martelé|demandé|insisté)",
    "de": "sagte|sagt|sagten|sagen|erklärte|erklärt|betonte|betont|meinte|meint|schrieb|schreibt|berichtete|berichtet|"
    "kritisierte|kritisiert|warnte|warnt|forderte|fordert|antwortete|antwortet|fragte|fragt|äußerte|bekräftigte|"
    "versicherte|behauptete|behauptet|ergänzte|ergänzt|kommentierte|kommentiert|erzählte|erzählt|teilte|fügte|rief|"
    "stellte|bilanzierte|hat gesagt|hatte gesagt",
    "it": "dice|disse|dicono|dichiara|dichiarò|spiega|spiegò|aggiunge|aggiunse|afferma|affermò|sottolinea|"
    "scrive|scrisse|"
    "commenta|commentò|conclude|concluse|risponde|rispose|racconta|raccontò|ammette|ribadisce|osserva|"
    "(?:ha|hanno|aveva) (?:detto|dichiarato|spiegato|aggiunto|affermato|sottolineato|scritto|commentato|concluso|"
    "risposto|raccontato|ammesso|ribadito|annunciato|osservato)",
    "pt": "disse|diz|disseram|dizem|afirmou|afirma|declarou|declara|explicou|explica|acrescentou|acrescenta|destacou|"
    "destaca|ressaltou|contou|conta|respondeu|responde|escreveu|escreve|informou|informa|garantiu|garante|avaliou|"
    "avalia|comentou|comenta|concluiu|conclui|alertou|alerta|lembrou|lembra|questionou|salientou|sublinhou|referiu",
    "ru": "сказал[аи]?|заявил[аи]?|отметил[аи]?|сообщил[аи]?|подчеркнул[аи]?|добавил[аи]?|рассказал[аи]?|объяснил[аи]?|"
    "написал[аи]?|ответил[аи]?|пояснил[аи]?|уточнил[аи]?|признал[аи]?|спросил[аи]?|напомнил[аи]?|предупредил[аи]?|"
    "говорит|отмечает|считает|утверждает|заявляет|сообщает|рассказывает|пишет|добавляет|поясняет|говорил[аи]?",
    "uk": "сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|зазначи(?:в|ла|ли)|повідоми(?:в|ла|ли)|наголоси(?:в|ла|ли)|"
    "дода(?:в|ла|ли)|"
    "розпові(?:в|ла|ли)|поясни(?:в|ла|ли)|написа(?:в|ла|ли)|відпові(?:в|ла|ли)|підкресли(?:в|ла|ли)|запита(?:в|ла)|"
    "нагада(?:в|ла)|каже|вважає|зазначає|розповідає|пише|додає|пояснює|заявляє|стверджує",
    "pl": "powiedział[aiy]?|powiedzieli|mówi|mówił[aiy]?|stwierdził[aiy]?|dodał[aiy]?|dodaje|podkreślił[aiy]?|"
    "podkreśla|"
    "zaznaczył[aiy]?|wyjaśnił[aiy]?|wyjaśnia|oświadczył[aiy]?|napisał[aiy]?|odpowiedział[aiy]?|"
    "tłumaczył[aiy]?|tłumaczy|"
    "ocenił[aiy]?|ocenia|poinformował[aiy]?|przyznał[aiy]?|przyznaje|zapytał[aiy]?|pisze|uważa|opowiada|przekonuje",
    "nl": "zei|zegt|zeiden|zeggen|verklaarde|verklaart|stelde|stelt|schreef|schrijft|meldde|meldt|antwoordde|antwoordt|"
    "benadrukte|benadrukt|vertelde|vertelt|reageerde|reageert|voegde|vroeg|vraagt|waarschuwde|waarschuwt|vindt|vond",
    "tr": "dedi|dediler|diyor|söyledi|belirtti|açıkladı|ifade etti|konuştu|kaydetti|vurguladı|ekledi|yazdı|"
    "sordu|anlattı|"
    "diye konuştu|diye sordu|diye ekledi|ifadelerini kullandı|ifadesini kullandı|şeklinde konuştu|uyardı|savundu",
}
# What follows a quotation like a verb, and stands before nothing else: „…“, so Lind; “…”, aldus Jansen.
_BEHIND_ONLY = {"de": "so", "nl": "aldus", "pl": "jak", "tr": "diye"}
# Verbs whose subject is that of the whole sentence: "Ada Lind left at noon, saying: “…”".
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’-]{2,20}"
_HANGING = {
    "en": "saying|adding|arguing|telling|insisting|claiming|asking|writing|noting|warning|calling|describing|stating"
}
_INVERTED = {"fr": r"[\w’']+(?:-t)?-(?P<pronoun>il|elle|ils|elles|on)\b(?:\s+\w+é[es]?s?\b|\s+dit\b)?"}
_ACCORDING = {
    "en": "according to|in the words of",
    "es": "según|de acuerdo con|en palabras de",
    "fr": "selon|d['’]après",
    "de": "laut|nach Angaben von|nach Aussage von|nach Worten von",
    "it": "secondo",
    "pt": "segundo|de acordo com|nas palavras de",
    "ru": "по словам|по мнению|по данным",
    "uk": "за словами|на думку|за даними",
    "pl": "według|zdaniem",
    "nl": "volgens",
    "tr": "",
}
_PRONOUNS = {
    "en": "he she they i we it you",
    "es": "él ella ellos ellas yo",
    "fr": "il elle ils elles je nous",
    "de": "er sie ich wir",
    "it": "lui lei loro egli ella io noi",
    "pt": "ele ela eles elas eu nós",
    "ru": "он она они я мы",
    "uk": "він вона вони я ми",
    "pl": "on ona oni one ja my",
    "nl": "hij zij ze ik wij we",
    "tr": "o onlar ben biz",
}
_ARTICLES = {
    "en": "the a an one another this those these his her its their our my your some many several two "
    "three few most both other any no every each all such",
    "es": "el la los las un una unos unas su sus este esta otro otra",
    "fr": "le la les un une des son sa ses leur cet cette ce",
    "de": "der die das den dem des ein eine einer einem einen sein seine ihr ihre dieser diese",
    "it": "il lo la i gli le un uno una suo sua l",
    "pt": "o a os as um uma seu sua este esta",
    "nl": "de het een zijn haar hun deze dit",
}
_LINKS = {  # prepositions
    "en": "of for from at in with to by on about after before during under over into near against amid outside through "
    "upon between among via within",
    "es": "de del en por con para a al sobre tras ante desde entre",
    "fr": "de du des en à au aux par pour avec sur dans chez devant après avant sous",
    "de": "von vom für aus bei in im mit zu zum zur an am auf nach vor über gegenüber",
    "it": "di del della dei delle dello in nel nella per con a al alla da dal dalla su sul sulla",
    "pt": "de do da dos das em no na nos nas por para com a ao à sobre após",
    "ru": "в во на о об с со по из к от для при за у перед после",
    "uk": "в у на про з зі із по до від для при за після перед",
    "pl": "w we na o z ze po od do dla przy za przed u w",
    "nl": "van in op voor met bij aan uit tegen over na",
    "tr": "ile için",
}
_JOINTS = {  # conjunctions, relative and adverbial openings
    "en": "and but or as while because when that who whose which although though since where if whether until then so "
    "yet however meanwhile still nor once unless adding what why how not",
    "es": "y pero que quien cuando mientras aunque como porque donde si e",
    "fr": "et mais que qui quand lorsque alors comme car où si",
    "de": "und aber dass der die als wenn während weil wie wo ob",
    "it": "e ma che chi quando mentre perché come dove se",
    "pt": "e mas que quem quando enquanto porque como onde se",
    "ru": "и а но что который которая когда как если где",
    "uk": "і й та а але що який яка коли як якщо де",
    "pl": "i a ale że który która gdy kiedy jak jeśli gdzie",
    "nl": "en maar dat die als toen terwijl omdat waar of",
    "tr": "ve ama ki",
}
_FILLERS = {  # auxiliaries, adverbs and times between a speaker and the verb
    "en": "has had have also later then would will could previously recently reportedly once earlier yesterday today "
    "simply often always never repeatedly publicly privately quietly again further finally only even just did "
    "monday tuesday wednesday thursday friday saturday sunday on last late early tonight both all first "
    "angrily famously",
    "es": "también ayer hoy luego después ha han había",
    "fr": "également aussi hier ensuite ainsi a ont avait",
    "de": "auch gestern heute dann später am montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "it": "anche ieri oggi poi inoltre",
    "pt": "também ontem hoje depois ainda",
    "ru": "также вчера сегодня затем потом",
    "uk": "також вчора сьогодні потім",
    "pl": "także też wczoraj dziś potem",
    "nl": "ook gisteren vandaag later",
    "tr": "da de ayrıca dün bugün",
}
_MONTHS = "january february march july september october november december"  # those that nobody is called
# Verbs behind which a whole clause is what somebody says, with or without "that".
_CLAUSAL = (
    "said|says|say|told|tells|added|adds|claimed|claims|insisted|insists|stated|argued|argues|alleged|alleges|wrote"
)

_TITLES = (
    "staff democrat republican speaker "
    "mr mrs ms mx dr prof sir dame lord lady sen rep gov gen col lt sgt capt cmdr adm maj rev fr supt "
    "president minister chancellor senator mayor judge justice king queen prince princess pope professor "
    "inspector chief officer detective councillor secretary governor congressman congresswoman ambassador "
    "general colonel captain sergeant major deputy bishop archbishop cardinal father sister coach director "
    "chairman chairwoman ceo spokesman spokeswoman spokesperson sra sr don doña m mme monsieur madame herr "
    "frau präsident präsidentin bürgermeister bürgermeisterin ministerin signor signora dhr mevr pan pani bay "
    "bayan burgemeester мэр министр президент губернатор депутат lawyer attorney solicitor barrister "
    "prosecutor analyst economist author actor actress singer manager striker midfielder defender goalkeeper "
    "campaigner resident neighbour neighbor doctor nurse farmer teacher headteacher councilor former then "
    "representative mp msp mep official commissioner leader historian photographer scientist researcher"
)
TITLES = frozenset(_TITLES.split())
"""Titles and offices that stand before names, in lower case."""


class Reporting(msgspec.Struct, frozen=True):
    """The words of one language; the sets hold words in lower case. `verb` matches a verb of saying anywhere.

    `behind` also matches what only follows a quotation, `quick` the plainest speakers with their verbs.
    `small` are all words that are no part of a name.
    """

    verb: re.Pattern[str]
    behind: re.Pattern[str]
    quick: re.Pattern[str]
    hanging: re.Pattern[str] | None
    according: re.Pattern[str] | None
    pronouns: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    joints: frozenset[str]
    fillers: frozenset[str]
    small: frozenset[str]
    nouns_are_capitalised: bool


@cache
def reporting(lang: str | None) -> Reporting | None:
    """The words of a language, English where it is unknown; None for a language that has no table."""
    code = (lang or "en")[:2].lower()
    if code not in _VERBS:
        return None
    tables = (_PRONOUNS, _ARTICLES, _LINKS, _JOINTS, _FILLERS)
    pronouns, articles, links, joints, fillers = (frozenset(table.get(code, "").split()) for table in tables)
    verbs = _VERBS[code]
    behind = "|".join(filter(None, (verbs, _BEHIND_ONLY.get(code, ""))))
    inverted = f"{_INVERTED[code]}|" if code in _INVERTED else ""
    according = _ACCORDING[code]
    return Reporting(
        _whole(verbs),
        lazily(rf"(?<![\w-])(?:{inverted}(?:{behind})(?![\w-]))"),
        lazily(rf"(?P<who>{'|'.join(sorted(pronouns)) or '-'}|{_CAPITAL}(?: {_CAPITAL})?) (?P<verb>{verbs})(?![\w-])"),
        _whole(_HANGING[code]) if code in _HANGING else None,
        lazily(rf"(?<![\w-])(?:{according})(?!\w)", re.IGNORECASE) if according else None,
        pronouns,
        articles,
        links - articles,
        joints - articles,
        fillers,
        small=frozenset().union(pronouns, articles, links, joints, fillers, _MONTHS.split()),
        nouns_are_capitalised=code == "de",
    )


@cache
def clausal() -> re.Pattern[str]:
    """English verbs that report a whole clause, alone or with "that"; other verbs of saying only with "that"."""
    return lazily(rf"(?<![\w-])(?:(?P<sure>{_CLAUSAL})|{_VERBS['en']})(?![\w-])")


@cache
def verbs_of_saying(lang: str) -> frozenset[str]:
    """The verbs that speech is reported with, in each of their forms, as plain words; none for an unknown language."""
    verbs = (_VERBS.get(lang, "") + "|").replace("[sz]", "s") + _VERBS.get(lang, "").replace("[sz]", "z")
    return frozenset(verbs.split("|")) - {""}


def hanging_verbs(lang: str) -> frozenset[str]:
    """The participles that lead up to what somebody says, as plain words; none where no table tells them."""
    return frozenset(_HANGING.get(lang, "").split("|")) - {""}


def phrases_of_source(lang: str) -> frozenset[str]:
    """The phrases behind which a source is named ("according to"), in lower case; for English, where all are plain."""
    return frozenset((_ACCORDING.get(lang) or "").split("|")) - {""}


def _whole(words: str) -> re.Pattern[str]:
    return lazily(rf"(?<![\w-])(?:{words})(?![\w-])")
