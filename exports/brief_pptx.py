"""The brief as four slides with native charts, for whoever must show and change it."""

from __future__ import annotations

from exports.brief_words import words
from exports.pptx_answer import answer
from exports.pptx_deck import blank, bytes_of
from exports.pptx_facts import facts
from exports.pptx_places import places
from exports.pptx_stage import Stage
from exports.pptx_trend import trend
from model.brief import Brief
from texts.text import Text


def write(brief: Brief, text: Text, site: str = "") -> bytes:
    """Return the deck; its bytes depend on nothing but the brief and the language."""
    stage = Stage(blank(), brief, words(brief, text, site), text)
    for put in (answer, places, trend, facts):
        put(stage)
    return bytes_of(stage.deck, stage.said.title, stage.created, text.language)
