"""The acts of citizens and of the timetable, our way and the bare way: what any implementation must do at least."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.utils import timezone
from PIL import Image

from bench.measure import FEW, Pair, Row, Side, measure
from complaints import catalogue, drafts, intake, tracking
from complaints.models import Act, Complaint, Violation
from netralitas import demo, figures, tallies
from netralitas.lib import codes, crypto
from sanctions.models import Decision
from taskforce.models import Recommendation

DAY = date(2024, 10, 5)
STORY = (
    "Pak camat kemarin ikut kampanye paslon 2 di lapangan, naik mobil dinas, trus foto bareng calonnya sambil acungin "
    "dua jari. Fotonya dia share ke grup WA warga dan nyuruh kami semua coblos nomor dua. Kata orang kecamatan yang "
    "tidak mau ikut bakal dimutasi. Saya lihat sendiri dengan dua tetangga saya."
)


def photo() -> SimpleUploadedFile:
    """Return a photo of about 100 kB that no other call returns."""
    noise = Image.effect_noise((360, 300), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG", quality=88)
    return SimpleUploadedFile("foto.jpg", out.getvalue())


class Acts:
    """What is measured on one side."""

    def __init__(self, side: Side) -> None:
        side.enter()
        self.side = side
        self.visitor = Client(SERVER_NAME="127.0.0.1")
        self.receipt = demo.report()
        self.ready: list = []
        self.now = timezone.now()
        figures.publish(now=self.now)

    def pair(self, name: str, *, prepare: bool = False) -> Pair:
        """Return an act by its name, with its bare way."""
        made = getattr(self, f"prepare_{name}") if prepare else None
        return Pair(self.side, getattr(self, name), getattr(self, f"bare_{name}"), made)

    def prepare_submit(self) -> None:
        draft, _code = drafts.start()
        drafts.save_person(draft, {"post": "Camat", "region_code": "99.01"}, person="1")
        drafts.save_step(draft, "what", {"narrative": "Camat membagikan kaus calon.", "acts": ["DS-08"]})
        drafts.save_step(draft, "when", {"occurred_on": "2024-10-05", "contest_code": "PILKADA-2024"})
        drafts.save_step(draft, "you", {"mode": "confidential", "name": "Pelapor Uji", "address": "Jalan Uji 1"})
        drafts.add_file(draft, photo())
        self.ready.append(draft)

    def submit(self) -> None:
        intake.receive(self.ready.pop())

    def bare_submit(self) -> None:
        """Hash the code, seal a story, write and commit three rows."""
        codes.hash_code(codes.new_code())
        sealed = crypto.seal(b"Camat membagikan kaus calon.").decode()
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS bare (id serial, story text)")
            for _row in range(3):
                cursor.execute("INSERT INTO bare (story) VALUES (%s)", [sealed])

    def follow_up(self) -> None:
        tracking.open_by_code(self.receipt.code)

    def bare_follow_up(self) -> None:
        """Find one row by an indexed column and check one slow hash."""
        row = Complaint.objects.get(code_index=codes.index_of(self.receipt.code))
        codes.matches(self.receipt.code, row.code_hash)

    def figures(self) -> None:
        self.visitor.get("/angka/")

    def bare_figures(self) -> None:
        """Answer a request with a page of words only, and read the row that holds all figures."""
        self.visitor.get("/privasi/")
        figures.latest()

    def count(self) -> None:
        for table in tallies.TABLES:
            table.count(self.now)

    def bare_count(self) -> None:
        """Group once for each table the rows it is made of, by a column as it stands."""
        by = [(Complaint, "status")] * 6 + [(Act, "violation"), (Recommendation, "status"), (Decision, "penalty")]
        for model, column in by:
            list(model.objects.order_by().values_list(column).annotate(Count("pk")))

    def suggest(self) -> None:
        catalogue.suggest(STORY, on=DAY)

    def bare_suggest(self) -> None:
        """Read the rows and look for each of their words in the words of the story."""
        words = set(STORY.casefold().split())
        for row in catalogue.for_citizens(DAY, list(Violation.objects.select_related("edition"))):
            words.isdisjoint(f"{row.title} {row.plain}".casefold().split())


def rows_of(sides: tuple[Side, Side]) -> Iterator[Row]:
    """Yield one row after the other; counting all figures grows with what is counted, once a day."""
    both = [Acts(side) for side in sides]
    sent = [acts.pair("submit", prepare=True) for acts in both]
    yield measure("submit a report", sent, target=3, most=12)
    yield measure("follow-up by code", [acts.pair("follow_up") for acts in both], target=1.5, most=3)
    yield measure("public figures", [acts.pair("figures") for acts in both], target=8, most=1)
    counted = [acts.pair("count") for acts in both]
    yield measure("count all figures", counted, target=6, most=len(tallies.TABLES), times=FEW, most_growth=None)
    yield measure("suggest from a story", [acts.pair("suggest") for acts in both], target=2, most=1)
