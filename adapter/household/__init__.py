"""Household: what mapping and reading saw of one record comes in, the family around its adult goes out."""

from adapter.household.assembling import assemble

__all__ = ["assemble"]
