"""Abbreviations whose stop need not end a sentence, and the words that begin one, by language."""

from functools import cache

import msgspec

# A name or a lower-case word follows: the sentence goes on.
_NEVER = {
    "en": "Mr Mrs Ms Mx Messrs Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Capt Cmdr Adm Maj Sgt Cpl Pvt "
    "Rev Hon Pres Supt Amb Atty Asst Assoc Det Insp Brig vs viz e.g i.e cf approx ca",
    "es": "sr sra srta dr dra prof gral lic ing Sr Sra Srta Sres Sras Dr Dra Dres Dña Ud Uds Vd Lic Ing Arq "
    "Gral Cnel Cap Sto Sta Mons Prof Profa Avda p.ej cf",
    "fr": "MM Mme Mlle Mgr Dr Pr Me Ste St cf env av",
    "de": "Dr Prof Hr Hrn Fr Ing Dipl St bzw ca z.B d.h u.a o.Ä vgl ggf inkl evtl sog Mio Mrd Tel geb gest Nr Abs Art",
    "it": "sig dott prof ing avv on sen gen mons arch rag geom Sig Sig.ra Sigg Dott Dott.ssa Dr Prof Prof.ssa "
    "Ing Avv On Sen Gen Mons Arch Rag Geom ca cfr",
    "pt": "sr sra dr dra prof eng Sr Sra Srs Srta Dr Dra Prof Profa Eng Exmo Gen Cel Cap Sto Sta cf",
    "ru": "им ул пл просп стр тыс млн млрд руб коп проф акад ген полк св гр т.е т.н т.к см напр",
    "uk": "ім вул буд пл просп тис млн млрд грн проф акад ген полк св ст див напр т.з т.зв",
    "pl": "dr prof hab inż mgr gen płk ks św bp abp ul al np tzw m.in tj tys pkt godz ok por red",
    "nl": "dhr mevr mw dr prof ir ing drs mr bijv o.a d.w.z ca St z.g",
    "tr": "Dr Prof Doç Yrd Av Sn Hz Alb Gen Org Op bkz örn",
}
# A number follows: the sentence goes on.
_NUMBERED = {
    "en": "No Nos no nos pp vol vols Vol fig figs Fig art Art sec Sec ch para Jan Feb Mar Apr Jun Jul Aug Sept "
    "Sep Oct Nov Dec",
    "es": "núm Núm pág págs art arts vol cap ene feb mar abr jun jul ago sept oct nov dic",
    "fr": "art vol chap janv févr avr juill sept oct nov déc",
    "de": "Bd Kap Jan Feb Apr Aug Sept Okt Nov Dez S",
    "it": "art artt pag pagg vol cap gen feb mar apr giu lug ago sett ott nov dic",
    "pt": "pág págs art vol cap jan fev mar abr jun jul ago set out nov dez",
    "ru": "ст рис табл янв февр апр авг сент окт нояб дек",
    "uk": "рис табл січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "pl": "str poz art ust rys tab",
    "nl": "nr blz art jan feb mrt apr jun jul aug sept okt nov dec",
    "tr": "No sy mad",
}
# They stand at the end of a sentence as well: it ends there if a word follows that begins sentences.
_EITHER = {
    "en": "Inc Co Cos Corp Ltd Jr Sr Bros LLC etc al St Ste Ave Blvd Rd Mt Ft Dept Univ Esq ed eds est Ala Ariz "
    "Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Tenn Tex Va Vt Wash Wis Wyo Mon Tue Tues Wed Thu Thur Thurs Fri Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec am pm Ph Yahoo",
    "es": "etc Cía Ltda Av Hnos pdo",
    "fr": "etc bd Cie Sté",
    "de": "usw etc Str Co Jh Jhd u.s.w",
    "it": "ecc Soc Cia",
    "pt": "etc Ltda Cia Av",
    "ru": "др пр гг обл",
    "uk": "ін рр обл",
    "pl": "itd itp in zł proc sp jr",
    "nl": "enz etc",
    "tr": "vb vs Ltd Şti Cad Sok Mah",
}
_STARTERS = {
    "en": "The A An He She It They We I You In On At But And Or Nor So If When While As After Before This That "
    "These Those There Here His Her Their Its Our My Your For From With Without By To Not No Yes Now Then "
    "Still Yet Also Because Since Although Though However Meanwhile What Who Why How Where Which Some "
    "Many Most All Both Each Such Other Others Another One Two Three Several According During Despite "
    "Earlier Last Later Under Until Unlike Once Only Even Just Mr Mrs Ms Dr Sen Rep Gov Asked Is Are Was "
    "Were Has Have Had Do Does Did Can Could Will Would Should Let",
    "es": "El La Los Las Lo Un Una En Pero Y Se No Por Con De A Al Según Su Sus Este Esta Esto Ese Esa Para "
    "Como Cuando Si Es Ya También Además Sin Tras Entre Desde Hasta Ella Ellos Yo Nos",
    "fr": "Le La Les Un Une Des Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Mais Et En Dans Pour Par Avec "
    "Sur Au Aux À Si Selon Son Sa Ses Leur Après Avant Depuis Alors Cependant Pourtant Ainsi",
    "de": "Der Die Das Den Dem Ein Eine Er Sie Es Wir Ich Ihr In Im Am An Auf Bei Mit Nach Für Von Vor Zu Zum "
    "Und Aber Doch Auch Wenn Als Wie Was Wer Dies Diese Dieser Dieses Damit Dabei Dann Nun So Da Seit "
    "Laut Während Nicht Sein Seine",
    "it": "Il Lo La I Gli Le Un Una Uno È E Ma In Nel Nella Con Per Da Dal Di Del A Al Alla Su Se Non Si "
    "Secondo Questo Questa Lui Lei Loro Noi Io Anche Dopo Prima Quando Come Che",
    "pt": "O A Os As Um Uma Em No Na Nos Nas Mas E De Do Da Por Para Com Se Não Segundo Este Esta Isso Ele Ela "
    "Eles Elas Nós Eu Também Após Quando Como Já",
    "ru": "В Во На Но И А Он Она Они Оно Мы Я Вы По С Со К За Из От Для При Это Эта Этот Эти Как Если Когда "
    "Также Однако После Так Что Не Его Её Их Об О До",
    "uk": "У В На Але І Й А Та Він Вона Вони Воно Ми Я Ви За З Зі До Від Для При Це Ця Цей Ці Як Якщо Коли "
    "Також Однак Після Так Що Не Його Її Їх Про Під",
    "pl": "W We Na Ale I A Z Ze On Ona Oni Ono My Ja Po Do Od Dla Przy To Ta Ten Te Jak Jeśli Gdy Kiedy Także "
    "Jednak Według Nie Jego Jej Ich Za O Przed Już",
    "nl": "De Het Een Hij Zij Ze Wij We Ik Je U Dat Dit Deze Die In Op Aan Met Voor Van Bij Na Door Om Maar En "
    "Ook Als Toen Volgens Er Daar Niet Zijn Haar Hun",
    "tr": "Bu Bir O Ve Ama Ancak Fakat Ben Biz Siz Onlar Çünkü Daha Her Hem Ne Şu Yine Sonra Önce Ayrıca Böylece",
}
ORDINAL_STOP = frozenset({"de", "tr", "pl", "cs", "da", "no", "fi", "hu"})  # "28. September": a stop makes an ordinal


class Usage(msgspec.Struct, frozen=True):
    """How one language uses stops; words as they are written, without their last stop."""

    never: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    ordinals: bool
    all: frozenset[str]  # every abbreviation, in capitals too


@cache
def usage(lang: str | None) -> Usage:
    """The usage of a language, English where it is unknown; of others we know initials and letters with stops."""
    code = (lang or "en")[:2].lower()

    def table(source: dict[str, str]) -> frozenset[str]:
        words = source.get(code, "").split()
        return frozenset(words if code == "en" else [*words, *(word[0].upper() + word[1:] for word in words)])

    never, numbered, either = table(_NEVER), table(_NUMBERED), table(_EITHER)
    every = never | numbered | either
    every |= {word.upper() for word in every}
    return Usage(never, numbered, either, table(_STARTERS), code in ORDINAL_STOP, every)
