from django.core.management.base import BaseCommand
from django.db import transaction

from complaints import catalogue_data, publication_data
from netralitas.clocks.load import load_reminder_plans
from netralitas.law.load import load_law_data
from netralitas.people.load import load_people
from sanctions import penalty_data
from taskforce.load import load_signature_rules


class Command(BaseCommand):
    help = "Load law, regions, agencies, catalogue, contests and penalties; again and again without harm."

    @transaction.atomic
    def handle(self, *args, **options):
        for name, load in (
            ("people", load_people),
            ("law", load_law_data),
            ("reminder plans", load_reminder_plans),
            ("catalogue", catalogue_data.load),
            ("public figures and other channels", publication_data.load),
            ("signature rules", load_signature_rules),
            ("penalties", penalty_data.load),
        ):
            self.stdout.write(f"{name}: {load()}")
