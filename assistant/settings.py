"""Settings: what the person may choose, from ASSISTANT_* variables or a file .env, checked when they are read."""

from __future__ import annotations

import difflib
import os
import pathlib
import re
from collections.abc import Container
from typing import Any, Literal

import pydantic
import pydantic_settings

from assistant.records import AssistantError


class Settings(pydantic_settings.BaseSettings):
    """Every choice with its default; relative paths start at the folder the program is run in.

    A value that does not fit, as in `Settings(k=0)`, raises pydantic's ValidationError; `read` makes a sentence of it.
    """

    model_config = pydantic_settings.SettingsConfigDict(
        env_prefix="ASSISTANT_",
        env_ignore_empty=True,
        env_file=".env",
        env_file_encoding="utf-8-sig",  # some editors put a mark before the first name
        extra="ignore",
        frozen=True,
    )

    corpus: pathlib.Path = pydantic.Field(pathlib.Path("corpus"), description="folder of the documents")
    index: pathlib.Path = pydantic.Field(pathlib.Path("index"), description="folder of the index generations")
    conversations: pathlib.Path = pydantic.Field(pathlib.Path("conversations"), description="folder of saved conversations")
    encoder: str = pydantic.Field(
        "all-MiniLM-L6-v2", description="the packaged weights, a hub id, or a folder with a sentence-transformers model"
    )
    model: str | None = pydantic.Field(None, description="chat model that words the answer, as provider:name; none quotes the sources")
    model_url: str | None = pydantic.Field(None, description="address of an OpenAI-compatible server for that model")
    reranker: str | None = pydantic.Field(None, description="cross-encoder that re-orders the first results: a hub id or a folder")
    chroma_url: str | None = pydantic.Field(
        None, description="address of a Chroma server that holds the vectors instead of the index folder"
    )
    k: int = pydantic.Field(6, ge=1, le=50, description="passages that an answer is made from")
    strictness: Literal["strict", "balanced", "generous"] = pydantic.Field(
        "balanced", description="how sure an answer must be; strict refuses and marks more"
    )
    host: str = pydantic.Field("127.0.0.1", description="address that the page is served on")
    port: int = pydantic.Field(7860, ge=1, le=65535, description="port that the page is served on")

    @classmethod
    def settings_customise_sources(cls, *args: Any, **sources: Any) -> tuple[Any, ...]:
        """Where values come from, first come first; raises TypeError for a keyword that names no setting, which would not hold."""
        if unknown := sources["init_settings"].init_kwargs.keys() - cls.model_fields.keys():
            raise TypeError(f"wanted settings among {', '.join(cls.model_fields)}, found {', '.join(sorted(unknown))}; correct the keyword")
        return tuple(sources.values())

    @pydantic.field_validator("*", mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        if "\0" in str(value):  # every use of it as a name would end in a ValueError of its own
            raise ValueError("it holds a NUL byte")
        return value

    @classmethod
    def read(cls) -> Settings:
        """The settings of this process; raises AssistantError that names the variable at fault, or a .env that cannot be read.

        So does a variable whose name is nearly that of a setting: who writes ASSISTANT_STRICTNES=strict believes that it holds.
        """
        try:
            found = pydantic_settings.DotEnvSettingsSource(cls).env_vars
            cls._spelled({*os.environ, *found})
            cls._written(found.keys())
            return cls()
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            name = "ASSISTANT_" + "_".join(str(part) for part in first["loc"]).upper()
            raise AssistantError(
                f"{name} is {first['input']!r}: {first['msg'].lower()}; correct it in the environment or in .env"
            ) from error
        except UnicodeDecodeError as error:
            raise AssistantError("wanted .env as UTF-8 text, found another encoding; save it as UTF-8") from error
        except OSError as error:
            reason = error.strerror or error
            raise AssistantError(f"wanted to read .env, found {reason}; correct its permissions, or move it away") from error

    @classmethod
    def _spelled(cls, given: set[str]) -> None:
        known = [name.upper() for name in cls.model_fields]
        for name in sorted(given):
            end = name.upper().removeprefix("ASSISTANT_")
            if end != name.upper() and end not in known and (near := difflib.get_close_matches(end, known, 1, 0.75)):
                raise AssistantError(f"wanted ASSISTANT_{near[0]}, found {name.upper()}; correct it in the environment or in .env")

    @classmethod
    def _written(cls, found: Container[str]) -> None:
        """Raise AssistantError for a line of .env that begins with a setting, of which nothing was `found`."""
        path = pathlib.Path(".env")
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else ()
        for line in lines:
            named = re.match(r"\s*(?:export\s+)?(ASSISTANT_\w+)(?!\s*=\s*(?:#.*)?$)\b", line, re.IGNORECASE)
            if named and named[1].lower() not in found:
                raise AssistantError(f"wanted {named[1].upper()}=value in .env, found {line.strip()[:80]!r}; correct the line")
