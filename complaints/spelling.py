"""Read a code aloud: a word for every letter and figure, so that nobody hears a B for a D; pure."""

from django.utils.translation import gettext as _

WORDS = dict(
    zip(
        "ABCDEFGHJKMNPQRSTVWXYZ",
        [
            "Alfa",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "Juliett",
            "Kilo",
            "Mike",
            "November",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu",
        ],
        strict=True,
    )
)


def spelled(code: str) -> list[str]:
    """Return one sentence per group of a code: ``"7HQ2"`` → ``"Tujuh, Hotel, Quebec, dua."``"""
    figures = dict(
        zip(
            "0123456789",
            [
                _("nol"),
                _("satu"),
                _("dua"),
                _("tiga"),
                _("empat"),
                _("lima"),
                _("enam"),
                _("tujuh"),
                _("delapan"),
                _("sembilan"),
            ],
            strict=True,
        )
    )
    sentences = [", ".join(WORDS.get(sign) or figures.get(sign, sign) for sign in group) for group in code.split("-")]
    return [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences if sentence]
