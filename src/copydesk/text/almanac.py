"""The names of months and weekdays by language, in the forms dates are written with."""

from functools import cache

import msgspec

# Twelve groups, January first; forms of one month are parted by a stroke. Abbreviations without their stop.
_MONTHS = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep "
    "october/oct november/nov december/dec",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
    "fr": "janvier/janv février/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct "
    "novembre/nov décembre/déc",
    "de": "januar/jänner/jan februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep "
    "oktober/okt november/nov dezember/dez",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago "
    "settembre/sett/set ottobre/ott novembre/nov dicembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
    "outubro/out novembro/nov dezembro/dez",
    "ru": "января/январь/январе/янв февраля/февраль/феврале/февр марта/март/марте апреля/апрель/апреле/апр "
    "мая/май/мае июня/июнь/июне июля/июль/июле августа/август/августе/авг сентября/сентябрь/сентябре/сент "
    "октября/октябрь/октябре/окт ноября/ноябрь/ноябре/нояб декабря/декабрь/декабре/дек",
    "uk": "січня/січень/січні лютого/лютий/лютому березня/березень/березні квітня/квітень/квітні "
    "травня/травень/травні червня/червень/червні липня/липень/липні серпня/серпень/серпні "
    "вересня/вересень/вересні жовтня/жовтень/жовтні листопада/листопад/листопаді грудня/грудень/грудні",
    "pl": "stycznia/styczeń/styczniu lutego/luty/lutym marca/marzec/marcu kwietnia/kwiecień/kwietniu "
    "maja/maj/maju czerwca/czerwiec/czerwcu lipca/lipiec/lipcu sierpnia/sierpień/sierpniu "
    "września/wrzesień/wrześniu października/październik/październiku listopada/listopad/listopadzie "
    "grudnia/grudzień/grudniu",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sept/sep "
    "oktober/okt november/nov december/dec",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
# Seven groups, Monday first.
_WEEKDAYS = {
    "en": "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat sunday/sun",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira/segunda terça-feira/terça quarta-feira/quarta quinta-feira/quinta sexta-feira/sexta "
    "sábado domingo",
    "ru": "понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга пятница/пятницу/пятницы "
    "суббота/субботу/субботы воскресенье/воскресенья",
    "uk": "понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга "
    "п’ятниця/п’ятницю/п'ятниця/п'ятницю субота/суботу/суботи неділя/неділю/неділі",
    "pl": "poniedziałek/poniedziałku wtorek/wtorku środa/środę/środy czwartek/czwartku piątek/piątku "
    "sobota/sobotę/soboty niedziela/niedzielę/niedzieli",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
}
# Words for a weekday that mean much else as well ("segunda", "pazar"): they count beside a date only.
_DOUBTFUL = "mon tues tue wed thurs thur thu fri sat sun segunda terça quarta quinta sexta pazar salı"
_BESIDE_DATES = frozenset(_DOUBTFUL.split())


class Almanac(msgspec.Struct, frozen=True):
    """The names of one language in lower case: months from 1, weekdays from 0 (Monday).

    `lone_weekdays` are clear without a date beside them; `shortened` are the names that may take a stop.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    lone_weekdays: dict[str, int]
    shortened: frozenset[str]


@cache
def almanac(lang: str | None) -> Almanac | None:
    """The names of a language, English where it is unknown; None for a language without a table."""
    code = (lang or "en")[:2].lower()
    if code not in _MONTHS:
        return None
    weekdays = _numbered(_WEEKDAYS[code], first=0)
    lone = {name: day for name, day in weekdays.items() if name not in _BESIDE_DATES}
    groups = [group.split("/") for group in (_MONTHS[code] + " " + _WEEKDAYS[code]).split()]
    shortened = {
        short
        for group in groups
        for short in group
        for full in group
        if len(short) < min(6, len(full)) and full.startswith(short)
    }
    return Almanac(_numbered(_MONTHS[code], first=1), weekdays, lone, frozenset(shortened))


def _numbered(groups: str, *, first: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(groups.split(), first) for name in group.split("/")}
