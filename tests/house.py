"""The house rules as functions: each takes one file and yields what is wrong with it, as a sentence.

``tests/test_house.py`` runs them over every file, and over snippets that must not pass.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("netralitas", "complaints", "taskforce", "sanctions")

# --- The floors: imports only go down

FLOORS = (
    "netralitas.lib",
    "netralitas.audit",
    "netralitas.outbox",
    "netralitas.people",
    "netralitas.law",
    "netralitas.letters",
    "netralitas.clocks",
    "complaints",
    "taskforce",
    "sanctions",
)
ROOF = len(FLOORS)

# --- The kinds of files, by name; a module that calls itself pure in its docstring is held to that, too

WORDS = {"statuses", "roles", "confidence"}
RULES = {"phase", "completeness", "duplicates", "recusal", "workdays", "machine", "contexts", "kinds"}
LOOKUPS = {"access", "catalogue", "penalties", "authority", "ledger", "board", "scope", "offices", "rendering"}
EDGES = {"forms", "adminforms", "views", "urls", "admin", "api", "filters"}
KIND_OF_NAME = {"apps": "wiring", "models": "models", "tasks": "tasks"}
for names, kind in ((WORDS, "words"), (RULES, "rule"), (LOOKUPS, "look-up"), (EDGES, "edge")):
    KIND_OF_NAME |= dict.fromkeys(names, kind)
# What edges of several rooms stand on: it may know requests and forms, doors may not know it.
UNDER_EDGES = {
    "netralitas/audit/adminbase.py": "every admin.py stands on it",
    "netralitas/people/signin.py": "middleware and adapters of the sign-in library",
    "netralitas/people/signin_events.py": "listens to the sign-in library's signals",
    "netralitas/people/openapi.py": "describes the token to the schema",
    "complaints/uploads.py": "an upload handler",
    "complaints/fields.py": "form fields",
}
# Inside one room an edge may use these; no other edge ever imports an edge.
WIRES = {
    ("urls", "views"),
    ("urls", "api"),
    ("views", "forms"),
    ("views", "filters"),
    ("admin", "forms"),
    ("admin", "adminforms"),
    ("admin", "filters"),
    ("api", "filters"),
}
# The web has no place below the edges.
WEB = (
    "django.http",
    "django.forms",
    "django.shortcuts",
    "django.views",
    "django.contrib.admin",
    "rest_framework",
)
IMPURE = ("django.db", "django.conf", "django.utils.timezone", "django.apps", "django.core.cache", "os", "time")
MAY_USE = {
    "words": set(),
    "models": {"words", "lib", "models"},
    "rule": {"words", "lib", "rule"},
    "look-up": {"words", "lib", "rule", "models", "look-up"},
    "door": {"words", "lib", "rule", "models", "look-up", "door"},
    "tasks": {"words", "lib", "rule", "look-up", "door"},
    "under edges": {"words", "lib", "rule", "models", "look-up", "door", "under edges"},
    "edge": {"words", "lib", "rule", "models", "look-up", "door", "under edges"},
}

# --- Single writers and senders

STATUS_WRITERS = {
    "netralitas.audit": set(),
    "netralitas.outbox": {"delivery.py", "post.py"},
    "netralitas.clocks": {"clock.py"},
    "complaints": {"workflow.py"},
    "taskforce": {"workflow.py"},
    "sanctions": {"workflow.py"},
}
SENDERS = ("netralitas/outbox/delivery.py", "netralitas/outbox/channels")
SENDING = ("django.core.mail", "smtplib", "aiosmtplib")
RENDERER = "netralitas/lib/pdf.py"
EMBEDDED_SINK = "netralitas/embedded.py"

DRAWERS = {"utils", "util", "helpers", "helper", "services", "service", "common", "core", "misc"}
LONGEST = 400
TOP_LEVEL = {
    "manage.py", "netralitas", "complaints", "sanctions", "taskforce", "templates", "static", "tests",
    "requirements.txt", "docker-compose.yml", "README.md",
    "Makefile", "pyproject.toml", "docs", "bench", "locale",
}  # fmt: skip
MADE_BY_COMMANDS = {"staticfiles", "__pycache__"}  # not kept: .gitignore names them


IMPORTING = {"import_module", "__import__", "import_string"}


@dataclass(frozen=True)
class File:
    """One Python file: where it stands and what it says."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, self.path)

    @cached_property
    def module(self) -> str:
        return _module_name(self.path)

    @cached_property
    def room(self) -> str:
        return room_of(self.module)

    @cached_property
    def kind(self) -> str:
        return kind_of(self.path, ast.get_docstring(self.tree) or "")

    def imports(self) -> Iterator[tuple[int, str]]:
        """Yield the line and the full name of everything imported, late and by import_module too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Call) and _called(node) in IMPORTING:
                yield from ((node.lineno, name) for name in map(_text, node.args[:1]) if name)

    def ours(self) -> Iterator[tuple[int, str]]:
        """Yield the line and the module name of every import of ours."""
        for line, name in self.imports():
            if name.split(".")[0] in PACKAGES:
                yield line, _module_part(name)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.module if self.path.endswith("__init__.py") else self.module.rpartition(".")[0]
        parts = package.split(".")[: len(package.split(".")) - node.level + 1]
        return ".".join([*parts, *([node.module] if node.module else [])])


def python_files(*folders: str) -> list[File]:
    """Return every Python file of ours below the folders, but migrations."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [_file(path) for path in paths if "migrations" not in path.parts]


@cache
def _file(path: Path) -> File:
    return File(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


@cache
def _modules() -> frozenset[str]:
    return frozenset(file.module for file in python_files(*PACKAGES))


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _module_part(name: str) -> str:
    """Return the longest beginning of a dotted name that is a module of ours; else the name itself."""
    parts = name.split(".")
    known = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((beginning for beginning in known if beginning in _modules()), name)


def room_of(module: str) -> str:
    """Return the room a module stands in; "netralitas" is the roof."""
    inside = [room for room in FLOORS if module == room or module.startswith(room + ".")]
    return inside[0] if inside else "netralitas"


def floor_of(room: str) -> int:
    """Return a room's floor, from 0."""
    return FLOORS.index(room) if room in FLOORS else ROOF


def kind_of(path: str, docstring: str) -> str:
    """Say what kind of file this is; what is nothing else is a door."""
    module = _module_name(path)
    room = room_of(module)
    if room == "netralitas":
        return "roof"
    if path in UNDER_EDGES or "/templatetags/" in path:
        return "under edges"
    if room == "netralitas.lib":
        return "rule" if module.endswith(".machine") else "lib"
    if module == room:
        return "wiring"
    if kind := KIND_OF_NAME.get(name_in_room(module)):
        return kind
    if re.search(r"\bpure\b", docstring, re.IGNORECASE):
        return "rule"
    return "look-up" if "Looks up, never writes" in docstring else "door"


def name_in_room(module: str) -> str:
    """Return the first name below the room: "views" for complaints/views/report.py and taskforce/views.py."""
    return module.removeprefix(room_of(module)).strip(".").split(".")[0]


# --- The rules


def climbing(file: File) -> Iterator[str]:
    """Imports go down the floors only, and the roof is imported by nobody below it."""
    for line, name in file.ours():
        if floor_of(room_of(name)) > floor_of(file.room):
            yield f"{file.path}:{line} {file.room} imports {name}, which is above it"


def of_the_wrong_kind(file: File) -> Iterator[str]:
    """A kind of file uses only the kinds the table of the house allows it."""
    if file.kind not in MAY_USE:
        return
    for line, name in file.ours():
        used = _kind_of_module(name)
        if file.kind == "models" and used == "models" and room_of(name) != file.room:
            yield f"{file.path}:{line} models name those of other rooms by string, not by importing {name}"
        elif file.kind == "edge" and used == "edge":
            if not _wired(file, name):
                yield f"{file.path}:{line} an edge imports another edge: {name}"
        elif used not in MAY_USE[file.kind] | {"wiring"}:
            yield f"{file.path}:{line} a {file.kind} file imports {name}, a {used} file"


def _wired(file: File, name: str) -> bool:
    mine, theirs = name_in_room(file.module), name_in_room(name)
    if room_of(name) == file.room:
        return mine == theirs or (mine, theirs) in WIRES
    return mine == theirs == "admin"  # an upper admin.py may hang a panel on a lower one


def _kind_of_module(name: str) -> str:
    path = name.replace(".", "/")
    package = ROOT / path / "__init__.py"
    file = package if package.exists() else ROOT / f"{path}.py"
    docstring = (ast.get_docstring(_file(file).tree) or "") if file.exists() else ""
    return kind_of(file.relative_to(ROOT).as_posix(), docstring)


def thinking_with_the_world(file: File) -> Iterator[str]:
    """A pure rule sees no database, no clock, no settings; what it must know comes in as an argument."""
    if file.kind != "rule":
        return
    for line, name in file.imports():
        if any(name == bad or name.startswith(bad + ".") for bad in IMPURE):
            yield f"{file.path}:{line} a pure rule imports {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and _called(node) in {"now", "today", "utcnow", "localdate", "localtime"}:
            yield f"{file.path}:{node.lineno} a pure rule looks at the clock"
        if isinstance(node, ast.Call) and _called(node) == "open":
            yield f"{file.path}:{node.lineno} a pure rule opens a file"


def knowing_the_web(file: File) -> Iterator[str]:
    """Doors, look-ups, models, rules and tasks know no request, no form and no admin."""
    if file.kind not in {"words", "models", "rule", "look-up", "door", "tasks"}:
        return
    for line, name in file.imports():
        if any(name == web or name.startswith(web + ".") for web in WEB):
            yield f"{file.path}:{line} a {file.kind} file imports {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.arg) and node.arg == "request":
            yield f"{file.path}:{node.lineno} a {file.kind} file takes a request"


def writing_at_the_edge(file: File) -> Iterator[str]:
    """Edges read; doors write."""
    if file.kind != "edge" and not (file.kind == "roof" and name_in_room(file.module) in EDGES):
        return
    writing = {"save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            manager = isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "objects"
            if node.func.attr in writing or (manager and node.func.attr in {"create", "update"}):
                yield f"{file.path}:{node.lineno} an edge writes: .{node.func.attr}()"


def status_written_elsewhere(file: File) -> Iterator[str]:
    """Only a room's own workflow assigns the status of its record."""
    name = file.path.rsplit("/", 1)[-1]
    if name in STATUS_WRITERS.get(file.room, set()):
        return
    for node in ast.walk(file.tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        for target in (part for whole in targets for part in ast.walk(whole)):
            if isinstance(target, ast.Attribute) and target.attr == "status" and not _is_response(target):
                yield f"{file.path}:{target.lineno} assigns .status"
        if isinstance(node, ast.Call):
            if _called(node) in {"update", "update_or_create"} and _names_status(node):
                yield f"{file.path}:{node.lineno} writes status by {_called(node)}()"
            if _called(node) == "setattr" and len(node.args) > 1 and _text(node.args[1]) == "status":
                yield f"{file.path}:{node.lineno} writes status by setattr()"


def _is_response(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id == "response"


def _names_status(call: ast.Call) -> bool:
    manager = isinstance(call.func, ast.Attribute) and not isinstance(call.func.value, ast.Dict)
    return manager and any(keyword.arg == "status" for keyword in call.keywords)


def sending_elsewhere(file: File) -> Iterator[str]:
    """Only the outbox speaks to a mail server."""
    if file.path.startswith(SENDERS):
        return
    for line, name in file.imports():
        if any(name == way or name.startswith(way + ".") for way in SENDING):
            yield f"{file.path}:{line} imports {name}; messages go through outbox.post"
        if name.split(".")[0] == "aiosmtpd" and file.path != EMBEDDED_SINK:
            yield f"{file.path}:{line} imports {name}; only the embedded portal has a mail server"


def rendering_elsewhere(file: File) -> Iterator[str]:
    """Only lib/pdf.py imports weasyprint: it needs Pango and must not be able to reach the network."""
    for line, name in file.imports():
        if name.split(".")[0] == "weasyprint" and file.path != RENDERER:
            yield f"{file.path}:{line} imports weasyprint"


def in_a_drawer(file: File) -> Iterator[str]:
    """A file is named after what it decides."""
    if drawers := DRAWERS & set(_module_name(file.path).split(".")):
        yield f"{file.path} is named {', '.join(sorted(drawers))}"


def too_long(file: File) -> Iterator[str]:
    """A long file has two meanings in it."""
    if (lines := file.source.count("\n")) > LONGEST:
        yield f"{file.path} has {lines} lines; split it by meaning"


# --- Templates and the top level

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script(?![^>]*\ssrc\s*=)(?![^>]*application/json)", re.IGNORECASE),
    "a script with a body": re.compile(r"<script[^>]*\ssrc\s*=[^>]*>\s*[^<\s]", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript: address": re.compile(r"=\s*[\"']\s*javascript:", re.IGNORECASE),
}


def inline_in(template: str) -> list[str]:
    """Return what a template writes inline that the content security policy would block."""
    return [what for what, pattern in INLINE.items() if pattern.search(template)]


def strangers_on_top(names: list[str]) -> list[str]:
    """Return the names on the top level that the project's owner has not asked for."""
    return sorted(n for n in names if not n.startswith(".") and n not in TOP_LEVEL | MADE_BY_COMMANDS)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
