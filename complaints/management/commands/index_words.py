from django.core.management.base import BaseCommand

from complaints import findable


class Command(BaseCommand):
    help = "Index the words of reports that have no index yet, in batches; it can be stopped and called again."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="index every report anew: after agencies were renamed")

    def handle(self, *args, **options):
        done = 0
        for count in findable.fill(anew=options["all"]):
            done += count
            if options["verbosity"] > 1:
                self.stdout.write(f"{done} reports")
        self.stdout.write(f"{done} reports indexed.")
