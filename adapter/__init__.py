"""The think-family adapter: records of adults come in, prompts and drafts about their children go out."""

__version__ = "0.1.0"
