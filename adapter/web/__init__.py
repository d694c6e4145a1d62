"""The doors: shelves, cases and settings come in, the app that serves pages and CDS Hooks goes out."""

from adapter.web.app import create_app

__all__ = ["create_app"]
