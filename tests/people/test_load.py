"""The regions, agencies, offices and mandates that every installation begins with."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from netralitas.people import registry
from netralitas.people.load import agencies, load_people, regions
from netralitas.people.models import Instansi, Mandate, Office, Region, User

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_regions_are_38_provinces_and_514_regencies_and_cities():
    kinds = dict(Region.objects.values_list("kind").annotate(Count("pk")).order_by())

    assert kinds == {"provinsi": 38, "kabupaten": 416, "kota": 98}


def test_each_province_and_each_self_governing_regency_or_city_is_an_employer():
    local = Instansi.objects.filter(code__startswith="pemda-")
    kinds = dict(local.values_list("kind").annotate(Count("pk")).order_by())

    assert kinds == {"provinsi": 38, "kabupaten": 415, "kota": 93}
    assert kinds["kabupaten"] + kinds["kota"] == 508
    assert local.filter(has_appointing_official=False).count() == 0


def test_jakarta_has_a_governor_and_no_regents():
    offices = Office.objects.filter(instansi__region__code__startswith="31", kind="appointing_official")

    assert [office.title for office in offices] == ["Gubernur Daerah Khusus Ibukota Jakarta"]
    assert Instansi.objects.filter(code__startswith="pemda-31-").count() == 0
    assert Instansi.objects.filter(code__startswith="bawaslu-31-").count() == 6


@pytest.mark.parametrize(
    ("code", "name", "head", "level", "parent"),
    [
        ("pemda-33", "Pemerintah Provinsi Jawa Tengah", "Gubernur Jawa Tengah", "provinsi", "kemendagri"),
        ("pemda-33-02", "Pemerintah Kabupaten Banyumas", "Bupati Banyumas", "kabkota", "pemda-33"),
        ("pemda-34-71", "Pemerintah Kota Yogyakarta", "Wali Kota Yogyakarta", "kabkota", "pemda-34"),
        ("pemda-11", "Pemerintah Aceh", "Gubernur Aceh", "provinsi", "kemendagri"),
        ("kemendagri", "Kementerian Dalam Negeri", "Menteri Dalam Negeri", "pusat", None),
        ("bps", "Badan Pusat Statistik", "Kepala Badan Pusat Statistik", "pusat", None),
    ],
)
def test_an_employer_has_its_name_its_head_and_its_place(code, name, head, level, parent):
    agency = Instansi.objects.get(code=code)

    assert (agency.name, agency.level, agency.parent and agency.parent.code) == (name, level, parent)
    assert agency.letterhead["office_title"] == head
    assert [office.title for office in agency.offices.filter(kind="appointing_official")] == [head]


def test_every_employer_has_the_three_offices_and_nobody_has_an_invented_address():
    lacking = Instansi.objects.filter(has_appointing_official=True).annotate(n=Count("offices__kind", distinct=True))

    assert lacking.filter(n__lt=3).count() == 0
    assert Office.objects.exclude(email=None).count() == 0
    assert Office.objects.filter(needs_verification=False).count() == 0


def test_bawaslu_and_the_regional_offices_of_bkn_stand_below_their_head_and_employ_nobody():
    bawaslu = Instansi.objects.filter(code__startswith="bawaslu")
    kanreg = Instansi.objects.filter(code__startswith="bkn-kanreg-")

    assert bawaslu.count() == 1 + 38 + 514
    assert set(bawaslu.values_list("kind", "has_appointing_official")) == {("commission", False)}
    assert Instansi.objects.get(code="bawaslu-33-02").parent.parent.code == "bawaslu"
    assert set(kanreg.values_list("parent__code", "has_appointing_official", "needs_verification")) == {
        ("bkn", False, True)
    }
    covered = [code for row in kanreg for code in row.covers]
    assert sorted(covered) == sorted(Region.objects.filter(kind="provinsi").values_list("code", flat=True))


def test_the_bodies_of_the_decree_sit_in_the_satgas():
    members = Instansi.objects.filter(is_satgas_member=True).values_list("code", "active_to")

    assert dict(members) == {
        "bawaslu": None,
        "bkn": None,
        "kasn": date(2024, 8, 23),
        "kemendagri": None,
        "kemenpanrb": None,
    }


def test_what_was_written_from_memory_says_that_it_needs_verifying():
    central = Instansi.objects.filter(region=None)

    assert central.filter(needs_verification=False).count() == 0
    assert Instansi.objects.filter(code__startswith="pemda-", needs_verification=True).count() == 0


def test_loading_again_changes_nothing():
    assert load_people()["changed"] == 0


def test_loading_again_mends_what_was_lost_and_leaves_what_a_person_wrote():
    lost = Instansi.objects.get(code="pemda-33-02")
    Instansi.objects.filter(pk=lost.pk).update(name="salah")
    kept = registry.amend(Instansi.objects.get(code="pemda-33-03"), {"name": "Pemkab Purbalingga"}, actor=None)
    office = Office.objects.get(instansi=kept, kind="staffing_office")
    registry.set_contact(office, "bkpsdm@purbalingga.example", actor=None)

    assert load_people()["changed"] == 1

    lost.refresh_from_db(), kept.refresh_from_db(), office.refresh_from_db()
    assert lost.name == "Pemerintah Kabupaten Banyumas"
    assert kept.name == "Pemkab Purbalingga"
    assert office.email == "bkpsdm@purbalingga.example"


def test_the_data_files_are_whole():
    rows = agencies()
    codes = [row["code"] for row in rows]

    assert len(codes) == len(set(codes)) == 133 + 546 + 552
    assert {row["parent"] for row in rows} - {None} <= set(codes)
    assert len({row["code"] for row in regions()}) == 552


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Region.objects.create(code="33.99", name="x", kind="kabupaten", utc_offset=7),
        lambda: Region.objects.create(code="98", name="x", kind="provinsi", utc_offset=0),
        lambda: User.objects.create(username="a", role="agency_officer"),
        lambda: User.objects.create(
            username="a", role="agency_officer", instansi=Instansi.objects.get(code="bps"), is_staff=True
        ),
        lambda: User.objects.create(username="a", role="raja"),
        lambda: (User.objects.create(username="ab", role="admin"), User.objects.create(username="AB", role="admin")),
        lambda: Office.objects.create(
            instansi=Instansi.objects.get(code="bps"),
            kind="case_desk",
            title="x",
            valid_from=date(2024, 2, 1),
            valid_to=date(2024, 1, 31),
        ),
        lambda: Mandate.objects.create(
            kind="recommending_body",
            instansi=Instansi.objects.get(code="bps"),
            valid_from=date(2024, 8, 24),
            basis="x",
        ),
    ],
)
def test_the_database_itself_refuses_what_must_not_be(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        broken()
