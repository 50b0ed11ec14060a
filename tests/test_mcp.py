"""The page's functions as MCP tools, called by a real client; the last step of CI installs what they need."""

from __future__ import annotations

import asyncio
import json

import pytest

pytest.importorskip("mcp", reason="the extra [mcp] is not installed; CI runs this at its end, with it")

from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from tests.test_app import QUESTION, site  # noqa: F401 - a fixture


def test_the_three_verbs_are_tools_and_give_the_same_record(site):  # noqa: F811
    async def called() -> tuple[set[str], str, str]:
        async with streamable_http_client(f"{site.url}/gradio_api/mcp/") as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            names = {tool.name for tool in (await session.list_tools()).tools}
            said = (await session.call_tool("ask", {"question": QUESTION})).content[0].text
            return names, said, (await session.call_tool("retrieve", {"question": "treaty", "source": "hostile.md"})).content[0].text

    names, said, found = asyncio.run(called())
    assert names == {"ask", "retrieve", "rebuild"}
    assert json.loads(said) == site.assistant.ask(QUESTION).to_dict()
    assert {one["source"] for one in json.loads(found)} == {"hostile.md"}
