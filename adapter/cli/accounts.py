"""The command that gives somebody a way to sign in: a name and a role come in, an account goes out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from adapter.settings import Settings

RoleName = Literal["practitioner", "safeguarding_lead", "administrator", "auditor"]


def add(
    username: Annotated[str, typer.Argument(help="What they sign in with.")],
    name: Annotated[str, typer.Option("--name", help="Their name, as it stands under an approval.")],
    role: Annotated[RoleName, typer.Option("--role", help="What they may do.")] = "practitioner",
    database: Annotated[str | None, typer.Option("--database", help="Another database than the setting's.")] = None,
) -> int:
    """Add a person who may sign in; the password is asked for twice and never shown.

    Example:  thinkfamily account add r.okafor --name "Ruth Okafor" --role practitioner
    """
    from adapter.casework import Role, open_cases  # the database layer loads only here

    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    open_cases(database or Settings().database).add_practitioner(
        username, name, Role(role), password, by="command line"
    )
    print(f"{username} can sign in.")
    return 0
