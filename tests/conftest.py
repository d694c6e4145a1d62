"""Puts this folder on the path, so that every test folder can build people and records from `builders`."""
