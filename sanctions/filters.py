import django_filters

from sanctions.models import Proceeding
from sanctions.statuses import Status


class ProceedingFilter(django_filters.FilterSet):
    """Filters of the list of procedures."""

    status = django_filters.MultipleChoiceFilter(choices=Status)
    instansi = django_filters.CharFilter(field_name="instansi__code")
    due_before = django_filters.IsoDateTimeFilter(field_name="due_at", lookup_expr="lt")

    class Meta:
        model = Proceeding
        fields: list[str] = []
