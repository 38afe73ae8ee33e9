"""The papers on the page of a case: looked at, given out, fetched, printed; by whom, and what never stands in them."""

import pytest
from django.urls import reverse

from complaints import documents, hiding, sight, triage, workflow
from complaints.models import Complaint, Witness
from netralitas.audit.models import Entry
from netralitas.letters.models import Letter
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import page, printed, statements_of, step, text_of
from tests.complaints.test_deskintake import ADD, TYPED
from tests.complaints.test_documents import IDENTITY, YOU, asked, closed, forwarded
from tests.complaints.test_documents import text_of as words_of
from tests.complaints.test_referralletters import referred


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


@pytest.fixture
def verifier(officer):
    return make.at_desk(officer)


def draft(case, kind: str) -> str:
    return reverse("admin:complaints_complaint_draft", args=[case.pk, kind])


def document(case, letter) -> str:
    return reverse("admin:complaints_complaint_document", args=[case.pk, letter.pk])


def test_page_offers_what_can_be_given_out_now_and_nothing_else(officer, verifier):
    offers = {
        "new": verifier.get(page(make.report().complaint)).context["documents"].offers,
        "asked": verifier.get(page(asked(officer))).context["documents"].offers,
        "closed": verifier.get(page(closed(officer, you=YOU))).context["documents"].offers,
        "forwarded": verifier.get(page(forwarded(officer))).context["documents"].offers,
    }

    assert {stage: [offer.action for offer in found] for stage, found in offers.items()} == {
        "new": [],
        "asked": ["completion_notice"],
        "closed": ["status_notice"],
        "forwarded": ["status_notice", "forwarding"],
    }
    assert offers["closed"][0].form.initial["reason"] == "Foto lama."


def test_one_press_gives_it_out_and_a_second_one_no_other(officer, verifier):
    case = forwarded(officer)

    presses = [verifier.post(step(case, "forwarding"), follow=True) for _press in range(2)]

    first, second = map(text_of, presses)
    letter = Letter.objects.get(kind="forwarding")
    assert f"Surat penerusan Nomor {letter.number} terbit." in first
    assert f"Isinya tidak berubah: surat Nomor {letter.number} tetap berlaku, tidak ada surat baru." in second
    assert letter.number in text_of(verifier.get(page(case)))
    assert presses[1].redirect_chain[0][0].endswith("#dokumen")
    assert Entry.objects.filter(action="complaint.paper").count() == 1


def test_reason_is_asked_where_the_reporter_reads_one(officer, verifier):
    case = closed(officer, you=YOU)

    empty = verifier.post(step(case, "status_notice"), {"reason": "  "})
    given = verifier.post(step(case, "status_notice"), {"reason": "Fotonya dari tahun 2019."}, follow=True)

    assert (empty.status_code, given.status_code) == (422, 200)
    assert "Tulis alasan yang dibaca pelapor." in text_of(empty)
    assert Letter.objects.get(kind="status_notice").context["reasons"] == ["Fotonya dari tahun 2019."]


def test_draft_shows_what_was_typed_and_writes_nothing(officer, verifier):
    case = closed(officer, you=YOU)

    response = verifier.post(draft(case, "status_notice"), {"reason": "Fotonya dari tahun 2019."})
    refused = verifier.post(draft(case, "status_notice"), {"reason": ""})

    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "application/pdf",
        f'attachment; filename="konsep-{case.number}.pdf"',
    )
    assert response.content.startswith(b"%PDF")
    assert refused.status_code == 422
    assert not Letter.objects.filter(kind="status_notice").exists()
    assert verifier.post(draft(case, "receipt")).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "\u202egnp.exe",
        "x" * 4000,
        "Ω 会 🏛 \x00 \ud7ff",
        "' OR 1=1 --",
        "{{ case }}{% now %}",
    ],
)
def test_hostile_reason_is_words_in_the_letter_and_on_the_page(officer, verifier, typed):
    case = closed(officer, you=YOU)

    response = verifier.post(step(case, "status_notice"), {"reason": f"Alasan {typed}"}, follow=True)

    assert response.status_code in (200, 422)
    assert "<script>alert" not in response.content.decode()
    for letter in Letter.objects.filter(kind="status_notice"):
        assert verifier.get(document(case, letter)).content.startswith(b"%PDF")


def test_reason_that_is_too_long_is_refused_with_what_was_typed(officer, verifier):
    response = verifier.post(step(closed(officer, you=YOU), "status_notice"), {"reason": "x" * 4001})

    assert response.status_code == 422
    assert "x" * 4001 in response.content.decode()


def test_reporters_of_reports_handled_with_a_finding_get_their_notice(officer, verifier):
    case = forwarded(officer)
    Complaint.objects.filter(pk=case.pk).update(channel="finding")
    assert verifier.get(page(case)).context["documents"].offers[0].action == "forwarding"
    follower = make.report().complaint
    Complaint.objects.filter(pk=follower.pk).update(status="merged", lead=case)

    response = verifier.get(page(case))
    assert [offer.action for offer in response.context["documents"].offers] == ["status_notice", "forwarding"]
    verifier.post(step(case, "status_notice"), {})

    assert Letter.objects.get(kind="status_notice").subject_id == str(follower.pk)


def test_referral_letter_is_drafted_given_out_and_told_apart_from_the_one_to_the_satgas(officer, verifier):
    case = referred(officer, others=({"id": "2", "post": "Lurah Sendang", "employment_status": "pns"},))
    row = case.referrals.get()
    assert "Terbitkan: Surat penerusan kepada Bupati Tirtamukti" in text_of(verifier.get(page(case)))

    draft = verifier.post(f"{page(case)[:-7]}documents/referral_letter/draft/", {"referral": row.pk})
    response = verifier.post(step(case, "referral_letter"), {"referral": row.pk}, follow=True)

    assert draft.content.startswith(b"%PDF")
    letter = Letter.objects.get(kind="forwarding")
    text = text_of(response)
    assert f"Surat penerusan Nomor {letter.number} terbit." in text
    assert "Terbitkan pengganti: Surat penerusan kepada Bupati Tirtamukti" in text
    assert "Terbitkan: Surat Penerusan" in text
    assert "Terbitkan pengganti: Surat Penerusan" not in text


@pytest.mark.parametrize("typed", ["", "0", "-1", "9" * 30, "<script>", "\x00"])
def test_referral_that_is_not_of_this_case_gets_a_sentence(officer, verifier, typed):
    elsewhere, case = referred(officer), referred(officer)
    for given in (typed, elsewhere.referrals.get().pk):
        assert verifier.post(step(case, "referral_letter"), {"referral": given}).status_code == 422
    assert not Letter.objects.filter(kind="forwarding").exists()


def test_reading_a_paper_is_journaled(officer, verifier):
    case = forwarded(officer)
    letter = documents.forwarding_letter(case, actor=officer)

    response = verifier.get(document(case, letter))

    assert response.content.startswith(b"%PDF")
    entry = Entry.objects.get(action="complaint.read_paper")
    assert (entry.actor_label, entry.data) == ("verifikator", {"letter": letter.pk, "number": letter.number})


def test_paper_of_another_case_or_kind_is_not_there(officer, verifier):
    case, other = forwarded(officer), forwarded(officer)
    letter = documents.forwarding_letter(other, actor=officer)
    receipt = Letter.objects.get(kind="receipt", subject_id=str(case.pk))

    assert verifier.get(document(case, letter)).status_code == 404
    assert verifier.get(document(case, receipt)).status_code == 404


def test_receipt_of_a_report_taken_at_the_desk_can_be_printed_again(officer, verifier):
    case = make.report().complaint
    case.entered_by = officer
    case.save(update_fields=["entered_by"])
    receipt = Letter.objects.get(kind="receipt")

    assert "Tanda Terima Laporan" in text_of(verifier.get(page(case)))
    assert verifier.get(document(case, receipt)).content.startswith(b"%PDF")


def test_officer_who_entered_a_report_is_led_to_its_receipt(verifier):
    response = verifier.post(ADD, TYPED)

    case = response.context["case"]
    assert f'href="{page(case)}#dokumen"' in response.content.decode()
    assert response.context["code"] not in verifier.get(page(case)).content.decode()
    (receipt,) = verifier.get(page(case)).context["documents"].papers
    assert receipt.kind == "receipt"
    assert "Petugas yang mencatat laporan ini menyampaikannya sekali kepada Anda." in words_of(receipt)


@pytest.mark.parametrize(
    ("who", "notice", "forwarding"),
    [
        ("verifikator", 200, 200),
        ("satgas", 200, 200),
        ("kemendagri", 404, 200),
        ("auditor", 200, 200),
        ("admin", 404, 404),
        ("instansi", 404, 404),
        ("instansi-lain", 404, 404),
    ],
)
def test_papers_open_to_the_roles_they_concern(cast, officer, who, notice, forwarding):
    case = forwarded(officer)
    (first,), second = documents.status_notice(case, actor=officer), documents.forwarding_letter(case, actor=officer)
    browser = make.at_desk(cast[who])

    assert (browser.get(document(case, first)).status_code, browser.get(document(case, second)).status_code) == (
        notice,
        forwarding,
    )


def test_verifier_of_another_office_reads_and_gives_nothing_out(officer):
    above = make.at_desk(make.user(Role.VERIFIER, "verifikator-provinsi", instansi="bawaslu-99", region="99"))
    case = forwarded(officer)

    response = above.get(page(case))

    assert response.context["documents"].offers == []
    assert "Surat perkara ini diterbitkan petugas Bawaslu Kabupaten Tirtamukti." in text_of(response)
    assert above.post(step(case, "forwarding")).status_code == 422
    assert not Letter.objects.filter(kind="forwarding").exists()


# --- The whole case on paper


def test_print_holds_the_case_and_neither_reporter_nor_witness_nor_talk(officer, verifier):
    case = forwarded(officer, you=YOU)
    Witness.objects.create(complaint=case, details="Sulastri Saksi", contact="0899999")

    response = verifier.get(printed(case))

    text, entry = text_of(response), Entry.objects.get(action="complaint.print")
    for words in (
        case.number,
        case.register_number,
        case.narrative,
        case.study_conclusion,
        case.evidence.first().sha256,
        "SKB 22 September 2022 (Pemilu dan Pemilihan)",
        "Terlihat pada foto asli dan unggahan.",
        f"dicetak oleh {officer.full_name}",
        f"Cetakan ini catatan ke-{entry.seq} pada jurnal perkara.",
        entry.digest,
        "Saksi disebutkan: 1.",
    ):
        assert words in text
    assert [secret for secret in (*IDENTITY, "Sulastri", "0899999") if secret in text] == []
    assert "no-store" in response["Cache-Control"]


def test_print_hides_names_from_everybody_and_counts_witnesses_for_the_office_alone(cast, officer, verifier):
    told = {"you": YOU, "what": {"narrative": "Rahmadi dan Budi Santoso melihatnya."}}
    told["who"] = {"accused_name": "Camat, paman Budi Santoso"}
    case = forwarded(officer, **told)
    hiding.hide(case, ["Budi Santoso"], reporter=True, seen=sight.version(case), actor=officer)

    office, satgas = (text_of(client.get(printed(case))) for client in (verifier, make.at_desk(cast["satgas"])))

    for said in (office, satgas):
        assert "█████ [disamarkan] dan █████ [disamarkan] melihatnya." in said
        assert "Budi" not in said
    assert "Saksi disebutkan: 0." in office
    assert "Saksi dan pesan dengan pelapor hanya dibaca petugas Bawaslu." in satgas


def test_print_takes_harm_as_words(officer, verifier):
    evil = "<script>alert(1)</script><img src=x>" + "y" * 3000
    case = make.report(what={"narrative": evil}).complaint

    body = verifier.get(printed(case)).content.decode()

    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


@pytest.mark.parametrize(
    ("who", "new", "sent"),
    [
        ("verifikator", 200, 200),
        ("satgas", 404, 200),
        ("kemendagri", 404, 200),
        ("auditor", 200, 200),
        ("admin", 404, 404),
        ("instansi", 404, 404),
    ],
)
def test_print_opens_to_whoever_may_see_the_case(cast, officer, who, new, sent):
    browser, waiting, case = make.at_desk(cast[who]), make.report().complaint, forwarded(officer)

    assert (browser.get(printed(waiting)).status_code, browser.get(printed(case)).status_code) == (new, sent)


def test_page_and_print_ask_as_often_with_one_paper_as_with_many(officer, verifier):
    few, many = closed(officer, you=YOU), closed(officer, you=YOU)
    documents.status_notice(few, reason="Alasan.", actor=officer)
    for n in range(12):
        documents.status_notice(many, reason=f"Alasan {n}.", actor=officer)
    statements_of(verifier, page(few))  # what the process holds is read

    assert statements_of(verifier, page(few)) == statements_of(verifier, page(many)) <= 25
    assert statements_of(verifier, printed(few)) == statements_of(verifier, printed(many))


def test_notice_from_before_the_reopening_is_not_replaced_by_the_next(officer, verifier):
    case = closed(officer, you=YOU)
    documents.status_notice(case, reason="Bukan ASN.", actor=officer)
    workflow.move(case, "reopen", actor=officer, reason="Ada video baru")

    offers = {offer.action: offer.before for offer in verifier.get(page(case)).context["documents"].offers}

    assert offers["status_notice"] is None


def test_replaced_letter_is_opened_by_the_office_alone(cast, officer, verifier):
    case = forwarded(officer)
    first = documents.forwarding_letter(case, actor=officer)
    hiding.hide(case, ["Facebook"], reporter=True, seen=sight.version(Complaint.objects.get(pk=case.pk)), actor=officer)
    second = documents.forwarding_letter(Complaint.objects.get(pk=case.pk), actor=officer)
    satgas = make.at_desk(cast["satgas"])

    answers = [
        desk.get(document(case, letter)).status_code for desk in (satgas, verifier) for letter in (first, second)
    ]

    assert (first.pk != second.pk, answers) == (True, [404, 200, 200, 200])


def test_case_that_went_on_offers_the_notice_of_its_new_stage(officer, verifier):
    case = make.study(make.report().complaint, officer, until="register")
    documents.status_notice(case, actor=officer)
    before = verifier.get(page(case)).context["documents"].offers[0].before
    workflow.move(case, "study", actor=officer)
    triage.decide(case.acts.get(), "not_proven", reason="Bukan ASN.", actor=officer)
    workflow.move(case, "close", actor=officer, reason="Bukan ASN.")

    offer = verifier.get(page(case)).context["documents"].offers[0]

    assert (before is not None, offer.action, offer.before) == (True, "status_notice", None)
