from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from netralitas.audit import rotation


class Command(BaseCommand):
    help = (
        "Seal every row and file with the first key of FIELD_KEYS. Restart the portal with the new key in front "
        "first; when this command ends well, the older keys can be taken out."
    )

    def handle(self, *args, **options):
        unreadable = []
        for tally in [*rotation.rotate_tables(), rotation.rotate_files(settings.STORE_DIR)]:
            self.stdout.write(f"{tally.name}: {tally.changed} sealed anew")
            unreadable += tally.unreadable
        for where in unreadable:
            self.stderr.write(self.style.ERROR(f"No key opens {where}"))
        if unreadable:
            raise CommandError(f"{len(unreadable)} value(s) open with no key: keep the older keys.", returncode=1)
        self.stdout.write("Everything is sealed with the newest key.")
