"""How many rows a form with repeated rows shows: what its page counted, and two more when somebody asks for them."""

from typing import Any


def rows_asked(data: Any, *, usual: int = 3) -> int:
    """Return the number of rows; the usual one for a fresh form and for anything that is no count."""
    asked = data.get("rows", str(usual)) if data else str(usual)
    wanted = int(asked) if str(asked).isdecimal() and len(str(asked)) < 4 else usual
    return wanted + (2 if data and "tambah" in data else 0)
