"""How text is set in a letter: what stays together, which signs are used, which are not let in. Pure."""

import html
import re
import unicodedata

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
APOSTROPHE = "\u2019"

# Signs that show nothing, or turn the direction of what follows: they hide or reorder words on a paper.
_HIDDEN = dict.fromkeys(
    [
        0x00AD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero width, left-to-right and right-to-left marks
        *range(0x202A, 0x202F),  # embeddings and overrides
        *range(0x2060, 0x2070),  # joiners, isolates, invisible operators
        0x061C,
        0x180E,
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),  # tags
    ]
)
# Control, unpaired, unassigned, private.
_REFUSED = frozenset({"Cc", "Cs", "Cn", "Co", "Zp"})
_APOSTROPHES = str.maketrans(dict.fromkeys("'\u02bc\u2018`\u00b4\u02b9\u2032", APOSTROPHE))

_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_ACTS = "UU|PP|Perppu|Perpres|Permendagri|PermenPANRB|PerBKN|PKPU|Perbawaslu|SE|SKB"
_SHORT_NUMBER = r"\d+(?:-\d+)?(?![\d./\w-])"
# Each pattern's spaces become no-break spaces.
_BOUND = [
    re.compile(rule)
    for rule in (
        r"\b[Pp]asal \d+[A-Z]?\b",
        r"\b[Aa]yat \(\d+[a-z]?\)",
        r"\b[Hh]uruf [a-z]\b",
        r"\b[Aa]ngka \d+\b",
        rf"\b[Nn]omor {_SHORT_NUMBER}",
        r"\bNOMOR \d+ TAHUN \d{4}\b",
        r"\b[Tt]ahun \d{4}\b",
        rf"\b(?:{_ACTS}) \d+(?:/\d{{4}})?\b",
        r"\b[Ll]ampiran [IVXLC]+\b",
        r"\b[Dd]iktum [A-Z]+\b",
        rf"\b\d{{1,2}} (?:{_MONTHS})\b",
        r"\b(?:a\.n\.|u\.b\.|u\.p\.|d\.a\.|Plt\.|Plh\.|Pj\.) (?=\S)",
        r"\b[Pp]ukul \d{1,2}[.:]\d{2}(?: WI(?:B|TA|T)\b)?",
        r"\b\d{1,2}[.:]\d{2} WI(?:B|TA|T)\b",
        r"\b\d+(?:,\d+)? (?:KB|MB|GB|menit|detik|jam|hari)\b",
        r"\bASEAN Eng\.",
        r"\b(?:Pos-el|Laman) (?=\S)",
    )
]
# A line may end after the "-" or "/" in these, and should not: Al-Ma'arif, (IV/d), Pos-el.
_UNPARTED = re.compile(r"(?<=\b[A-Z][A-Za-z]-)(?=[A-Z])|(?<=[IVX]/)(?=[a-e]\b)|(?<=\bPos-)(?=el\b)")
_TOKEN = re.compile(r"\S+")
_AFTER_DOT = re.compile(r"(?<=[A-Za-z])\.(?=[A-Za-z0-9])")
_HYPHEN = re.compile(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])")
_TAG = re.compile(r"(<[^>]*>)")


def clean(text: str) -> str:
    """Return ``text`` as it may enter a letter: composed, without control, hidden and direction signs.

    Line ends stay, as "\\n"; every other control sign, tabs among them, becomes a space.
    """
    text = re.sub("\r\n?|\u2028|\u2029", "\n", text)
    text = unicodedata.normalize("NFC", text).translate(_HIDDEN)
    kept = (sign if sign == "\n" or unicodedata.category(sign) not in _REFUSED else " " for sign in text)
    return re.sub(r"[ ]*\n[ ]*", "\n", "".join(kept)).strip()


def typeset(text: str) -> str:
    """Return plain ``text`` with the marks of a well set letter; setting twice changes nothing more.

    No-break spaces inside references and dates, U+2060 inside document numbers (so that they break after "/"
    only), in names such as Al-Rasyid and in ranks, and one apostrophe, U+2019, which both fonts have.
    """
    text = text.translate(_APOSTROPHES)
    for rule in _BOUND:
        text = rule.sub(lambda found: found[0].replace(" ", NBSP), text)
    text = _UNPARTED.sub(WORD_JOINER, text)
    return _TOKEN.sub(lambda found: _document_number(found[0]), text)


def typeset_html(page: str) -> str:
    """Set the text between the tags of an escaped page; tags and their attributes stay as they are."""
    parts = _TAG.split(page)
    parts[::2] = [html.escape(typeset(html.unescape(part)), quote=False) for part in parts[::2]]
    return "".join(parts)


def _document_number(token: str) -> str:
    """Join a document number's parts; a web or mail address is none."""
    is_number = "/" in token and any(sign.isdigit() for sign in token)
    if not is_number or "@" in token or "://" in token or re.search(r"[a-z]{2}", token):
        return token
    token = _AFTER_DOT.sub(f".{WORD_JOINER}", token)
    return _HYPHEN.sub(f"-{WORD_JOINER}", token)
