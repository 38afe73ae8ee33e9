"""Let the database itself refuse to change what a letter says, to take back its PDF, or to remove it."""

from django.db import migrations

# Never changes, from the moment the letter is issued.
FIXED = [
    "kind",
    "title",
    "number",
    "dated",
    "year",
    "issuer_id",
    "subject_type",
    "subject_id",
    "classification",
    "token",
    "issued_at",
    "issued_by_id",
    "supersedes_id",
]
# Written once, when the PDF is stored.
STORED = ["pdf", "sha256", "pages"]


def broken_promise(differs, fixed):
    """Return the SQL condition under which an update breaks a promise."""
    stored = [f"(OLD.sha256 <> '' AND {differs(name)})" for name in STORED]
    # New keys seal the same words anew: the rotation counts it, nobody else gets past.
    words = f"({differs('context')} AND NEW.resealed <> OLD.resealed + 1)"
    return " OR ".join([*map(differs, fixed), *stored, words, "(OLD.state = 'void' AND NEW.state <> 'void')"])


def raise_walls(apps, schema_editor, fixed=FIXED):
    if schema_editor.connection.vendor == "postgresql":
        condition = broken_promise(lambda name: f"NEW.{name} IS DISTINCT FROM OLD.{name}", fixed)
        statements = [
            "CREATE FUNCTION letters_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'an issued letter stays as it is: % refused', TG_OP USING ERRCODE = 'check_violation'; "
            "END $$",
            "CREATE TRIGGER letters_letter_no_change BEFORE UPDATE ON letters_letter "
            f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION letters_refuse()",
            "CREATE TRIGGER letters_letter_no_delete BEFORE DELETE ON letters_letter "
            "FOR EACH ROW EXECUTE FUNCTION letters_refuse()",
        ]
    else:
        condition = broken_promise(lambda name: f"NEW.{name} IS NOT OLD.{name}", fixed)
        statements = [
            f"CREATE TRIGGER letters_letter_no_change BEFORE UPDATE ON letters_letter WHEN {condition} "
            "BEGIN SELECT RAISE(ABORT, 'an issued letter stays as it is: UPDATE refused'); END",
            "CREATE TRIGGER letters_letter_no_delete BEFORE DELETE ON letters_letter "
            "BEGIN SELECT RAISE(ABORT, 'an issued letter stays as it is: DELETE refused'); END",
        ]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION letters_refuse() CASCADE", params=None)
        return
    for what in ("change", "delete"):
        schema_editor.execute(f"DROP TRIGGER letters_letter_no_{what}", params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_letters")]
    operations = [migrations.RunPython(raise_walls, take_down)]
