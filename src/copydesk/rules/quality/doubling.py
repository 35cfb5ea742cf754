"""Which words stand twice by accident, and which by grammar, habit or name."""

from copydesk.text.pattern import lazily


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# English words that no sentence has twice in a row.
ALWAYS_WRONG = _words(
    "the a an of and or but from his their our my your its be been has would could into than because every"
)
# English function words that a sentence can have twice, if rarely.
EITHER_WAY = _words("""
this these those were are have he she they we it if when which who as not also after about some any can should
must may between during against while under until upon without within where how what being does did
""")
# Prepositions that may follow the same word as a verb's particle ("the rights they fought for for years").
PARTICLES = _words("to for in on at by up over off out through around down with")
# Doubled by grammar ("had had"), for stress ("very very"), as sounds, in games and in names of things.
SILENT = _words("""
had that is do very really so too much many far long big old great never way deep super ultra high good bad hard slow
fast quick real right new here now then no yes yeah yep hey ha hee ho hi oh ah la na da doo boo bye hush tut knock go
win blah yada bling choo cha chop chu chi hear please night goody wah pee poo wee woo mama papa her you him me us well
okay ok aye ay ow ooh mm hmm um uh er again ever all only pretty quite just both same such tick tock ding dong wink
nudge thump bang beep bleep clap clip drip flip snip zip yap yum yo wow whoa sh shh tsk dum pom rah sis bon agar beri
cancan chin ga gaga jaw kiss kitty lot lots money muu nene one pip pompom quack ra run sing sleep step stop test tom
tutu autoplay two three four five six seven eight nine ten hundred thousand million billion years days hours miles
""")
# Words that grammar doubles, and where it cannot: "There there was", but not "the man there there was nobody".
GRAMMATICAL = {
    "there": lazily(r"There there (?:was|were|is|are|has|have)\b"),
    "was": lazily(
        r"was was (?:in|on|at|a|an|the|not|his|her|born|also|still|never|able|due|told|asked|sent|taken|held|killed|"
        r"found|made|given|known|seen|expected|named|elected|arrested|charged|built|opened)\b"
    ),
}
# Languages in which any doubled word is looked at, not only those of a list.
OPEN_LANGUAGES = frozenset({"en"})

# Other languages: only words that grammar never doubles.
FUNCTION_WORDS = {
    "es": _words("el los las un una de del en con por para y su sus al se pero sobre entre desde hasta fue han a ha"),
    "fr": _words(
        "le les un une des du de et au aux dans par pour sur avec ce ces son sa ses mais cette cet qui ou chez"
    ),
    "de": _words("""
und oder von für im am vom zum zur beim ins des eine einen einem aber dass auch ist hat wird wurde wurden sind waren
hatte hatten weil wenn zwischen gegen ohne seit bis diese dieser dieses diesem diesen seine seiner seinem seinen
unsere keine
"""),
    "it": _words("il gli un una di del della dei delle degli nel nella con per al alla dal dalla sul sulla ma"),
    "pt": _words("os um uma de do da dos das em na nas com por para ao pelo pela mas foi são"),
    "nl": _words("de van en een maar ook niet"),
    "pl": _words(
        "w z i na do że się o od po za przez dla jest są był była było były oraz lub przy pod nad ze we który"
    ),
    "ru": _words("в на с к по из за от до для не и или но что как при об у под над без через это был была было были"),
    "uk": _words("в на з до від для не і й або але що як при про під над без через це був була було були за по"),
}
# Of these the ones before which a capital shows no name: German nouns have one.
CAPITALS_FOLLOW = {"de": FUNCTION_WORDS["de"] - _words("von zum zur")}

# Words of five letters and more that these languages double for stress, in rhythm or by grammar.
OFTEN_DOUBLED = _words("""
piano forte appena subito adesso quasi molto sempre tanto vicino lento despacio mucho poquito luego ahora igual cerca
vraiment jamais toujours encore petit doucement langsam immer nicht schnell heute lange warum muito sempre agora
quase devagar logo langzaam altijd steeds bijna медленно скоро очень много долго совсем давно чуть-чуть далеко быстро
повільно дуже довго bardzo długo dawno powoli ledwo yavaş çabuk zaman sıkı güzel kolay
""")

_HOSTS_OF_TO = _words("""
talk talked talking listen listened listening speak spoke spoken speaking refer referred referring belong belonged
belongs subscribe subscribed adhere adhered object objected react reacted cater catered relate related attached devoted
opposed accustomed used aspire aspired sent said alluded attuned entitled talks speaks listens refers go goes
going gone went come comes coming came get gets got
""")
_HOSTS = _words("""
come comes get gets go goes look looks add adds call calls pay pays wait waits ask asks vote votes hope hopes fight
fights fought care account apply live lives move moves step steps log logs check checks hand hands pass carry bring
brought give gives take takes put puts set sets stand stands stood stay stays drop fill sign tune bid break broke cut
cuts close closes came went gave took run runs ran pick hold holds held keep keeps kept walk walks lock plug settle
settles deal dealt dwell engage what who whom which that dream think thinks thought rely depend decide agree count
insist sit sits sat sleep slept plan lead led seen been are is was were there
""")

_HOSTS_OF_WITH = _words("""
up along together away dealt deal deals live lives agree go goes gone went stay put what who that which are is was were
""")


def takes_particle(previous: str, word: str) -> bool:
    """Whether the word before may take the first of the two as its particle: "logged in in", "fought for for"."""
    if word == "to":
        return previous in _HOSTS_OF_TO
    if word == "with":
        return previous in _HOSTS_OF_WITH or previous.endswith(("ed", "ing", "en"))
    return previous in _HOSTS or previous.endswith(("ed", "ing", "en"))


# Words with which a phrase of two words begins that no sentence has twice in a row: "on Monday on Monday".
PHRASE_OPENERS = {
    "en": _words("""
in on at of for from with into onto by during since until about between through under after before because
have has had was were will would could should might must is are been
"""),
    "de": _words("ab in im am an auf von vom mit für zu zum zur bei nach aus über unter vor seit bis durch"),
    "fr": _words("à au aux dans de du des en par pour sur avec chez vers depuis a est ont sont"),
    "es": _words("a al en de del por para con desde hasta sobre entre ha han fue es"),
    "it": _words("a al alla in nel nella di del della da dal dalla con per su sul sulla"),
    "pt": _words("a ao em no na de do da dos das por para com desde até sobre entre"),
    "nl": _words("in op aan van voor met bij naar uit over door tot"),
    "pl": _words("w we z ze na do od po za przez dla o u przy pod nad"),
    "ru": _words("в во на с со к по из за от до для о об у под над при"),
    "uk": _words("в у на з із до від по за для о об про під над при"),
}
# Of these openers some may follow on themselves behind a clause: "those who have died have died in vain".
SUBJECTS = _words(
    "have has had was were will would could should might must is are been a est ont sont ha han fue es son"
)
ARTICLES = _words(
    "the a an le la les un une el los las der die das den dem ein eine il lo gli i o os as um uma de het een"
)
AFTER_ANOTHER = _words("another one other all more next again")  # "one after another after another"
RELATIVE = _words("who that which what they he she it we you i there whoever whatever qui que quien quienes")
