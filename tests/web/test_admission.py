"""More requests than can be answered are refused at once; the others are answered."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from newsarchive.web.admission import Admission

REQUEST = {"type": "http"}


async def nothing() -> Message:
    return {"type": "http.request"}


def test_what_is_over_the_limit_is_refused_until_another_is_answered() -> None:
    statuses: list[Any] = []

    async def note(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def asked() -> None:
        may_go_on = asyncio.Event()

        async def app(_: Scope, __: Receive, send: Send) -> None:
            await may_go_on.wait()
            await send({"type": "http.response.start", "status": 200, "headers": []})

        limited = Admission(app, at_once=2)
        waiting = [asyncio.create_task(limited(REQUEST, nothing, note)) for _ in range(2)]
        await asyncio.sleep(0)  # both have begun
        await limited(REQUEST, nothing, note)
        assert statuses == [503]
        may_go_on.set()
        await asyncio.gather(*waiting)
        await limited(REQUEST, nothing, note)

    asyncio.run(asked())
    assert statuses == [503, 200, 200, 200]


def test_a_request_that_fails_makes_room_for_the_next() -> None:
    async def asked() -> int:
        async def app(_: Scope, __: Receive, ___: Send) -> None:
            raise RuntimeError("failed")

        limited = Admission(app, at_once=1)
        failed = 0
        for _ in range(3):
            try:
                await limited(REQUEST, nothing, app)  # type: ignore[arg-type]  # nothing is sent
            except RuntimeError:
                failed += 1
        return failed

    assert asyncio.run(asked()) == 3
