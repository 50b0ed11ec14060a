"""The assistant as LangChain parts: a retriever and a runnable for other people's code, and a chat model from its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.records import Answer, AssistantError, Evidence

if TYPE_CHECKING:
    from assistant.chat import Assistant


class EvidenceRetriever(BaseRetriever):
    """Documents whose `page_content` is a passage and whose metadata says where its exact words stand."""

    assistant: Any
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [document(one) for one in self.assistant.retrieve(query, k=self.k)]


def document(evidence: Evidence) -> Document:
    """LangChain's Document for one piece of evidence."""
    names = ("source", "sha256", "start", "end", "page", "title", "date", "kind", "status", "score")
    return Document(page_content=evidence.quote, id=evidence.passage, metadata={name: getattr(evidence, name) for name in names})


def retriever(assistant: Assistant) -> BaseRetriever:
    """A retriever over the assistant's index."""
    return EvidenceRetriever(assistant=assistant)


def chain(assistant: Assistant) -> Runnable[dict[str, Any], Answer]:
    """A runnable from {"question": str, "history": list of Turn} to Answer; the history may be left out."""
    return RunnableLambda(lambda given: assistant.ask(given["question"], given.get("history", ())), name="pact-assistant")


def chat_model(name: str, url: str | None = None) -> Any:
    """The LangChain chat model `provider:name`, at temperature 0; `url` points an OpenAI-compatible provider elsewhere.

    Raises AssistantError when the name has no provider, or its package is not installed.
    """
    from langchain.chat_models import init_chat_model

    if ":" not in name:
        raise AssistantError(f'wanted ASSISTANT_MODEL as "provider:name", found {name!r}; for example openai:gpt-4.1-mini')
    options: dict[str, Any] = {"temperature": 0}
    if url:
        options |= {"base_url": url, "api_key": os.environ.get("OPENAI_API_KEY", "none")}
    try:
        return init_chat_model(name, **options)
    except (ImportError, ValueError) as error:
        raise AssistantError(f"the model {name} could not be opened ({str(error).splitlines()[0]})") from error
