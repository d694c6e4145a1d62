"""How a site runs it: environment variables come in, checked settings go out.

Every setting is `THINKFAMILY_<NAME>` and is described in `docs/reference/settings.md`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapter.places import NATION, PREFIX, demo_families, shelf

__all__ = ["Settings", "demo_families", "shelf"]


class Settings(BaseSettings):
    """The settings of one process; nothing here can weaken a promise the product makes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=None, frozen=True)

    database: str = Field(
        "sqlite:///var/thinkfamily.sqlite",
        description="Where referrals and the audit chain are kept, as an SQLAlchemy URL.",
    )
    mappings: Path | None = Field(None, description="Folder of mappings; the ones shipped with the package when empty.")
    rules: Path | None = Field(None, description="Folder of rules; the ones shipped with the package when empty.")
    nation: Literal["england", "jersey"] = Field(NATION, description="Whose law the rules are taken from.")
    session_key: SecretStr | None = Field(
        None,
        min_length=32,
        description="Secret of 32 characters or more that signs sign-in cookies; made anew at each start when empty.",
    )
    cookie_secure: bool = Field(True, description="Send the sign-in cookie over HTTPS only.")
    hook_tokens: dict[str, SecretStr] = Field(
        default_factory=dict,
        description='Systems that may call the hook, as JSON: {"name": "secret"}. Empty: nobody may.',
    )
    public_url: str | None = Field(
        None, description="Address practitioners reach the pages at; cards link to it. No links when empty."
    )
    reload_every_seconds: int = Field(
        5,
        ge=0,
        le=3600,
        description="How often a running service looks whether mappings or rules changed, and takes them in. 0: never.",
    )
    max_record_bytes: int = Field(20_000_000, ge=1_000, description="A larger record is quarantined.")
    max_depth: int = Field(100, ge=10, le=200, description="A more deeply nested record is quarantined.")
