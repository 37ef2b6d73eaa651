"""Threads for those who sign in: bounded, waited for so long, and given back."""

import asyncio
from threading import Event

import pytest

from access.turns import Crowded, Turns
from tests.asgi import finished


def test_who_is_one_too_many_is_told_at_once_and_who_waits_too_long_after_a_while():
    async def crowd():
        turns, go = Turns(at_once=2, waiting=1), Event()
        running = [asyncio.ensure_future(turns.take(lambda: go.wait(30))) for _ in range(2)]
        await asyncio.sleep(0.05)
        waiting = asyncio.ensure_future(turns.take(lambda: "late", patience=0.2))
        await asyncio.sleep(0.05)
        with pytest.raises(Crowded):
            await turns.take(lambda: "never")
        assert not waiting.done()
        with pytest.raises(Crowded):
            await waiting
        patient = asyncio.ensure_future(turns.take(lambda: "in turn"))
        await asyncio.sleep(0.05)
        go.set()
        return await asyncio.gather(*running, patient)

    assert finished(crowd()) == [True, True, "in turn"]


def test_a_turn_is_given_back_by_who_fails_too():
    async def failing():
        turns = Turns(at_once=1, waiting=0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await turns.take(lambda: 1 // 0)
        return await turns.take(lambda: "done")

    assert finished(failing()) == "done"
