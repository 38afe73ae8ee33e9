from django.core.management.base import BaseCommand, CommandError

from netralitas.audit import journal
from netralitas.audit.models import DayHead, Entry


class Command(BaseCommand):
    help = "Check every chain of the journal and every day head; name each flawed row and exit 1 when there is one."

    def handle(self, *args, **options):
        flaws = 0
        for flaw in journal.verify():
            flaws += 1
            self.stderr.write(self.style.ERROR(str(flaw)))
        if flaws:
            raise CommandError(f"The journal is not whole: {flaws} flaw(s).", returncode=1)
        head = DayHead.objects.order_by("-day").first()
        self.stdout.write(f"The journal is whole: {Entry.objects.count()} entries, last day head {head or 'none yet'}.")
