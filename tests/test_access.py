"""Nobody gets further than the table says: every person of the cast at every address, with every kind of object."""

import html
import io
from datetime import timedelta

import pypdf
import pytest
import time_machine
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from complaints import clarifying, documents, hiding, imports, savedviews, sight, talk, triage, workflow
from complaints.admin import CaseAdmin
from complaints.models import (
    Accused,
    Commitment,
    Complaint,
    Contest,
    Edition,
    EverydayAct,
    Evidence,
    OtherChannel,
    Person,
    PublicationRule,
    Stage,
    Standing,
    Violation,
)
from complaints.tasks import scan_waiting
from netralitas.audit import journal
from netralitas.audit.models import DayHead, Entry
from netralitas.clocks.models import Clock
from netralitas.law.models import DeadlineRule, Holiday, Instrument, Provision
from netralitas.letters import drafting, letters, logos, scans
from netralitas.letters.models import Letter
from netralitas.outbox.models import Message
from netralitas.people import tokens
from netralitas.people.models import Instansi, Mandate, Office, Region, User
from netralitas.people.roles import Role
from sanctions import feed, officials
from sanctions import models as discipline
from taskforce.models import Seat, SignatureRule
from tests import make
from tests.accesstable import CAST, OWN_ACCOUNT, ROWS, SIGN_IN
from tests.complaints import lapor
from tests.lib import samples

NAMES = {
    "verifier": "verifikator",
    "satgas": "satgas",
    "supervisor": "kemendagri",
    "auditor": "auditor",
    "admin": "admin",
    "officer": "instansi",
    "officer_elsewhere": "instansi-lain",
}

# Planted in the cases of the world; whoever may not read them must find them nowhere.
REPORTER = {
    "mode": "confidential",
    "name": "Rahmadi Wiryanata",
    "address": "Jalan Seruni 17",
    "phone": "0812-0001-1122",
    "email": "rahmadi.w@warga.example",
}
WITNESS, WITNESS_PHONE = "Rusmiyati Anjani", "0857-3344-5566"
OF_REPORTER = ("Rahmadi", "Wiryanata", "Jalan Seruni", "0812-0001", "rahmadi.w")
OF_WITNESS = ("Rusmiyati", "Anjani", "0857-3344")


def patterns(resolver: URLResolver, before: str = "") -> list[str]:
    """Return every route of the portal, written as in the table."""
    found = []
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        found += patterns(entry, route) if isinstance(entry, URLResolver) else [route]
    return found


def test_every_address_of_the_portal_stands_in_the_table():
    known = {row.route for row in ROWS} | set(OWN_ACCOUNT)
    rooms = "admin/^(?P<app_label>"

    missing = [route for route in patterns(get_resolver()) if route not in known and not route.startswith(rooms)]
    gone = known - set(patterns(get_resolver())) - {rooms}

    assert (missing, sorted(gone)) == ([], [])


def test_every_row_answers_the_whole_cast():
    assert [row.path for row in ROWS if tuple(sorted(row.answers)) != tuple(sorted(CAST))] == []


@pytest.fixture
def people(db) -> dict[str, User]:
    cast = make.cast()
    found = {name: cast[username] for name, username in NAMES.items()}
    return found | {"verifier_elsewhere": make.user(Role.VERIFIER, "verifikator-lain", region="99.02")}


def told(verifier: User, said: str) -> Complaint:
    """Return a report with the planted secrets of its reporter and a witness in every free text it can hold.

    ``said`` is whom the officers name beside the witness in their own words.
    """
    talks, notes = f"{WITNESS} dan {REPORTER['name']}", f"{WITNESS} dan {said}"
    receipt = make.report(
        you=REPORTER,
        who={"accused_description": f"Camat, dikenal {talks}"},
        what={"narrative": f"Saya {REPORTER['name']} melihatnya bersama {WITNESS}."},
        when={"place": f"Rumah {talks}", "witnesses": [{"who": WITNESS, "contact": WITNESS_PHONE}]},
    )
    case = receipt.complaint
    hiding.hide(case, [*WITNESS.split(), WITNESS], reporter=True, seen=sight.version(case.report), actor=verifier)
    talk.ask(case, f"Apakah {notes} hadir?", key="k", actor=verifier)
    talk.say(case, f"{talks} hadir.", key="k")
    triage.set_phase(case, "after", reason=f"Menurut {notes}", actor=verifier)
    triage.flag_criminal(case, True, note=f"Tanyakan {notes}", actor=verifier)
    return case


def forwarded(verifier: User, said: str) -> Complaint:
    """Return such a case with the Satgas, secrets in what was decided, too."""
    case = make.study(told(verifier, said), verifier, until="study")
    for act in case.acts.all():
        triage.decide(act, "proven", reason=f"Kata {WITNESS}", actor=verifier)
    clarifying.invite(
        case,
        "witness",
        name=WITNESS,
        at=timezone.now() + timedelta(days=2),
        way="in_person",
        place=f"Rumah {WITNESS}",
        purpose=f"Keterangan {WITNESS} tentang {said}",
        key="k",
        actor=verifier,
    )
    return workflow.move(case, "forward", actor=verifier, conclusion=f"{WITNESS} dan {said} menguatkan.")


@pytest.fixture
def world(people, request) -> dict[str, object]:
    """One case that is new, one that was sent to an agency, one the Satgas still verifies; and a row of every room."""
    said = getattr(request, "param", REPORTER["name"])
    cast = {username: people[name] for name, username in NAMES.items()}
    new = told(people["verifier"], said)
    opened = make.report(you={"mode": "open", "name": "Kenanga", "address": "Jalan Melati 1"}).complaint
    sent = forwarded(people["verifier"], said)
    issued = make.recommend(sent, cast)
    issued.refresh_from_db()
    early = make.recommend(forwarded(people["verifier"], said), cast, issue=False)
    proceeding = make.proceed(issued, cast["instansi"], until="summon")
    make.own_penalty(people["officer"].instansi, people["admin"])
    summons = proceeding.summonses.get().letter
    sketches = [drafting.sketch_of(summons)]
    empty = {"fields": {}, "lacking": [], "letters": [], "scans": []}
    discipline.HandoverPack.objects.create(proceeding=proceeding, ordinal=1, content=empty, made_by=cast["instansi"])
    person = Person.objects.create()
    Accused.objects.filter(complaint__in=[new, sent]).update(person=person)
    logos.set_logo(people["officer"].instansi, io.BytesIO(samples.emblem()), "x.png", actor=people["officer"])
    scan_waiting()
    journal.seal_days(before=timezone.now().date() + timedelta(days=2))
    return {
        "new": new.pk,
        "opened": opened.pk,
        "sent": sent.pk,
        "issued": issued.pk,
        "early": early.pk,
        "proceeding": proceeding.pk,
        "summons": summons.pk,
        "scan": scans.attach(summons, io.BytesIO(samples.pdf()), "surat.pdf", actor=cast["instansi"]).pk,
        "statement": f"perkara/{proceeding.pk}/keterangan/{make.said(proceeding, cast['instansi'])}",
        "execution": f"perkara/{proceeding.pk}/pelaksanaan/{make.carried_out(proceeding, cast['instansi'])}",
        "outcome": f"perkara/{proceeding.pk}/putusan/{make.settled_on_paper(proceeding, cast['instansi'])}",
        "draft": discipline.Draft.objects.create(
            proceeding=proceeding, step="summon", sent={}, letters=sketches, seen=0, drafted_by=cast["instansi"]
        ).pk,
        "official": officials.add(people["officer"].instansi, make.OFFICIAL, actor=people["officer"]).pk,
        "view": savedviews.create("A", {"q": "b"}, known={"q"}, shared=True, actor=people["verifier"]).pk,
        "letter": issued.letter_id,
        "letter_token": issued.letter.token,
        "calendar": feed.open_feed(
            make.user(Role.AGENCY_OFFICER, "petugas-kalender", instansi=people["officer"].instansi.code)
        ),
        "paper": documents.forwarding_letter(sent, actor=cast["verifikator"]).pk,
        "import": imports.begin(lapor.upload(lapor.row(1)), "x.csv", to_own_region=False, actor=people["verifier"]).pk,
        "receipt": letters.letter_of(sent, "receipt").pk,
        "file_of_new": new.evidence.get(kind=Evidence.Kind.FILE).pk,
        "link_of_new": new.evidence.get(kind=Evidence.Kind.LINK).pk,
        "file_of_sent": sent.evidence.get(kind=Evidence.Kind.FILE).pk,
        "accused_of_new": new.accused.get().pk,
        "accused_of_sent": sent.accused.get().pk,
        "agency_clock": Clock.objects.get(rule_code="T9").pk,
        "person": person.pk,
        "user": people["verifier"].pk,
        "apitoken": tokens.issue(people["auditor"], ["read"], None)[0].pk,
        **{name: model.objects.order_by("pk").first().pk for name, model in ROOMS.items()},
    }


ROOMS = {
    "entry": Entry,
    "dayhead": DayHead,
    "message": Message,
    "agency": Instansi,
    "office": Office,
    "mandate": Mandate,
    "region": Region,
    "instrument": Instrument,
    "rule": DeadlineRule,
    "provision": Provision,
    "holiday": Holiday,
    "violation": Violation,
    "edition": Edition,
    "contest": Contest,
    "stage": Stage,
    "everyday_act": EverydayAct,
    "standing": Standing,
    "commitment": Commitment,
    "publication_rule": PublicationRule,
    "other_channel": OtherChannel,
    "seat": Seat,
    "signature_rule": SignatureRule,
    "penalty": discipline.Penalty,
    "authority": discipline.Authority,
    "team_rule": discipline.TeamRule,
    "summons_rule": discipline.SummonsRule,
    "examination_rule": discipline.ExaminationRule,
    "dispatch_rule": discipline.DispatchRule,
    "execution_rule": discipline.ExecutionRule,
    "overlap_rule": discipline.OverlapRule,
    "remedy_rule": discipline.RemedyRule,
    "repeat_rule": discipline.RepeatRule,
    "ethics_rule": discipline.EthicsRule,
    "track_rule": discipline.TrackRule,
    "own_penalty": discipline.OwnPenalty,
    "effect_rule": discipline.EffectRule,
}


def browser_of(name: str, people: dict[str, User]) -> Client:
    return Client() if name == "anonymous" else make.at_desk(people[name])


@pytest.mark.sqlite
@pytest.mark.parametrize("name", CAST)
def test_person_gets_at_every_address_what_the_table_says(name, people, world):
    browser = browser_of(name, people)
    header = {}
    if name != "anonymous":
        header = {"HTTP_AUTHORIZATION": f"Bearer {tokens.issue(people[name], ['read', 'write'], None)[1]}"}
    wrong = []
    for row in ROWS:
        address = row.path.format(**world)
        caller, extra = (Client(), header) if row.token else (browser, {})
        response = getattr(caller, row.method)(address, dict(row.data), **extra)
        if response.status_code != row.answers[name]:
            wrong.append((row.method, address, response.status_code, "expected", row.answers[name]))

    assert wrong == []


@pytest.mark.django_db
def test_stranger_signs_in_before_the_pages_of_an_account():
    assert {route: Client().get(f"/{route}").status_code for route in OWN_ACCOUNT} == dict.fromkeys(
        OWN_ACCOUNT, SIGN_IN
    )


@pytest.mark.django_db
def test_stranger_is_sent_to_sign_in_and_comes_back():
    response = Client().get("/admin/complaints/complaint/", follow=True)

    assert response.redirect_chain[-1][0] == "/masuk/?next=%2Fadmin%2Fcomplaints%2Fcomplaint%2F"


# What each list holds for each person: never a line more than the objects they may open.
SEES_NEW = {"verifier", "auditor"}
SEES_SENT = {"verifier", "satgas", "supervisor", "auditor"}
SEES_EARLY = {"satgas", "supervisor", "auditor"}
SEES_ISSUED_IN_API = {"verifier", "satgas", "supervisor", "auditor", "officer"}


@pytest.mark.parametrize(
    "name", [name for name in CAST if name not in ("anonymous", "admin", "officer", "officer_elsewhere")]
)
def test_lists_and_search_of_the_staff_rooms_hold_nothing_else(name, people, world):
    browser = browser_of(name, people)

    def listed(room: str, query: str) -> set[int]:
        response = browser.get(f"/admin/{room}/?{query}")
        return {row.pk for row in response.context["cl"].result_list}

    for query in ("status=all", "q=tirtamukti", "q=Yusuf+Wirabuana", f"q={world['new']}", f"q={world['sent']}"):
        found = listed("complaints/complaint", query)
        assert (world["new"] in found) <= (name in SEES_NEW), query
        assert (world["sent"] in found) <= (name in SEES_SENT), query
    assert (world["new"] in listed("complaints/complaint", "status=all")) == (name in SEES_NEW)
    assert (world["sent"] in listed("complaints/complaint", "status=all")) == (name in SEES_SENT)
    for query in ("", "q=tirtamukti", f"q=R-2026-{world['early']:06d}"):
        found = listed("taskforce/recommendation", query)
        assert (world["early"] in found) <= (name in SEES_EARLY), query
        assert (world["issued"] in found) <= (name in SEES_SENT), query


@pytest.mark.parametrize("name", CAST[1:])
def test_lists_of_the_interface_hold_nothing_else(name, people, world):
    header = {"HTTP_AUTHORIZATION": f"Bearer {tokens.issue(people[name], ['read'], None)[1]}"}

    def listed(what: str) -> set[int]:
        return {row["id"] for row in Client().get(f"/api/v1/{what}/", **header).json()["results"]}

    cases, recommendations = listed("complaints"), listed("recommendations")
    assert (world["new"] in cases, world["sent"] in cases) == (name in SEES_NEW, name in SEES_SENT)
    assert (world["early"] in recommendations, world["issued"] in recommendations) == (
        name in SEES_EARLY,
        name in SEES_ISSUED_IN_API,
    )
    assert (world["proceeding"] in listed("proceedings")) == (name in SEES_ISSUED_IN_API)


@pytest.mark.django_db
def test_supervisor_sees_the_duties_of_agencies_and_not_those_of_bawaslu(people, world):
    response = make.at_desk(people["supervisor"]).get("/admin/clocks/clock/")

    assert {clock.plan for clock in response.context["cl"].result_list} == {"agency"}


# --- What was told in confidence


@pytest.mark.parametrize("name", ["satgas", "supervisor", "auditor", "officer", "officer_elsewhere"])
def test_nobody_but_the_office_finds_reporter_or_witness_at_any_address(name, people, world):
    assert found_by(name, people, world, OF_REPORTER + OF_WITNESS) == []


@pytest.mark.django_db
@pytest.mark.parametrize("world", ["seorang warga"], indirect=True)
def test_office_itself_finds_the_sealed_reporter_at_no_address(people, world):
    assert found_by("verifier", people, world, OF_REPORTER) == []


def found_by(name: str, people: dict[str, User], world: dict[str, object], secrets: tuple[str, ...]) -> list:
    """Return where in the whole portal somebody finds a secret: every row of the table, and steps that are refused."""
    browser = browser_of(name, people)
    header = {"HTTP_AUTHORIZATION": f"Bearer {tokens.issue(people[name], ['read', 'write'], None)[1]}"}
    asked = [(row.method, row.path.format(**world), dict(row.data), row.token) for row in ROWS]
    asked += [
        ("post", f"/admin/complaints/complaint/{world['sent']}/step/{action}/", {}, False)
        for action in CaseAdmin.step_forms
    ]
    found = []
    for method, address, data, token in asked:
        caller, extra = (Client(), header) if token else (browser, {})
        said = words_of(getattr(caller, method)(address, data, **extra))
        found += [(method, address, secret) for secret in secrets if secret.casefold() in said]
    return found


def words_of(response) -> str:
    """Return what an answer says: a page, a letter, rows."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages).casefold()
    return html.unescape(body.decode(errors="ignore")).casefold()


@pytest.mark.django_db
def test_agency_finds_nothing_of_the_reporter_in_any_letter_or_mail_of_a_procedure(people):
    cast = {username: people[name] for name, username in NAMES.items()}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        issued = make.recommend(forwarded(people["verifier"], REPORTER["name"]), cast)
        row = make.proceed(issued, cast["instansi"], until="summon")
        clock.shift(timedelta(days=14))
        make.finish(row, cast["instansi"], until="deliver")
        browser = make.at_desk(people["officer"])
        kinds, said = set(), []
        for letter in Letter.objects.all():
            response = browser.get(f"/instansi/surat/{letter.pk}/")
            assert response.status_code == (404 if letter.kind == "receipt" else 200)
            if response.status_code == 200:
                kinds.add(letter.kind)
                said.append(words_of(response))
        said += [words_of(browser.get(address)) for address in ("/instansi/", f"/instansi/perkara/{row.pk}/")]
        said += [f"{mail.title} {mail.text} {mail.html}".casefold() for mail in Message.objects.all()]

    assert {"recommendation", "summons", "minutes", "examination_report", "decision"} <= kinds
    assert [secret for secret in OF_REPORTER + OF_WITNESS for text in said if secret.casefold() in text] == []
