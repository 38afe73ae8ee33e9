import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from complaints.models import Complaint
from netralitas import demo, figures
from netralitas.people.models import User


class Command(BaseCommand):
    help = "Load the invented province, its accounts and a few cases in different stages. Only with DEMO=1."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("load_demo works only with DEMO=1.")
        password = self._password()
        demo.build_places()
        cast = demo.build_accounts(password)
        if not Complaint.objects.exists():
            self._cases(cast)
            figures.publish(now=timezone.now())
        self.stdout.write("Demonstration accounts (password for all of them: " + password + ")")
        for username, role, agency, *_rest in demo.ACCOUNTS:
            self.stdout.write(f"  {username:15} {role.label}{f', {agency}' if agency else ''}")

    def _password(self) -> str:
        """Draw the password at the first start and keep it beside the data, so that it can be printed again."""
        path = settings.DATA_DIR / "demo-password"
        if path.exists() and User.objects.filter(username="verifikator").exists():
            return path.read_text().strip()
        password = "-".join(secrets.token_hex(2) for _part in range(4))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(password)
        return password

    @transaction.atomic
    def _cases(self, cast: dict[str, User]) -> None:
        verifier, officer = cast["verifikator"], cast["instansi"]
        demo.report()
        demo.report(
            who={"post": "Lurah Ngadireja", "accused_description": "Lurah, memakai kemeja putih"},
            what={
                "narrative": "Lurah hadir di kampanye dan ikut meneriakkan yel-yel dari atas panggung.",
                "acts": ["DS-04"],
            },
            when={"occurred_on": "2024-11-02", "place": "Lapangan Ngadireja"},
            you={
                "mode": "confidential",
                "name": "Warga Contoh",
                "address": "Jalan Contoh 12, Ngadireja",
                "phone": "0800-0000-0000",
            },
        )
        demo.report(
            who={"post": "Guru SDN Sukaraya 2", "accused_description": "Guru kelas lima"},
            what={"narrative": "Guru memasang baliho bakal calon di pagar sekolah.", "acts": ["DS-01"]},
            when={"occurred_on": "2024-09-10", "place": "SDN Sukaraya 2"},
            files=False,
        )
        demo.study(demo.report(who={"post": "Kepala Dinas Perikanan"}).complaint, verifier, until="study")
        demo.study(demo.report(who={"post": "Sekretaris Dinas Sosial"}).complaint, verifier, until="forward")
        forwarded = demo.study(demo.report().complaint, verifier, until="forward")
        demo.recommend(forwarded, cast)
        running = demo.study(demo.report(who={"post": "Kepala Bidang Pasar"}).complaint, verifier, until="forward")
        row = demo.recommend(
            running, cast, name="Galuh Paramartha", nip="197911022005011007", post="Kepala Bidang Pasar"
        )
        demo.proceed(row, officer, until="summon")
