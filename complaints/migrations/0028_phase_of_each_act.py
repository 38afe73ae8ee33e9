"""Give every act the phase its case had: until now the case spoke for all of them."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    act, complaint = apps.get_model("complaints", "Act"), apps.get_model("complaints", "Complaint")
    case = complaint.objects.filter(pk=OuterRef("complaint_id"))
    act.objects.update(phase=Subquery(case.values("phase")[:1]), phase_reason=Subquery(case.values("phase_reason")[:1]))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0027_steps_of_the_whole_life")]
    # Backwards there is nothing to undo: the case still has its phase.
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
