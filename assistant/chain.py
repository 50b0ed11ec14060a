"""The assistant as LangChain parts: a retriever and a runnable for other people's code, and a chat model from its name."""

from __future__ import annotations

import functools
import os
import pathlib
import threading
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.records import Answer, AssistantError, Evidence

if TYPE_CHECKING:
    from assistant.chat import Assistant


ARGUMENTS = {"question", "history", "as_of", "searched"}
LONGEST_REPLY = 500  # tokens
CONTEXT = 8192  # tokens that a local model reads and writes at most
_SERVERS: list[Any] = []
_STARTING = threading.Lock()  # two questions at once start one server


class EvidenceRetriever(BaseRetriever):
    """Documents whose `page_content` is a passage and whose metadata says where its exact words stand."""

    assistant: Any
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [document(one) for one in self.assistant.retrieve(query, k=self.k)]


def document(evidence: Evidence) -> Document:
    names = ("source", "sha256", "start", "end", "page", "title", "date", "kind", "status", "score")
    return Document(page_content=evidence.quote, id=evidence.passage, metadata={name: getattr(evidence, name) for name in names})


def chain(assistant: Assistant) -> Runnable[dict[str, Any], Answer]:
    """A runnable from the arguments of `Assistant.ask`, as {"question": str, "history": list of Turn, …}, to its Answer."""

    def answer(given: dict[str, Any]) -> Answer:
        if not isinstance(given, dict) or "question" not in given or not given.keys() <= ARGUMENTS:
            raise AssistantError(
                f'wanted {{"question": "What is covered?"}}, with or without "history", "as_of", "searched", found {given!r:.80}'
            )
        return assistant.ask(**given)

    return RunnableLambda(answer, name="pact-assistant")


def chat_model(name: str, url: str | None = None) -> Any:
    """The LangChain chat model `provider:name`, at temperature 0; `url` points an OpenAI-compatible provider elsewhere.

    The provider `local` takes the path of a GGUF file and serves it in this process, on loopback. Raises AssistantError
    when the name has no provider, or its package is not installed.
    """
    from langchain.chat_models import init_chat_model

    provider, _, rest = name.partition(":")
    if not rest:
        raise AssistantError(
            f'wanted ASSISTANT_MODEL as "provider:name", found {name!r}; for example openai:gpt-4.1-mini or local:model.gguf'
        )
    model, options = name, dict[str, Any](temperature=0, max_tokens=LONGEST_REPLY)
    if provider == "local":
        with _STARTING:
            model, url = "openai:local", serve_locally(rest)
    if url:
        options |= {"base_url": url, "api_key": os.environ.get("OPENAI_API_KEY", "none")}
    try:
        return init_chat_model(model, **options)
    except Exception as error:  # each provider has errors of its own
        told = (str(error).splitlines() or [type(error).__name__])[0]
        run = "correct ASSISTANT_MODEL, or unset it to quote the sources"
        raise AssistantError(f"the model {name} could not be opened ({told}); {run}") from error


@functools.cache
def serve_locally(path: str) -> str:
    """Start llama.cpp's server on the GGUF file at `path` and give its OpenAI-compatible address; it ends with the process."""
    try:
        import xllamacpp
    except ImportError as error:
        raise AssistantError("a local model needs xllamacpp; run: pip install -e '.[local]'") from error
    file = pathlib.Path(path).expanduser()
    if not os.path.isfile(file):
        raise AssistantError(f"wanted a GGUF file in ASSISTANT_MODEL=local:PATH, found none at {path}; correct the path")
    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.n_ctx = CONTEXT
    params.verbosity = -1
    server = xllamacpp.Server(params)
    _SERVERS.append(server)
    return f"{server.listening_address}/v1"
