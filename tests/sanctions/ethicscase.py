"""A case of the code of ethics, brought along the real doors to where a test begins."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from sanctions import ethics, moral_sanction, proceedings
from sanctions.council import Member
from sanctions.localtime import zone_of
from sanctions.models import Penalty, Proceeding
from sanctions.proceedings import Person
from tests import make

NAMES = ["Ratih Kumalasari", "Teguh Adiwangsa", "Sulistya Hadiningrat", "Bram Nainggolan", "Wening Pratiwi"]
NAMES += ["Oktavianus Lede", "Hasnah Daeng", "Putu Arimbawa", "Marselina Uly"]
SEATS = ["chair", "secretary"]
STEPS = ["open", "council", "call", "hear", "resolve", "state", "execute"]


def council(size: int = 5, rank: str = "Pembina Utama Muda (IV/c)", **of_first) -> list[Member]:
    """Return a council of a size; ``of_first`` changes its chair."""
    members = [
        Member(SEATS[n] if n < 2 else "member", NAMES[n], f"Pejabat {n + 1}", rank, f"19681212199403{n:04d}")
        for n in range(size)
    ]
    return [Member(**{**vars(members[0]), **of_first}), *members[1:]]


def recommendation(cast, *, acts=("KE-05",), **person):
    """Return an issued recommendation about acts from before the candidates were determined."""
    case = make.report(files=False, what={"acts": list(acts)}, when={"occurred_on": "2024-08-20"}).complaint
    return make.recommend(make.study(case, cast["verifikator"], until="forward"), cast, **person)


def ethics_case(cast, clock, *, until: str = "open", acts=("KE-05",), **given) -> Proceeding:
    """Return a case of the code of ethics up to and including ``until``."""
    officer, steps = cast["instansi"], STEPS[: STEPS.index(until) + 1]
    row = proceedings.open_for(
        recommendation(cast, acts=acts, **given.pop("person", {})),
        superior=Person("Ratih Kumalasari", "Sekretaris Daerah", "196812121994032005"),
        actor=officer,
    )
    for step in steps[1:]:
        take(row, step, officer, clock, **given.get(step, {}))
    row.refresh_from_db()
    return row


def take(row: Proceeding, step: str, officer, clock, **given):
    """Take one step of a case as a diligent officer would; ``given`` changes what the door is told."""
    if step == "council":
        told = {"members": council(), "is_rank_confirmed": True, "examined_rank": "Pembina (IV/a)"} | given
        return ethics.set_council(row, told.pop("members"), **told, actor=officer)
    if step == "call":
        day = timezone.localdate() + timedelta(days=7)
        told = {"hearing_at": datetime.combine(day, time(9), zone_of(row)), "place": "Ruang Rapat BKPSDM"} | given
        return ethics.call(row, **told, actor=officer)
    if step == "hear":
        clock.shift(timedelta(days=14))
        at = row.summonses.latest("ordinal").hearing_at
        told = {
            "held_at": at,
            "closed_at": at + timedelta(hours=2),
            "venue": "Ruang Rapat BKPSDM",
            "findings": "Majelis memeriksa unggahan dan saksi.",
            "defence": "Saya menyesal dan sudah menghapusnya.",
        }
        return ethics.hear(row, **(told | given), actor=officer)
    if step == "resolve":
        told = {"is_proven": True, "reasons": ["unggahan itu diakui"]} | given
        return ethics.resolve(row, **told, actor=officer)
    if step == "state":
        told = {
            "code": "MORAL-TERBUKA",
            "breach": "mengunggah foto bersama bakal calon pada 20 Agustus 2024",
            "publication": ["dibacakan pada apel pegawai", "ditempelkan selama tujuh hari kerja"],
        } | given
        return moral_sanction.state(row, Penalty.objects.get(pk=told.pop("code")), **told, actor=officer)
    return moral_sanction.execute(
        row, **({"executed_on": timezone.localdate(), "how": "Dibacakan pada apel."} | given), actor=officer
    )
