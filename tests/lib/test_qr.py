from urllib.parse import unquote

import segno

from netralitas.lib import qr

TEXT = "https://netralitas.contoh.go.id/verifikasi/7KQ2M4XD9TRA/"


def test_svg_data_uri_draws_the_code_of_the_text():
    uri = qr.svg_data_uri(TEXT)
    code = segno.make(TEXT, error="m", micro=False, boost_error=False)
    side = code.symbol_size(border=4)[0]
    assert uri.startswith("data:image/svg+xml")
    assert f"viewBox='0 0 {side} {side}'" in unquote(uri)
    assert modules(unquote(uri)) == [[bool(cell) for cell in row] for row in code.matrix]


def modules(svg):
    """Read the drawn modules back from the path: M sets the place, m moves it, h draws to the right."""
    import re

    side = int(re.search(r"viewBox='0 0 (\d+)", svg)[1]) - 8
    cells = [[False] * side for _row in range(side)]
    path = re.search(r"stroke='#000'[^>]* d='([^']+)'|d='([^']+)'[^>]* stroke='#000'", svg)
    x = y = 0.0
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1] or path[2]):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", numbers)]
        if letter == "M":
            x, y = values
        elif letter == "m":
            x, y = x + values[0], y + values[1]
        else:
            for place in range(int(values[0])):
                cells[int(y) - 4][int(x) - 4 + place] = True
            x += values[0]
    return cells
