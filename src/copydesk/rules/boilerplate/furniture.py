"""Words that pages are furnished with, by what they speak of: weak signs, which only count together with a shape."""

from collections.abc import Mapping
from functools import cache

# Lower-case words of eleven languages. None of them gives a line away alone.
_WORDS = {
    "related": """
related more read also see watch recommended trending popular latest stories story article articles similar next
previous don't miss further reading relacionado relacionados relacionadas lea leer también vea más mire noticias
últimas leídas leído lire aussi voir plus articles liés sujet notre dossier lesen auch mehr thema themen passend
ähnliche meistgelesen meistgelesene empfohlen empfehlungen aktuelle weitere artikel leggi anche altri articoli
correlati leia saiba mais veja notícias lidas читайте также ещё еще новости теме материалы похожие смотрите тему
читати також теме матеріали схожі новини czytaj także zobacz również więcej polecamy powiązane lees ook meer
nieuws gerelateerd bekijk ilgili haberler daha fazla okuyun ayrıca bakın
""",
    "share": """
share print email e-mail save copy link copied bookmark send tweet pin compartir imprimir guardar copiar enlace
enviar partager imprimer envoyer enregistrer lien copier teilen drucken merken kopieren speichern mailen
versenden condividi stampa salva copia compartilhar compartilhe imprimir salvar enviar поделиться распечатать
сохранить скопировать ссылка поділитися друкувати зберегти посилання udostępnij drukuj zapisz kopiuj delen
printen opslaan doorsturen paylaş yazdır kaydet kopyala
""",
    "social": """
facebook twitter instagram whatsapp telegram youtube linkedin tiktok pinterest reddit threads bluesky mastodon
snapchat messenger flipboard follow followers followed fans síguenos seguir suivez abonnés folgen folge segui
seguici siga подписывайтесь подписаться канал підписуйтесь канал obserwuj śledź volg takip channel x.com vk
ok.ru
""",
    "subscribe": """
subscribe subscribed subscriber subscribers subscription newsletter newsletters sign signup up inbox login log
register registered account membership member members premium unlimited free trial offer access unlock support
donate donation suscríbete suscribirse suscriptor suscripción boletín registrarse cuenta gratis abonnez-vous
abonner abonné abonnement inscrire inscription compte gratuit abonnieren abo anmelden anmeldung registrieren
konto kostenlos einloggen testen unterstützen spenden abbonati iscriviti abbonamento accedi registrati assine
assinante assinatura cadastre entrar подписка подпишитесь войти регистрация підписка увійти реєстрація
subskrybuj prenumerata zaloguj zarejestruj konto abonneer abonneren inloggen aanmelden nieuwsbrief abone giriş
üye ol bülten password username
""",
    "comment": """
comment comments reply replies discussion forum moderated comentar comentarios comentario comentários commenter
commentaires commentaire kommentar kommentare kommentieren diskutieren leserbrief commenti commenta комментарии
комментировать комментарий коментарі коментар komentarze komentarz skomentuj reacties reageer reageren yorum
yorumlar
""",
    "advert": """
ad ads advert advertisement advertisements advertising sponsored promoted promotion paid partner partners
content buy shop now deal deals price prices sale discount coupon off order amazon publicidad anuncio
patrocinado publicité pub sponsorisé annonce anzeige anzeigen werbung gesponsert kaufen angebot pubblicità
sponsorizzato publicidade anúncio patrocinado реклама спонсор купить реклама купити reklama sponsorowane kup
advertentie gesponsord reklam sponsorlu
""",
    "credit": """
copyright © rights reserved reuters ap afp dpa epa getty images shutterstock associated press agency agencies
photo photos photograph image images pic credit credits source sources courtesy file reporting editing reported
contributed derechos reservados foto fotos fuente agencias droits réservés crédit photo source rechte
vorbehalten foto bild quelle agentur diritti riservati fonte direitos reservados crédito фото источник права
защищены фото джерело права fot źródło prawa zastrzeżone bron fotograaf kaynak fotoğraf hakları tass тасс
ukrinform efe ansa lusa pap anp aa iha
""",
    "time": """
updated published posted modified ago minutes minute min mins hours hour days read january february march april
may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday
tuesday wednesday thursday friday saturday sunday am pm est edt gmt utc cet bst ist uhr aktualisiert
veröffentlicht lesezeit stand minuten actualizado publicado hace horas publié mis jour à lecture aggiornato
pubblicato atualizado publicado às опубликовано обновлено назад оновлено опубліковано тому zaktualizowano
opublikowano bijgewerkt gepubliceerd güncelleme yayınlanma enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août septembre octobre
novembre décembre januar februar märz juni juli oktober dezember gennaio febbraio aprile maggio giugno luglio
settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro января
февраля марта апреля мая июня июля августа сентября октября ноября декабря січня лютого березня квітня травня
червня липня серпня вересня жовтня листопада грудня
""",
    "author": """
by author authors writer editor reporter correspondent journalist columnist contributor contact tips email von
autor autorin redaktion redakteur korrespondent por autora redacción periodista par auteur journaliste rédaction
di autore redazione redação автор редакция корреспондент автор редакція autor redakcja door auteur redactie
yazar editör staff bio biography profile works covers previously
""",
    "media": """
video videos podcast podcasts gallery slideshow play pause mute listen audio watch live stream photos episode
episodes playlist image caption hide show toggle fullscreen loading player vídeo galería escuchar ver directo
vidéo écouter diaporama direct hören anhören video ansehen bilderstrecke galerie live-ticker ticker ascolta
guarda diretta ouça assista vivo галерея слушать смотреть видео відео галерея дивитися слухати posłuchaj
obejrzyj wideo galeria luister kijk foto's dinle izle galeri
""",
    "page": """
home menu search skip main back top terms privacy policy cookies cookie consent settings about contact us help
faq careers sitemap accessibility feedback report error close open continue click here tap button javascript
browser enable loading tags tag topics topic filed under categories category section page inicio buscar términos
privacidad ajustes cerrar accueil recherche conditions confidentialité fermer retour startseite suche impressum
datenschutz zurück schließen schlagworte schlagwörter cerca chiudi privacy etiquetas pesquisa fechar главная
поиск теги метки закрыть головна пошук теги закрити szukaj zamknij tagi zoeken sluiten anasayfa ara kapat
etiketler app download ios android google play store
""",
}


@cache
def furniture() -> Mapping[str, frozenset[str]]:
    """The words of each kind."""
    return {kind: frozenset(words.split()) for kind, words in _WORDS.items()}


@cache
def kinds_of_words() -> Mapping[str, tuple[str, ...]]:
    """The kinds of each word."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in furniture().items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found
