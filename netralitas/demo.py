"""An invented province with invented people and cases, brought along through the same doors as real ones."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from datetime import timezone as fixed_zone
from functools import partial
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from complaints import drafts, findable, intake, triage, workflow
from complaints.elements import elements_of
from complaints.models import Accused, Complaint, Violation
from netralitas.law.deadlines import holiday_calendar
from netralitas.law.workdays import add_working_days
from netralitas.people.accounts import create_user
from netralitas.people.models import Instansi, Office, Region, User
from netralitas.people.roles import Role
from sanctions import approval, choosing, decisions, proceedings, proposing, serving
from sanctions.drafts import colleagues_of
from sanctions.models import Draft, Proceeding
from sanctions.proceedings import Person
from sanctions.statuses import TeamElement
from taskforce import findings, recommendations
from taskforce.models import Recommendation, Seat
from taskforce.statuses import Opinion

PROVINCE = "99"
REGENCIES = {
    "99.01": ("Kabupaten Tirtamukti", "kabupaten", "Bupati Tirtamukti"),
    "99.02": ("Kabupaten Lembah Kencana", "kabupaten", "Bupati Lembah Kencana"),
    "99.71": ("Kota Harapan Jaya", "kota", "Wali Kota Harapan Jaya"),
}
ACCOUNTS = [
    # username, role, agency, region, first and last name
    ("verifikator", Role.VERIFIER, "bawaslu-99-01", "99.01", ("Vera", "Larasmaya")),
    # The second officer, without whom no seal is opened.
    ("verifikator-kedua", Role.VERIFIER, "bawaslu-99-01", "99.01", ("Nadira", "Setyowulan")),
    ("satgas", Role.SATGAS, "bkn", None, ("Sari", "Kusumawardhani")),
    ("instansi", Role.AGENCY_OFFICER, "pemda-99-01", None, ("Budi", "Prasetyawan")),
    # Who approves what the first one drafts, and the other way round.
    ("instansi-kedua", Role.AGENCY_OFFICER, "pemda-99-01", None, ("Wahyu", "Kartikaningsih")),
    ("instansi-lain", Role.AGENCY_OFFICER, "pemda-99-02", None, ("Dewi", "Anggrainingtyas")),
    ("kemendagri", Role.SUPERVISOR, "kemendagri", None, ("Krisna", "Wibisaputra")),
    ("auditor", Role.AUDITOR, None, None, ("Ayu", "Puspaningrum")),
    ("admin", Role.ADMIN, None, None, ("Adi", "Nugrahadipta")),
]
WITA = fixed_zone(timedelta(hours=8))
JOINED_ON = date(2024, 8, 14)  # since when somebody is a member of a party, where the case is about that
CONTRACT = "Nomor 800/117/2024 tanggal 2 Januari 2024"  # of those who work on one
HEARING_IN = 8  # working days: seven full ones between letter and hearing, as in the official example


@transaction.atomic
def build_places() -> None:
    """Add the invented province, its regencies, their agencies and offices; what is there already stays."""
    province, _new = Region.objects.get_or_create(
        pk=PROVINCE, defaults={"name": "Nusa Tengah", "kind": "provinsi", "utc_offset": 8}
    )
    upper = _agency("pemda-99", "Pemerintah Provinsi Nusa Tengah", province, "provinsi", "Gubernur Nusa Tengah", None)
    watch = _bawaslu("bawaslu-99", "Bawaslu Provinsi Nusa Tengah", province, Instansi.objects.get(code="bawaslu"))
    for code, (name, kind, head) in REGENCIES.items():
        region, _new = Region.objects.get_or_create(
            pk=code, defaults={"name": name, "kind": kind, "utc_offset": 8, "province": province}
        )
        slug = code.replace(".", "-")
        _agency(f"pemda-{slug}", f"Pemerintah {name}", region, kind, head, upper)
        _bawaslu(f"bawaslu-{slug}", f"Bawaslu {name}", region, watch)
    _office(Instansi.objects.get(code="bkn"), Office.Kind.CASE_DESK, "Satgas Netralitas BKN", "satgas@bkn.example")


@transaction.atomic
def build_accounts(password: str) -> dict[str, User]:
    """Add one account per part of the story, with seats for the two institutions that sign together."""
    cast = {}
    for username, role, agency, region, (first, last) in ACCOUNTS:
        user = User.objects.filter(username=username).first()
        if user is None:
            user = create_user(
                username,
                role,
                instansi=Instansi.objects.get(code=agency) if agency else None,
                region=Region.objects.get(pk=region) if region else None,
                password=password,
                first_name=first,
                last_name=last,
                email=f"{username}@portal.example",
                actor=None,
            )
        cast[username] = user
    for username, agency in (("satgas", "bkn"), ("kemendagri", "kemendagri")):
        Seat.objects.get_or_create(
            officer=cast[username],
            institution=Instansi.objects.get(code=agency),
            defaults={"valid_from": date(2022, 9, 22)},
        )
    return cast


def photo(colour: str = "#335577") -> SimpleUploadedFile:
    """Return a small JPEG that carries the place it was taken at, as phones write it."""
    exif = Image.Exif()
    exif[0x010F] = "Telepon Contoh"
    exif.get_ifd(0x8825).update({1: "S", 2: (8.0, 30.0, 0.0), 3: "E", 4: (116.0, 15.0, 0.0)})
    out = BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("foto-dua-jari.jpg", out.getvalue(), content_type="image/jpeg")


def report(*, files: bool = True, others: tuple[dict[str, Any], ...] = (), **changes: Any) -> intake.Receipt:
    """Send a report through the citizen's door; ``changes`` replace answers by step, such as ``who={...}``.

    ``others`` are further accused; their ids in the draft are "2", "3" and so on.
    """
    draft, _code = drafts.start()
    answers: dict[str, dict[str, Any]] = {
        "who": {
            "post": "Camat Sendang Asri",
            "accused_description": "Camat Sendang Asri, nama belum diketahui",
            "agency_id": Instansi.objects.get(code="pemda-99-01").pk,
            "region_code": "99.01",
            "employment_status": "pns",
        },
        "what": {
            "narrative": "Camat mengunggah foto bersama pasangan calon sambil mengacungkan dua jari di Facebook.",
            "acts": ["DS-07"],
        },
        "when": {
            "occurred_on": "2024-10-05",
            "known_on": timezone.localdate().isoformat(),
            "place": "Kecamatan Sendang Asri, Kabupaten Tirtamukti",
            "contest_code": "PILKADA-2024",
        },
        "you": {"mode": "anonymous"},
    }
    for number, person in enumerate([{**answers.pop("who"), **changes.get("who", {})}, *others], start=1):
        drafts.save_person(draft, person, person=str(number))
    for step, values in {**answers, "detail": {}}.items():
        if kept := {**values, **changes.get(step, {})}:
            drafts.save_step(draft, step, kept)
    if files:
        drafts.add_file(draft, photo())
        drafts.add_link(
            draft,
            {
                "platform": "facebook",
                "url": f"https://facebook.example/camat/posts/{secrets.token_hex(4)}",
                "account": "camat.sendangasri",
                "kind": "photo",
            },
        )
    draft.refresh_from_db()
    receipt = intake.receive(draft)
    findable.make_findable([receipt.complaint])
    return receipt


PERSON = {
    "name": "Yusuf Wirabuana",
    "nip": "197403171998031002",
    "post": "Camat Sendang Asri",
    "post_class": "Administrator",
    "rank": "Pembina (IV/a)",
    "employment": "pns",
}


def study(complaint: Complaint, officer: User, *, until: str) -> Complaint:
    """Bring a received report along the verifier's steps up to and including ``until``."""
    for action, given in (
        ("examine", {}),
        ("adopt", {"reason": "Bukti foto dan tautan layak ditelusuri."}),
        ("register", {"register_number": f"{complaint.pk:03d}/TM/PP/Kab/{timezone.localdate():%m/%Y}"}),
        ("study", {}),
        ("forward", {"conclusion": "Foto, tautan, dan keterangan saling menguatkan; perbuatan terbukti."}),
    ):
        if action == "adopt" and complaint.kind != "initial_information":
            continue
        if action == "register" and not complaint.acts.exists():
            row = Violation.objects.get(edition_id="SKB-2022", code="DS-07")
            triage.choose_act(complaint, row, accused=complaint.accused.get(), actor=officer)
        if action == "register" and not elements_of(complaint, has_evidence=complaint.evidence.exists()).is_complete:
            given = {**given, "reason": "Unsur yang kurang dilengkapi langsung di kantor."}
        if action == "forward":
            for act in complaint.acts.all():
                triage.decide(act, "proven", reason="Terlihat pada foto asli dan unggahan.", actor=officer)
        complaint = workflow.move(complaint, action, actor=officer, **given)
        if action == until:
            break
    return complaint


def recommend(
    complaint: Complaint, cast: dict[str, User], *, accused: Accused | None = None, issue: bool = True, **person: Any
) -> Recommendation:
    """Complete the accused, the only one unless said, let two institutions sign, and issue the recommendation."""
    accused = accused or complaint.accused.get()
    triage.identify(accused, {**PERSON, **person}, actor=cast["satgas"])
    row = findings.open_for(accused, actor=cast["satgas"])
    if not issue:
        return row
    for name in ("satgas", "kemendagri"):
        findings.cosign(row, Opinion.AGREED, note="Bukti cukup.", actor=cast[name])
    return recommendations.issue(row, grounds="Perbuatan terbukti sesuai kajian Bawaslu.", actor=cast["satgas"])


def proceed(recommendation: Recommendation, officer: User, *, until: str) -> Proceeding:
    """Bring an issued recommendation along the agency's steps up to and including ``until``.

    The hearing lies in the past of the later steps, so beyond ``summon`` the caller moves the clock on.
    """
    superior = Person("Ratih Kumalasari", "Sekretaris Daerah Kabupaten Tirtamukti", "196812121994032005")
    row = proceedings.open_for(recommendation, superior=superior, actor=officer)
    if until == "open":
        return row
    proceedings.set_team(
        row,
        {
            TeamElement.SUPERIOR: superior,
            TeamElement.SUPERVISION: Person("Teguh Adiwangsa", "Inspektur Pembantu III", "197105051996031004"),
            TeamElement.STAFFING: Person("Sulistya Hadiningrat", "Kepala BKPSDM", "197208081997032003"),
        },
        actor=officer,
    )
    if until == "team":
        return row
    hearing = datetime.combine(
        add_working_days(timezone.localdate(), HEARING_IN, holiday_calendar()), time(9), tzinfo=WITA
    )
    summon = partial(proceedings.summon, row, hearing_at=hearing, place="Ruang Rapat BKPSDM, lantai 2")
    by_two(row, "summon", summon, officer)
    row.refresh_from_db()
    return row


def finish(row: Proceeding, officer: User, *, until: str) -> Proceeding:
    """Bring a summoned procedure along: examine, report, decide, deliver; what needs a proposal is proposed before.

    The hearing's day must have come.
    """
    hearing = row.summonses.latest("ordinal").hearing_at
    examine = partial(
        proceedings.examine,
        row,
        held_at=hearing,
        closed_at=hearing + timedelta(hours=2),
        venue="Ruang Rapat BKPSDM, lantai 2",
        questions=[
            {
                "question": "Apakah Saudara sehat dan bersedia diperiksa?",
                "answer": "Ya, saya sehat dan bersedia.",
            },
            {"question": "Siapa yang mengunggah foto itu?", "answer": "Saya sendiri, dari telepon saya."},
        ],
    )
    by_two(row, "examine", examine, officer)
    if until == "examine":
        return _fresh(row)
    report = partial(
        proceedings.report,
        row,
        summary="Terperiksa mengunggah foto bersama pasangan calon dengan simbol dua jari.",
        analysis="Unggahan dibuat pada masa kampanye dan diakui oleh terperiksa.",
        is_proven=True,
        advice="Dijatuhi hukuman disiplin tingkat berat.",
        joined_on=JOINED_ON,
    )
    by_two(row, "report", report, officer)
    if until == "report":
        return _fresh(row)
    lawful, choices = choosing.choices_for(_fresh(row), on=timezone.localdate())
    if choices[0].is_proposed:
        proposer = Person("Ratih Kumalasari", "Sekretaris Daerah Kabupaten Tirtamukti", "196812121994032005")
        reason = "Menurut hasil pemeriksaan." if lawful.is_open else ""
        propose = partial(proposing.propose, row, lawful.lawful[0], proposer=proposer, level_reason=reason)
        by_two(row, "propose", propose, officer)
        if until == "propose":
            return _fresh(row)
    considerations = ["bahwa perbuatan itu mencederai kepercayaan warga"]
    decide = partial(
        decisions.decide, row, lawful.lawful[0], considerations=considerations, contract=CONTRACT,
        level_reason="Menurut hasil pemeriksaan." if lawful.is_open else "",
    )  # fmt: skip
    by_two(row, "decide", decide, officer)
    if until == "decide":
        return _fresh(row)
    serving.deliver(
        row,
        delivered_on=timezone.localdate(),
        delivery="handed_over",
        note="Diterima langsung oleh yang bersangkutan.",
        actor=officer,
    )
    return _fresh(row)


def by_two(row: Proceeding, step: str, door: Callable[..., Any], officer: User) -> None:
    """Let a colleague of an officer draft a step, and the officer approve the letters it issues."""

    def take(actor: User) -> str:
        door(actor=actor)
        return ""

    draft = approval.submit(row, step, sent={}, take=take, actor=colleagues_of(officer)[0])
    if isinstance(draft, Draft):
        approval.approve(draft, take=take, actor=officer)


def _fresh(row: Proceeding) -> Proceeding:
    return Proceeding.objects.select_related("recommendation__accused", "instansi").get(pk=row.pk)


def _agency(code: str, name: str, region: Region, kind: str, head: str, parent: Instansi | None) -> Instansi:
    own = name.removeprefix("Pemerintah ")
    row, new = Instansi.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "kind": kind,
            "level": "provinsi" if kind == "provinsi" else "kabkota",
            "parent": parent or Instansi.objects.get(code="kemendagri"),
            "region": region,
            "needs_verification": False,
            "letterhead": {
                "office_title": head, "government": name, "unit": "Sekretariat Daerah",
                "address": "Jalan Contoh Nomor 1", "city": own.split(" ", 1)[-1],
            },
        },
    )  # fmt: skip
    if new:
        mail = own.split(" ", 1)[-1].replace(" ", "").lower()
        _office(row, Office.Kind.APPOINTING_OFFICIAL, head, "", holder=f"H. Contoh {own.split()[-1]}")
        _office(row, Office.Kind.AUTHORISED_OFFICIAL, f"Sekretaris Daerah {own}", f"sekda@{mail}.example")
        _office(row, Office.Kind.STAFFING_OFFICE, f"BKPSDM {own}", f"bkpsdm@{mail}.example")
    return row


def _bawaslu(code: str, name: str, region: Region, parent: Instansi) -> Instansi:
    row, new = Instansi.objects.get_or_create(
        code=code,
        defaults={
            "name": name, "kind": "commission", "level": "pusat", "parent": parent, "region": region,
            "has_appointing_official": False, "needs_verification": False,
            "letterhead": {"office_title": f"Ketua {name}", "government": "", "unit": name, "address": "", "city": ""},
        },
    )  # fmt: skip
    if new:
        _office(row, Office.Kind.CASE_DESK, f"Penanganan Pelanggaran {name}", f"penanganan@{code}.example")
    return row


def _office(agency: Instansi, kind: str, title: str, email: str, holder: str = "") -> None:
    Office.objects.get_or_create(
        instansi=agency,
        kind=kind,
        title=title,
        defaults={"email": email or None, "holder_name": holder, "valid_from": date(2022, 1, 1)},
    )
