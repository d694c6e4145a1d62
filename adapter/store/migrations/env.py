"""Where a step runs: the connection `Store.open` holds comes in, the steps run in its transaction."""

from __future__ import annotations

from alembic import context

from adapter.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
# The caller has begun the transaction and holds the lock, so that two processes starting at once do not both migrate.
context.run_migrations()
