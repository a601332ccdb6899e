"""Runs the migrations inside the transaction of the connection that is handed in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
