import datetime
import decimal

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Q
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netralitas.lib.crypto import CannotUnseal, EncryptedJSONField, EncryptedTextField
from netralitas.outbox.models import Message

pytestmark = pytest.mark.django_db


def message(key: str = "satu", **fields) -> Message:
    values = {"to": "siti@contoh.id", "title": "Perihal", "text": "Isi", "html": ""} | fields
    return Message.objects.create(key=key, due_at=timezone.now(), message_id=f"<{key}@x>", proof="0" * 64, **values)


def stored(column: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM outbox_message')
        return cursor.fetchone()[0]


def overwrite(column: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE outbox_message SET "{column}" = %s', [value])


@pytest.mark.parametrize("text", ["rahasia", " ", "\n", "🙂" * 100, "gAAAAAbukan-token", "0", "null"])
def test_text_is_sealed_in_the_table_and_plain_in_the_model(text):
    message(text=text)

    assert stored("text").startswith("gAAAA")
    assert text not in stored("text") or text == "0"
    assert Message.objects.get().text == text
    assert list(Message.objects.values_list("text", flat=True)) == [text]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None, exclude_categories=[]), max_size=80))
def test_any_text_comes_back(text):
    Message.objects.all().delete()
    message(text=text)

    assert Message.objects.get().text == text


def test_the_empty_text_stays_empty():
    message(html="")

    assert stored("html") == ""
    assert Message.objects.get().html == ""


def test_none_stays_null():
    field = EncryptedTextField(null=True)

    assert (field.get_prep_value(None), field.from_db_value(None, None, None)) == (None, None)


def test_the_same_text_is_sealed_differently_each_time():
    message("satu", text="sama")
    message("dua", text="sama")

    tokens = {row.text for row in Message.objects.annotate(raw=F("text"))}
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM outbox_message")
        raw = {row[0] for row in cursor.fetchall()}

    assert (len(tokens), len(raw)) == (1, 2)


def test_every_way_of_writing_seals():
    row = message()

    row.text = "lewat save"
    row.save(update_fields=["text"])
    assert (stored("text")[:5], Message.objects.get().text) == ("gAAAA", "lewat save")
    Message.objects.update(text="lewat update")
    assert (stored("text")[:5], Message.objects.get().text) == ("gAAAA", "lewat update")
    row.text = "lewat bulk_update"
    Message.objects.bulk_update([row], ["text"])
    assert (stored("text")[:5], Message.objects.get().text) == ("gAAAA", "lewat bulk_update")
    Message.objects.update(html=F("text"))
    assert (stored("html")[:5], Message.objects.get().html) == ("gAAAA", "lewat bulk_update")


@pytest.mark.parametrize(
    "lookup",
    [
        {"text": "Isi"},
        {"text__exact": "Isi"},
        {"text__iexact": ""},
        {"text__in": ["Isi"]},
        {"text__contains": "I"},
        {"text__icontains": "i"},
        {"text__startswith": "gAAAA"},
        {"text__gt": ""},
        {"text__regex": "."},
        {"text__length": 3},
        {"text__search": "isi"},
        {"text": F("title")},
    ],
)
def test_sealed_columns_refuse_to_be_looked_up(lookup):
    message()

    with pytest.raises(FieldError):
        list(Message.objects.filter(**lookup))
    with pytest.raises(FieldError):
        list(Message.objects.exclude(**lookup))


def test_sealed_columns_tell_whether_they_are_empty():
    message("kosong", html="")
    message("isi", html="<p>Isi</p>")

    def found(*conditions: Q) -> list[str]:
        return list(Message.objects.filter(*conditions).order_by("key").values_list("key", flat=True))

    assert found(Q(html="")) == ["kosong"]
    assert found(~Q(html="")) == ["isi"]
    assert found(Q(html__isnull=False)) == ["isi", "kosong"]
    assert found(Q(html=None)) == []


@pytest.mark.parametrize("broken", ["bukan token", "gAAAAABkaaaa", "Isi"])
def test_what_no_key_opens_is_an_error_that_names_the_column(broken):
    message(text="rahasia")
    overwrite("text", broken)

    with pytest.raises(CannotUnseal) as caught:
        Message.objects.get()

    assert str(caught.value) == "outbox.Message.text: No key in FIELD_KEYS opens this value, or it was changed."


def test_sealed_columns_are_not_serialised():
    row = message()

    with pytest.raises(TypeError, match="not serialised"):
        serializers.serialize("json", [row])


@pytest.mark.parametrize("field", [EncryptedTextField, EncryptedJSONField])
def test_fields_write_clean_migrations(field):
    name, path, args, options = field("nama", null=True, blank=True).deconstruct()

    assert (name, path, args) == (None, f"netralitas.lib.crypto.{field.__name__}", [])
    assert options == {"verbose_name": "nama", "null": True, "blank": True}
    assert MigrationWriter.serialize(field())[0] == f"netralitas.lib.crypto.{field.__name__}()"


def test_sealed_columns_are_text_columns():
    assert EncryptedTextField().db_type(connection) == models.TextField().db_type(connection)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    )
)
def test_any_json_value_comes_back(value):
    field = EncryptedJSONField(null=True)

    token = field.get_prep_value(value)

    assert field.from_db_value(token, None, None) == value
    assert value in (None, "") or token.startswith("gAAAA")


def test_json_takes_dates_and_decimals_as_text():
    field = EncryptedJSONField()
    value = {"tanggal": datetime.date(2024, 10, 18), "jumlah": decimal.Decimal("1.50")}

    assert field.from_db_value(field.get_prep_value(value), None, None) == {"tanggal": "2024-10-18", "jumlah": "1.50"}


def test_json_refuses_what_is_no_json():
    with pytest.raises(TypeError):
        EncryptedJSONField().get_prep_value({"a": object()})
