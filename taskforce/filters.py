import django_filters

from taskforce.models import Recommendation
from taskforce.statuses import Status


class RecommendationFilter(django_filters.FilterSet):
    """Filters of the list of recommendations."""

    status = django_filters.MultipleChoiceFilter(choices=Status)
    instansi = django_filters.CharFilter(field_name="instansi__code")
    issuer = django_filters.CharFilter(field_name="issuer__code")
    due_before = django_filters.IsoDateTimeFilter(field_name="due_at", lookup_expr="lt")
    issued_after = django_filters.DateFilter(field_name="issued_on", lookup_expr="gte")

    class Meta:
        model = Recommendation
        fields: list[str] = []
