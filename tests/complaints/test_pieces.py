"""Which pieces of evidence are one and the same."""

from dataclasses import dataclass
from datetime import UTC, datetime

from complaints.pieces import gathered


@dataclass
class Sent:
    pk: int
    sha256: str
    clean_file: str = ""
    kind: str = "file"
    mime: str = "image/jpeg"

    @property
    def added_at(self) -> datetime:
        return datetime(2024, 11, self.pk, tzinfo=UTC)


def test_what_many_sent_is_one_piece_that_counts_them_and_can_be_opened():
    sent = [Sent(1, "a"), Sent(2, "b", "b.jpg"), Sent(3, "a", "a.jpg"), Sent(4, ""), Sent(5, ""), Sent(6, "a", "x.jpg")]

    found = gathered(sent)

    assert [(one.item.pk, one.times, one.first_at.day) for one in found] == [(3, 3, 1), (2, 1, 2), (4, 1, 4), (5, 1, 5)]
    assert [one.kind_words for one in found[:2]] == ["Gambar (JPEG), dikirim 3 kali", "Gambar (JPEG)"]
