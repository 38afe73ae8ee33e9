import pytest
from django.core.exceptions import ValidationError

from complaints import publication_data
from complaints.models import OtherChannel, PublicationRule

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_the_rule_and_the_channels_are_loaded_with_their_marks():
    rule = PublicationRule.objects.get()

    assert (rule.minimum, rule.confidence, rule.needs_verification) == (5, "D", True)
    assert rule.reason
    assert {row.code: row.needs_verification for row in OtherChannel.objects.all()} == {
        "sp4n-lapor": False,
        "sigaplapor": False,
        "hotline": True,
    }
    for row in [rule, *OtherChannel.objects.all()]:
        row.full_clean()


def test_loading_again_leaves_alone_what_somebody_corrected():
    OtherChannel.objects.filter(code="hotline").update(phone="0800", edited_by_hand=True)
    PublicationRule.objects.update(minimum=7, edited_by_hand=True)
    OtherChannel.objects.filter(code="sigaplapor").update(name="Lama")

    assert publication_data.load() == {"rules": 1, "channels": 3}

    assert OtherChannel.objects.get(code="hotline").phone == "0800"
    assert PublicationRule.objects.get().minimum == 7
    assert OtherChannel.objects.get(code="sigaplapor").name == "SigapLapor"


@pytest.mark.parametrize(
    "wrong",
    [
        {"website": "javascript:alert(1)"},
        {"website": "http://lapor.go.id/"},
        {"website": "//lapor.go.id"},
        {"phone": "0858-3005"},
        {"phone": '1" onclick="x'},
        {"sms": "1708;body=x"},
    ],
)
def test_addresses_that_do_harm_are_refused(wrong):
    row = OtherChannel.objects.get(code="sp4n-lapor")
    for field, value in wrong.items():
        setattr(row, field, value)

    with pytest.raises(ValidationError):
        row.full_clean()
