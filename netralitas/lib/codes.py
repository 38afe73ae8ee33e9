"""Codes a person writes down and reads aloud: the reporter's follow-up code and the token on a letter.

The alphabet is Crockford's base 32, without I, L, O and U.
"""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from django.utils.translation import gettext as _

from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DATA = 16  # characters of 5 bits: 80 bits, beyond guessing even for who holds the whole table of hashes
TOKEN = 12
EXAMPLE = "7K2M-9QXD-4TRB-E6WH-S"
MISREAD = str.maketrans("ILO", "110")
# About 50 ms on one core: a code of 80 random bits needs no more, and a wrong guess costs a caller as much.
HASHER = PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


def new_code() -> str:
    """Draw a follow-up code, ``XXXX-XXXX-XXXX-XXXX-C``: 80 random bits and a check character."""
    data = _random(DATA)
    return _in_fours(data + check_character(data))


def parse(text: str) -> str:
    """Return the canonical form of a code as somebody typed it.

    Case, spaces and dashes do not matter, I and L are read as 1, O as 0. Raises Refusal ``code_form`` when it
    is no code or the check character tells of a slip.
    """
    typed = unicodedata.normalize("NFKC", text).upper()
    plain = "".join(sign for sign in typed if not _is_filler(sign)).translate(MISREAD)
    if len(plain) != DATA + 1 or not set(plain) <= set(ALPHABET):
        raise Refusal(
            _("Kode terdiri dari 17 huruf dan angka, misalnya %(code)s. Periksa kembali kode Anda.")
            % {"code": EXAMPLE},
            code="code_form",
        )
    if check_character(plain[:-1]) != plain[-1]:
        raise Refusal(
            _("Ada huruf atau angka yang keliru di dalam kode ini. Cocokkan satu per satu dengan catatan."),
            code="code_form",
        )
    return _in_fours(plain)


def check_character(data: str) -> str:
    """Return the character that makes slips of the pen visible.

    The characters are numbers of the field GF(32), weighted with powers of its generator (polynomial
    x^5+x^2+1). Up to 30 places all weights differ and none is zero, so every single wrong character and every
    exchange of two unequal ones, neighbours or not, changes the sum. The check character itself is the place
    of weight 1.
    """
    total = 0
    for sign in data:
        total = _times_generator(total ^ ALPHABET.index(sign))
    return ALPHABET[total]


def index_of(code: str) -> str:
    """Return the blind index by which the row of a canonical code is found."""
    return blind_index(code, "follow-up-code")


def hash_code(code: str) -> str:
    """Return the argon2id hash of a canonical code; it takes about 50 ms."""
    return HASHER.hash(code)


def matches(code: str, stored: str) -> bool:
    """Tell whether a canonical code belongs to a stored hash; an empty or broken hash belongs to none."""
    try:
        return HASHER.verify(stored, code)
    except InvalidHashError:
        burn()
    except VerificationError:
        pass
    return False


def burn() -> None:
    """Spend the time of ``matches`` where no row was found, so that an answer's delay tells nothing."""
    HASHER.hash(ALPHABET)


def new_token() -> str:
    """Draw the token printed on a letter: 12 characters, 60 random bits."""
    return _random(TOKEN)


def show_token(token: str) -> str:
    """Return a token in groups of four, as it is printed."""
    return _in_fours(token)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(length))


def _in_fours(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def _is_filler(sign: str) -> bool:
    """Tell whether a sign only parts or decorates: blanks, dashes and minus signs, and what has no width."""
    return sign.isspace() or sign == "−" or unicodedata.category(sign) in {"Pd", "Cf"}


def _times_generator(number: int) -> int:
    number <<= 1
    return number ^ 0b100101 if number & 0b100000 else number
