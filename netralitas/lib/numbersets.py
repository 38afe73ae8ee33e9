"""A set of numbers in one column, asked whether it holds any of some: an array on PostgreSQL, a text elsewhere."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Lookup


class NumberSetField(models.Field):
    """Whole numbers of 32 bits, each once. ``holds_any`` is the one question that can be put to it."""

    def db_type(self, connection: Any) -> str:
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::integer[]" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        numbers = sorted(set(value))
        return numbers if connection.vendor == "postgresql" else f" {' '.join(map(str, numbers))} "

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> list[int] | None:
        return [int(number) for number in value.split()] if isinstance(value, str) else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("holds_any", "isnull"):
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} cannot be looked up by '{lookup_name}'.")


@NumberSetField.register_lookup
class HoldsAny(Lookup):
    """Whether at least one of these numbers is in the set."""

    lookup_name = "holds_any"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} && %s::integer[]", (*params, sorted(set(self.rhs)))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        numbers = sorted(set(self.rhs))
        question = " OR ".join([f"{column} LIKE %s"] * len(numbers)) or "1 = 0"
        return f"({question})", tuple(part for number in numbers for part in (*params, f"% {number} %"))
