import io
import socket

import pikepdf
import pytest

from netralitas.lib import pdf

PAGE = (
    '<html lang="id"><head><title>Judul</title><meta name="dcterms.created" content="2024-10-28"></head>'
    "<body>{}</body></html>"
)
DOT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/%3E"


@pytest.fixture
def assets(tmp_path):
    inside = tmp_path / "assets"
    (inside / "img").mkdir(parents=True)
    (inside / "img" / "ok.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    (inside / "page.css").write_text("p { color: red }")
    (tmp_path / "secret.txt").write_text("rahasia")
    (inside / "link.svg").symlink_to(tmp_path / "secret.txt")
    return inside


@pytest.fixture
def no_network(monkeypatch):
    """Let every attempt to reach another machine fail the test."""

    def touched(*_args, **_kwargs):
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "getaddrinfo", touched)
    monkeypatch.setattr(socket.socket, "connect", touched)


def rendered(body, assets):
    return pdf.render(PAGE.format(body), identifier="7KQ2M4XD9TRA", assets=assets)


@pytest.mark.parametrize(
    "address",
    [
        "http://contoh.go.id/a.svg",
        "HTTPS://contoh.go.id/a.svg",
        "//contoh.go.id/a.svg",
        "ftp://contoh.go.id/a.svg",
        "file:///etc/passwd",
        "file://contoh.go.id/etc/passwd",
        "../secret.txt",
        "img/../../secret.txt",
        "%2e%2e/secret.txt",
        "img/%2e%2e/%2e%2e/secret.txt",
        "/etc/passwd",
        "link.svg",
        "img",
        "missing.svg",
        "img/ok.svg%00.txt",
        "gopher:x",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        '<img alt="gambar" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<p style="background: url({})">x</p>',
        '<object data="{}"></object>',
        '<link rel="attachment" href="{}">',
    ],
)
def test_render_reads_nothing_outside_its_assets(assets, no_network, body, address):
    with pytest.raises(pdf.AssetRefused):
        rendered(body.format(address), assets)


def test_render_reads_assets_and_data(assets, no_network):
    images = f'<img alt="gambar" src="img/ok.svg"><img alt="gambar" src="{DOT}">'
    data = rendered(f'<link rel="stylesheet" href="page.css">{images}<p>x</p>', assets)
    assert data.startswith(b"%PDF")


def test_render_refuses_an_image_that_cannot_be_drawn(assets):
    (assets / "img" / "broken.png").write_bytes(b"no image")
    with pytest.raises(pdf.AssetRefused):
        rendered('<img alt="gambar" src="img/broken.png">', assets)


def test_render_refuses_an_image_without_words_for_it(assets):
    with pytest.raises(pdf.AssetRefused):
        rendered('<img src="img/ok.svg">', assets)


def test_render_gives_the_same_bytes_again(assets):
    assert rendered("<p>Surat</p>", assets) == rendered("<p>Surat</p>", assets)


def test_render_claims_the_archive_form_and_is_tagged(assets):
    with pikepdf.open(io.BytesIO(rendered("<h1>Surat</h1><p>Isi</p>", assets))) as document:
        root = document.Root
        metadata = document.open_metadata()
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"].upper() == "A"
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "id"
        assert "/StructTreeRoot" in root
        assert "/OutputIntents" in root
        assert bytes(document.trailer.ID[0]) == b"7KQ2M4XD9TRA"


def test_page_count(assets):
    assert pdf.page_count(rendered("<p>satu</p>", assets)) == 1
    assert pdf.page_count(rendered('<p>satu</p><p style="break-before: page">dua</p>', assets)) == 2
