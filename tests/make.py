"""Plain builders of real rows, through the same doors as the product."""

from datetime import date, timedelta
from io import BytesIO

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from netralitas import demo
from netralitas.letters import scans
from netralitas.people.accounts import create_user
from netralitas.people.models import Instansi, Region, User
from netralitas.people.roles import Role
from netralitas.people.signin import SecondFactorAdapter
from sanctions import agencykinds
from sanctions.models import Penalty, RemedyRule, StatementPaper
from tests.lib import samples

# --- Reports, recommendations, procedures: an invented province and its cast


def cast(password: str = "sandi-uji-yang-panjang") -> dict:
    """Return the accounts of the story by name: verifikator, satgas, instansi, instansi-lain, kemendagri, …"""
    demo.build_places()
    return demo.build_accounts(password)


report, study, recommend, proceed, finish, photo = (
    demo.report,
    demo.study,
    demo.recommend,
    demo.proceed,
    demo.finish,
    demo.photo,
)


# --- People: accounts of one role each, signed in with a second factor as outside a demonstration

PASSWORD = "sandi-uji-yang-panjang"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def user(role: str, username: str = "", *, instansi: str = "", region: str = "", second_factor: bool = True) -> User:
    """Return an account of a role; an agency's officer belongs to ``pemda-33-02`` unless told otherwise."""
    code = instansi or ("pemda-33-02" if role == Role.AGENCY_OFFICER else "")
    account = create_user(
        username or f"{role}-{User.objects.count()}",
        role,
        instansi=Instansi.objects.get(code=code) if code else None,
        region=Region.objects.get(pk=region) if region else None,
        password=PASSWORD,
        actor=None,
    )
    if second_factor:
        sealed = SecondFactorAdapter().encrypt(TOTP_SECRET)
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": sealed})
    return account


def signed_in(account: User) -> Client:
    """Return a browser in which this account is signed in."""
    client = Client()
    client.force_login(account)
    return client


def totp_code() -> str:
    """Return what the telephone of every account made here shows now."""
    return format_hotp_value(hotp_value(TOTP_SECRET, next(yield_hotp_counters_from_time())))


# --- Letters: an institution that writes, and somebody who signs in for it


def agency(code: str = "kab-tirta-kencana", **given):
    """Return an institution; a regency unless something else is given."""
    from netralitas.people.models import Instansi

    row = {
        "name": "Pemerintah Kabupaten Tirta Kencana",
        "kind": "kabupaten",
        "level": "kabkota",
        "letterhead": {
            "office_title": "Bupati Tirta Kencana",
            "government": "Pemerintah Kabupaten Tirta Kencana",
            "unit": "Sekretariat Daerah",
            "address": "Jalan Bahari Nomor 1, Tirta Kencana 97511",
            "city": "Tirta Kencana",
            "codes": {"unit": "SETDA"},
        },
    }
    return Instansi.objects.create(code=code, **{**row, **given})


def person(role: str, username: str = "", **given):
    """Return somebody with a role who signs in; a member of staff unless the role is the agency's."""
    from netralitas.people.models import User

    return User.objects.create(
        username=username or role, role=role, is_staff=role != "agency_officer", is_active=True, **given
    )


# --- The citizen's pages: what somebody types at each step, and the steps as addresses

NARRATIVE = "Camat mengunggah foto bersama pasangan calon sambil mengacungkan dua jari di Facebook."
TYPED = {
    "siapa": {"post": "Camat Sendang Asri", "agency_text": "Kantor Kecamatan", "employment_status": "pns"},
    "apa": {"narrative": NARRATIVE, "acts": ["DS-07"], "offered": "acts"},
    "kapan": {
        "occurred_on": "2024-10-20",
        "known_same_day": "on",
        "place": "Facebook",
        "contest_code": "PILKADA-2024",
    },
    "rincian": {},
    "bukti": {},
    "anda": {"mode": "anonymous"},
}


def answered(client: Client, until: str = "periksa", **changes: dict) -> Client:
    """Begin a report in a browser and answer every step before ``until``; ``changes`` replace a step's answers."""
    client.post("/lapor/")
    for slug, typed in TYPED.items():
        if slug == until:
            break
        response = client.post(f"/lapor/{slug}/", {**typed, **changes.get(slug, {})})
        assert response.status_code == 302, (slug, response.status_code)
    return client


def sent(client: Client, **changes: dict) -> Client:
    """Begin a report in a browser, answer everything and send it."""
    return sent_now(answered(client, **changes))


def sent_now(client: Client) -> Client:
    """Send the report that a browser holds."""
    response = client.post("/lapor/periksa/", {"truthful": "on"})
    assert response.url == "/lapor/terima/"
    return client


# --- Staff rooms: somebody of the cast at their desk


def at_desk(account: User) -> Client:
    """Return a browser in which one of the cast is signed in, second factor and all."""
    sealed = SecondFactorAdapter().encrypt(TOTP_SECRET)
    Authenticator.objects.get_or_create(
        user=account, type=Authenticator.Type.TOTP, defaults={"data": {"secret": sealed}}
    )
    return signed_in(account)


# --- Procedures: an agency's work on one recommendation, brought to where a test begins


def recommendation(cast: dict, *, acts: tuple[str, ...] = ("DS-07",), you: dict | None = None, **person):
    """Return an issued recommendation to the agency of ``instansi``; ``acts`` by their catalogue codes."""
    mode = {"you": you} if you else {}
    case = demo.report(files=False, what={"acts": list(acts)}, **mode).complaint
    return demo.recommend(demo.study(case, cast["verifikator"], until="forward"), cast, **person)


def procedure(cast: dict, clock, *, until: str, **given):
    """Return a procedure up to and including ``until``: open, team, summon, examine, report, propose, decide, deliver.

    ``clock`` is the test's time machine: later steps happen two weeks after the summons.
    """
    row = demo.proceed(recommendation(cast, **given), cast["instansi"], until=until)
    if until in ("examine", "report", "propose", "decide", "deliver"):
        clock.shift(timedelta(days=14))
        row = demo.finish(row, cast["instansi"], until=until)
    return row


def carried_out(row, account: User) -> int:
    """Put a paper of an execution beside a case, whatever its status, and return its key."""
    paper = scans.columns_of(scans.judged(BytesIO(samples.pdf()), "surat.pdf"))
    given = {"penalty_id": "Ba", "executed_on": date(2026, 12, 30), "title": "SK 1", "added_by": account}
    return row.executions.create(**given, **paper).pk


def said(row, account: User) -> int:
    """Put a written statement of somebody else beside a case, whatever its status, and return its paper's key."""
    given = {"capacity": "colleague", "name": "Wayan Pramana", "post": "Penyuluh", "given_on": date(2026, 12, 1)}
    paper = scans.columns_of(scans.judged(BytesIO(samples.pdf()), "surat.pdf"))
    found = row.statements.create(**given)
    return StatementPaper.objects.create(statement=found, added_by=account, **paper).pk


def own_penalty(agency, admin: User, stands_for: str = "PPPK-R2", **given):
    """Return a kind of penalty of an agency's own rule for PPPK; ``given`` changes what the administrator writes."""
    told = {
        "name": "Peringatan tertulis pertama", "months": None, "article": "Pasal 9 huruf b",
        "regulation": "Peraturan Bupati Tirtamukti Nomor 12 Tahun 2024", "valid_from": date(2025, 1, 1),
        "valid_to": None,
    } | given  # fmt: skip
    return agencykinds.add(agency, stands_for=Penalty.objects.get(pk=stands_for), **told, actor=admin)


def settled_on_paper(row, account: User) -> int:
    """Put a remedy that was upheld, with its paper, beside a case, whatever its status, and return the paper's key."""
    day, paper = date(2026, 12, 1), scans.columns_of(scans.judged(BytesIO(samples.pdf()), "putusan.pdf"))
    rule = RemedyRule.objects.first()
    remedy = row.objections.create(
        rule=rule, lodged_on=day, recorded_by=account, outcome="upheld", decided_on=day, number="1/2026"
    )
    return remedy.papers.create(added_by=account, **paper).pk


OFFICIAL = {
    "function": "staffing", "post": "Kepala Bagian Kepegawaian", "name": "Contoh Wijaya, S.H.",
    "nip": "197403171998031002", "rank": "Pembina (IV/a)", "valid_from": date(2026, 1, 5),
}  # fmt: skip


def approve(row, account: User):
    """Let an officer press approve on the page of a case, and return the answer."""
    draft = row.drafts.latest("pk")
    return signed_in(account).post(f"/instansi/perkara/{row.pk}/", {"konsep": draft.pk, "putusan": "approve"})
