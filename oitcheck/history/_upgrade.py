"""Brings a database to the present schema, in one transaction, or refuses it as it is."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from oitcheck.history import _sqlite
from oitcheck.history._sqlite import foreign, newer

MIGRATIONS = "oitcheck.history:migrations"


def newest(migrations: str = MIGRATIONS) -> str:
    """Gives the name of the newest schema that this program knows, such as ``0001``."""
    head = ScriptDirectory.from_config(_config(migrations)).get_current_head()
    assert head is not None
    return head


def upgrade(
    engine: Engine, place: str, back_up: Callable[[str], object], migrations: str = MIGRATIONS
) -> None:
    """Brings the database to the present schema.

    Args:
        engine: of the database.
        place: its name in messages.
        back_up: called with the present schema's name before anything changes; not for a new database.
        migrations: where the migrations are.

    Raises:
        StoreError: the database is another program's, or newer than this program.
    """
    head = newest(migrations)
    with engine.connect() as connection:
        present = schema_of(connection, place, migrations)
    if present == head:
        return
    if present is not None:
        back_up(present)
    with engine.begin() as connection:
        config = _config(migrations)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {_sqlite.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {int(head)}")


def schema_of(connection: Connection, place: str, migrations: str = MIGRATIONS) -> str | None:
    """Gives the schema's name; null for an empty database.

    Raises:
        StoreError: the database is another program's, or newer than this program.
    """
    script = ScriptDirectory.from_config(_config(migrations))
    known = {step.revision for step in script.walk_revisions()}
    heads = MigrationContext.configure(connection).get_current_heads()
    if not heads and inspect(connection).get_table_names():
        raise foreign(place)
    if unknown := set(heads) - known:
        raise newer(place, ", ".join(sorted(unknown)))
    return heads[0] if heads else None


def _config(migrations: str) -> Config:
    config = Config()
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    return config
