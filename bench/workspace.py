"""The agency's workspace: the list of duties of an agency with one case, and of one with a thousand."""

from collections.abc import Iterator

from django.db import transaction

from bench.measure import Pair, Row, Side, measure
from bench.staffpages import Desk
from complaints.models import Accused, Act
from netralitas import demo
from netralitas.clocks.countdown import clocks_by_key, key_of
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.codes import new_token
from netralitas.people.models import Instansi, User
from sanctions.models import Proceeding
from taskforce.models import Recommendation

DUTIES = "/instansi/"
MANY = 1000
TARGET, MOST = 8, 12
OFFICES = {"instansi-lain": 1, "instansi": MANY}


def rows_of(side: Side) -> Iterator[Row]:
    """Yield the row of the list; one database holds both agencies."""
    side.enter()
    with transaction.atomic():
        model = _opened()
        for username, wanted in OFFICES.items():
            agency = Instansi.objects.get(users__username=username)
            _multiply(model, agency, wanted - Proceeding.objects.filter(instansi=agency).count())
    desks = [Desk(side, username) for username in OFFICES]
    pairs = [Pair(side, lambda desk=desk: desk.open(DUTIES), lambda desk=desk: _bare(desk)) for desk in desks]
    yield measure(f"duties: 1 case, {MANY} cases", pairs, target=TARGET, most=MOST, most_growth=None)


def _opened() -> Proceeding:
    """Return a case that an agency has opened, brought along through the doors."""
    cast = {user.username: user for user in User.objects.filter(username__in=[name for name, *_rest in demo.ACCOUNTS])}
    case = demo.study(demo.report(files=False).complaint, cast["verifikator"], until="forward")
    return demo.proceed(demo.recommend(case, cast), cast["instansi"], until="open")


def _multiply(model: Proceeding, agency: Instansi, times: int) -> None:
    """Write a case so many times more, each with its accused, acts, letter and clock."""
    asked = model.recommendation
    acts = list(asked.accused.acts.all())
    clocks = list(Clock.objects.filter(subject_type="taskforce.recommendation", subject_id=asked.pk))
    for number in range(times):
        accused = _again(Accused.objects.get(pk=asked.accused_id), instansi=agency)
        for act in acts:
            _again(act, accused=accused)
        letter = Letter.objects.get(pk=asked.letter_id)
        # It stands for one that has its file: no worker shall make one.
        own = {"number": f"{letter.number}/{agency.pk}-{number}", "token": new_token()}
        _again(letter, **own, pdf="tidak-ada", sha256="0" * 64, pages=1)
        row = _again(Recommendation.objects.get(pk=asked.pk), accused=accused, letter=letter, instansi=agency)
        for clock in clocks:
            _again(clock, subject_id=str(row.pk), owner=agency)
        _again(Proceeding.objects.get(pk=model.pk), recommendation=row, instansi=agency)


def _again(row, **changes):
    """Write a row once more, with these changes."""
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def _bare(desk: Desk) -> None:
    """Answer a request, know who asks, read 25 duties by key with all that a line tells of them."""
    desk.client.get("/healthz")
    user = User.objects.select_related("instansi__region").get(username=desk.username)
    rows = Recommendation.objects.filter(instansi=user.instansi_id, status="awaiting_follow_up").order_by(
        "due_at", "id"
    )
    page = list(rows.select_related("accused", "issuer", "proceeding__report", "letter")[:25])
    list(Act.objects.select_related("violation").filter(accused__in=[row.accused_id for row in page]))
    clocks_by_key(map(key_of, page))
