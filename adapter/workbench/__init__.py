"""The integrator's workbench: descriptions of forms and batches of records come in, proposals and comparisons go out.

Nothing here reads a family or decides anything: it proposes mappings for a person to confirm, and says
what changed between two versions of a form and which facts that blinds.
"""
