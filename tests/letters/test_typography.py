import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.letters.typography import clean, typeset, typeset_html

SEEN = {"\u00a0": "~", "\u2060": "^"}


def seen(text):
    """Show no-break spaces as ~ and word joiners as ^."""
    return "".join(SEEN.get(sign, sign) for sign in text)


@pytest.mark.parametrize(
    ("given_text", "set_text"),
    [
        ("menurut Pasal 5 huruf n angka 6", "menurut Pasal~5 huruf~n angka~6"),
        ("Pasal 9 ayat (2) dan Pasal 52A", "Pasal~9 ayat~(2) dan Pasal~52A"),
        ("tanggal 22 September 2022", "tanggal 22~September 2022"),
        ("Nomor 94 Tahun 2021", "Nomor~94 Tahun~2021"),
        ("Nomor 800-5474 Tahun 2022", "Nomor~800-5474 Tahun~2022"),
        ("PP 94/2021 dan UU 20/2023", "PP~94/2021 dan UU~20/2023"),
        ("a.n. Kepala Badan, u.b. Deputi, Plt. Camat", "a.n.~Kepala Badan, u.b.~Deputi, Plt.~Camat"),
        ("pukul 09.05 WIT", "pukul~09.05~WIT"),
        ("Al-Rasyid, AL-MA'ARIF, El-Amin", "Al-^Rasyid, AL-^MA’ARIF, El-^Amin"),
        ("Sri Rahayu-Lestari dan Kepala Sub-Bagian", "Sri Rahayu-Lestari dan Kepala Sub-Bagian"),
        ("Pembina Utama Madya (IV/d), III/b", "Pembina Utama Madya (IV/^d), III/^b"),
        ("IPU., ASEAN Eng.", "IPU., ASEAN~Eng."),
        ("Laman contoh.go.id · Pos-el a@contoh.go.id", "Laman~contoh.go.id · Pos-^el~a@contoh.go.id"),
        ("Lampiran II, Diktum KESATU", "Lampiran~II, Diktum~KESATU"),
        ("412 KB selama 3 menit 41 detik", "412~KB selama 3~menit 41~detik"),
        # a long number stays free to begin on the next line
        ("Nomor 800.1.6.2/1188/SETDA", "Nomor 800.1.6.2/1188/SETDA"),
        # what only looks like a reference
        ("angkasa 6 dan pasalnya 5", "angkasa 6 dan pasalnya 5"),
        ("bertahun 2021 orang", "bertahun 2021 orang"),
    ],
)
def test_typeset_keeps_references_together(given_text, set_text):
    assert seen(typeset(given_text)) == set_text


@pytest.mark.parametrize(
    ("given_text", "set_text"),
    [
        ("R/417/D4-WS.03/2024", "R/417/D4-^WS.^03/2024"),
        ("1447.1/PM.01/K.1/09/2022", "1447.1/PM.^01/K.^1/09/2022"),
        (
            "R/0000498/SETJEN.BRO-SDMA/KP.05.04.02-NET/XI/2024",
            "R/0000498/SETJEN.^BRO-^SDMA/KP.^05.04.02-^NET/XI/2024",
        ),
        ("netralitas.contoh.go.id/verifikasi/7KQ2", "netralitas.contoh.go.id/verifikasi/7KQ2"),
        ("https://contoh.go.id/A.1/B-2", "https://contoh.go.id/A.1/B-2"),
        ("M.Si. dan S.IP.", "M.Si. dan S.IP."),
    ],
)
def test_typeset_lets_document_numbers_break_after_slashes_only(given_text, set_text):
    assert seen(typeset(given_text)) == set_text


@pytest.mark.parametrize("sign", ["'", "\u02bc", "\u2018", "`", "\u2019", "\u00b4"])
def test_typeset_knows_one_apostrophe(sign):
    assert typeset(f"Ma{sign}rey") == "Ma\u2019rey"


def test_typeset_leaves_quotation_marks_alone():
    assert typeset("“Forum RW” dan «lain»") == "“Forum RW” dan «lain»"


@given(st.text())
def test_typeset_twice_is_typeset_once(text):
    assert typeset(typeset(text)) == typeset(text)


@given(st.text(alphabet=st.characters(exclude_characters="'\u02bc\u2018`\u00b4\u02b9\u2032\u2060\u00a0")))
def test_typeset_changes_no_visible_sign(text):
    assert typeset(text).replace("\u2060", "").replace("\u00a0", " ") == text


def test_typeset_html_leaves_tags_and_attributes_as_they_are():
    page = '<p title="Pasal 5">Pasal 5 &lt;b&gt; Ma&#x27;rey &amp; lain</p>'
    assert seen(typeset_html(page)) == '<p title="Pasal 5">Pasal~5 &lt;b&gt; Ma’rey &amp; lain</p>'


@given(st.text())
def test_typeset_html_lets_no_escaped_text_become_a_tag(text):
    from django.utils.html import escape

    assert typeset_html(escape(text)).count("<") == 0


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("Yusuf\u202egnp.exe", "Yusufgnp.exe"),
        ("\u200fnama\u200e\u2066 dua\u2069", "nama dua"),
        ("so\u00adsia\u200blisasi", "sosialisasi"),
        ("satu\tdua\x00tiga\x1b", "satu dua tiga"),
        ("baris satu\r\n  baris dua\u2028tiga", "baris satu\nbaris dua\ntiga"),
        ("e\u0301", "\u00e9"),
        ("tidak \ud800 berpasangan", "tidak   berpasangan"),
        ("  tepi  ", "tepi"),
    ],
)
def test_clean_lets_no_hidden_sign_in(dirty, plain):
    assert clean(dirty) == plain


@given(st.text())
def test_clean_leaves_what_can_be_encoded_and_seen(text):
    kept = clean(text)
    kept.encode()
    assert {unicodedata.category(sign) for sign in kept if sign != "\n"}.isdisjoint({"Cc", "Cs"})
    assert clean(kept) == kept
