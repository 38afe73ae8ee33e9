"""The API shows the same rows as the pages, to the same people, in the same number of queries."""

import pytest
from django.test import Client

from netralitas.people.tokens import issue
from tests import make

pytestmark = pytest.mark.django_db
NAMED = {"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7", "phone": "0812-0000-0000"}
WHO_SEES = {
    # account -> (reports, recommendations, procedures) of one case brought to an open procedure
    "verifikator": (1, 1, 1),
    "satgas": (1, 1, 1),
    "kemendagri": (1, 1, 1),
    "instansi": (0, 1, 1),
    "instansi-lain": (0, 0, 0),
    "auditor": (1, 1, 1),
    "admin": (0, 0, 0),
}
LISTS = ["complaints", "recommendations", "proceedings"]


@pytest.fixture
def cast():
    return make.cast()


def client_of(user) -> Client:
    _row, plain = issue(user, ["read"], None)
    return Client(headers={"authorization": f"Bearer {plain}"})


@pytest.fixture
def procedure(cast):
    case = make.study(make.report(you=NAMED).complaint, cast["verifikator"], until="forward")
    return make.proceed(make.recommend(case, cast), cast["instansi"], until="open")


@pytest.mark.parametrize("account", WHO_SEES)
def test_lists_and_details_show_each_account_its_own(cast, procedure, account):
    client = client_of(cast[account])
    ids = [procedure.recommendation.complaint_id, procedure.recommendation_id, procedure.pk]

    for name, pk, expected in zip(LISTS, ids, WHO_SEES[account], strict=True):
        answer = client.get(f"/api/v1/{name}/")
        detail = client.get(f"/api/v1/{name}/{pk}/")
        assert (answer.status_code, len(answer.json()["results"])) == (200, expected)
        assert detail.status_code == (200 if expected else 404)


def test_nobody_without_a_token_sees_anything(procedure):
    for name in LISTS:
        assert Client().get(f"/api/v1/{name}/").status_code == 401


def test_answers_never_hold_the_reporter_or_a_witness(cast, procedure):
    for account in WHO_SEES:
        client = client_of(cast[account])
        for name in LISTS:
            text = client.get(f"/api/v1/{name}/").content.decode()
            for row in client.get(f"/api/v1/{name}/").json()["results"]:
                text += client.get(f"/api/v1/{name}/{row['id']}/").content.decode()
            assert [word for word in ("Sekar", "Kenanga", "0812") if word in text] == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 3),
        ("status=received", 2),
        ("status=received&status=initial_study", 3),
        ("phase=before", 1),
        ("violation=DS-07", 2),
        ("region=99.01", 3),
        ("region=33.05", 0),
        ("identity_mode=anonymous", 3),
        ("received_before=2020-01-01T00:00:00Z", 0),
    ],
)
def test_filters_of_reports(cast, query, expected):
    make.report()
    make.report(when={"occurred_on": "2024-09-01"})
    make.study(make.report().complaint, cast["verifikator"], until="examine")

    answer = client_of(cast["auditor"]).get(f"/api/v1/complaints/?{query}")

    assert len(answer.json()["results"]) == expected


@pytest.mark.parametrize("query", ["status=nonsense", "received_after=yesterday", "phase=%00", "cursor=nonsense"])
def test_wrong_filter_gets_a_clear_error(cast, query):
    assert client_of(cast["auditor"]).get(f"/api/v1/complaints/?{query}").status_code in (400, 404)


@pytest.mark.parametrize("rows", [1, 30])
def test_list_takes_the_same_queries_for_one_row_and_thirty(cast, rows, django_assert_num_queries):
    for _n in range(rows):
        make.report(files=False)
    client = client_of(cast["auditor"])
    client.get("/api/v1/complaints/")  # notes the day the token was used

    with django_assert_num_queries(2):  # the token, the rows
        assert len(client.get("/api/v1/complaints/").json()["results"]) == min(rows, 25)


def test_pages_follow_one_another_by_key_without_a_gap(cast):
    for _n in range(7):
        make.report(files=False)
    client, seen, address = client_of(cast["auditor"]), [], "/api/v1/complaints/?page_size=3"
    while address:
        answer = client.get(address).json()
        seen += [row["id"] for row in answer["results"]]
        address = answer["next"]

    assert (len(seen), seen) == (7, sorted(seen, reverse=True))


def test_event_outside_every_contest_is_told_from_one_whose_contest_is_unknown(cast):
    outside, unknown = (make.report(when={"contest_code": code}).complaint for code in ("outside", ""))
    client = client_of(cast["verifikator"])
    rows = {row["id"]: row for row in client.get("/api/v1/complaints/").json()["results"]}
    found = client.get("/api/v1/complaints/?is_outside_contests=true").json()["results"]

    assert [(rows[one.pk]["contest"], rows[one.pk]["is_outside_contests"]) for one in (outside, unknown)] == [
        (None, True),
        (None, False),
    ]
    assert [row["id"] for row in found] == [outside.pk]


def test_detail_explains_its_due_date(cast):
    case = make.report().complaint

    answer = client_of(cast["verifikator"]).get(f"/api/v1/complaints/{case.pk}/").json()

    assert answer["due_reason"].startswith("2 hari kalender sejak")
    assert (answer["acts"][0]["violation"], answer["evidence"][0]["state"]) == ("DS-07", "waiting")


def test_schema_and_its_page_are_there():
    schema = Client().get("/api/v1/schema/?format=json")
    paths = [path for path in schema.json()["paths"] if "{id}" not in path]

    assert [f"/api/v1/{name}/" in paths for name in LISTS] == [True, True, True]
    assert Client().get("/api/v1/docs/").status_code == 200
