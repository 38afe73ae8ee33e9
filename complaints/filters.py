import django_filters

from complaints.models import Complaint
from complaints.statuses import Channel, IdentityMode, Kind, Phase, Status


class ComplaintFilter(django_filters.FilterSet):
    """Filters of the list of reports; each names one column, none takes a person's name."""

    status = django_filters.MultipleChoiceFilter(choices=Status)
    kind = django_filters.MultipleChoiceFilter(choices=Kind)
    channel = django_filters.MultipleChoiceFilter(choices=Channel)
    identity_mode = django_filters.MultipleChoiceFilter(choices=IdentityMode)
    phase = django_filters.ChoiceFilter(choices=Phase)
    region = django_filters.CharFilter(field_name="region_id")
    contest = django_filters.CharFilter(field_name="contest_id")
    is_outside_contests = django_filters.BooleanFilter()
    violation = django_filters.CharFilter(field_name="acts__violation__code", distinct=True)
    received_after = django_filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="gte")
    received_before = django_filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="lt")
    due_before = django_filters.IsoDateTimeFilter(field_name="due_at", lookup_expr="lt")

    class Meta:
        model = Complaint
        fields: list[str] = []
