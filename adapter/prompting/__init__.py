"""The prompting room: a screened record comes in, CDS Hooks cards about the family go out."""

from adapter.prompting.cards import could_not_check_card, make_cards
from adapter.prompting.wire import OVERRIDE_REASONS, card_json

__all__ = ["OVERRIDE_REASONS", "card_json", "could_not_check_card", "make_cards"]
