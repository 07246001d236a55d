"""Settings and where each comes from: defaults < nv.toml < NOTEVERBALE_* variables < the command line.

In: an `nv.toml` (in the working folder, or named by NOTEVERBALE_CONFIG) and the environment.  Out: frozen sections, one
for each stage, and the origin of every value.
Errors: ConfigError naming the key, where it stands, and the nearest key that exists or what fits there.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from noteverbale.errors import ConfigError

FILE = "nv.toml"
READERS = ("network", "fast", "llm")  # what can read; the first is the default, the last asks a large model
_PREFIX = "NOTEVERBALE_"
_NAMED_FILE = "NOTEVERBALE_CONFIG"
_TABLES = "tables"  # the section whose values are lists of paths


class StoreSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`[store]`: where the record is."""

    path: str = "record.nv"


class ReadSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`[read]`: how `nv read` reads. `workers` 0 is one for each core; an empty word is "not given"."""

    workers: Annotated[int, Meta(ge=0, description="a whole number from 0")] = 0
    min_confidence: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] = 0.0
    publisher: str = ""
    format: str = ""
    columns: str = ""
    encoding: str = ""
    date_order: Annotated[Literal["", "dmy", "mdy"], Meta(description='"dmy" or "mdy"')] = ""
    dates_in_names: bool = False
    layouts: str = ""


class JudgeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`[judge]`: who decides where `nv judge` is not told; an empty word is the user's name."""

    author: str = ""


class TableSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`[tables]`: CSV files of the user's that extend or override the packaged ones; paths go from the file's folder.

    In a variable they are parted as PATH is, and go from the working folder.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()


class LlmSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`[llm]`: the large model that `nv read --reader llm` asks (docs/llm.md); nothing else reads this section.

    `key_variable` names the variable that holds the key; the key itself stands nowhere. Prices are for a million
    tokens. A limit of 0 is none; limits hold for one run.
    """

    endpoint: str = ""
    model: str = ""
    key_variable: str = ""
    proxy: str = ""
    cache: str = "llm-cache"
    price_in: float = 0.0
    price_out: float = 0.0
    currency: str = "USD"
    spending_limit: float = 0.0
    token_limit: int = 0
    requests_per_minute: float = 0.0
    requests_at_once: int = 4
    timeout_seconds: float = 120.0
    retries: int = 4
    backoff_seconds: float = 1.0
    answer_tokens: int = 4000
    window_sentences: int = 20
    context_sentences: int = 3


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All sections."""

    store: StoreSettings = StoreSettings()
    read: ReadSettings = ReadSettings()
    judge: JudgeSettings = JudgeSettings()
    tables: TableSettings = TableSettings()
    llm: LlmSettings = LlmSettings()


class Setting(Struct, frozen=True):
    """One value with its origin: "default", the file, or the variable."""

    section: str
    key: str
    value: object
    origin: str


def load(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> tuple[Settings, list[Setting]]:
    """Give the settings in force and, in the order of the sections, every value with its origin."""
    variables = os.environ if environment is None else environment
    found = [Setting(section, key, value, "default") for section, key, value in _defaults()]
    for layer in (_from_file(_file(folder, variables)), _from_variables(variables)):
        given = {(setting.section, setting.key): setting for setting in layer}
        found = [given.get((setting.section, setting.key), setting) for setting in found]
    return _settings(found), found


def named_reader(reader: str, settings: Settings) -> LlmSettings | None:
    """Give the model that a reader's name stands for, None for our networks. Raises ConfigError for another name."""
    if reader not in READERS:
        raise ConfigError(f"reader={reader!r} is not known; readers are {', '.join(READERS)}")
    return settings.llm if reader == "llm" else None


def _defaults() -> list[tuple[str, str, object]]:
    sections: dict[str, dict[str, object]] = msgspec.to_builtins(Settings())
    return [(section, key, value) for section, keys in sections.items() for key, value in keys.items()]


def _settings(found: list[Setting]) -> Settings:
    sections: dict[str, dict[str, object]] = {}
    for setting in found:
        sections.setdefault(setting.section, {})[setting.key] = setting.value
    return msgspec.convert(sections, Settings)


def _file(folder: Path | None, variables: Mapping[str, str]) -> Path | None:
    named = variables.get(_NAMED_FILE)
    if named:
        return Path(named)
    path = (folder or Path()) / FILE
    return path if path.exists() else None


def _from_file(path: Path | None) -> list[Setting]:
    if path is None:
        return []
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML ({error}); correct the line or the path") from error
    return [setting for section, keys in content.items() for setting in _section(section, keys, path)]


def _section(section: str, keys: Any, path: Path) -> list[Setting]:
    known = {each for each, _, _ in _defaults()}
    if section not in known or not isinstance(keys, dict):
        raise ConfigError(f"{path}: there is no section [{section}]; {_nearest(section, known, '[{}]')}")
    found = [_checked(section, key, value, str(path)) for key, value in keys.items()]
    return [_from_folder(each, path.parent) for each in found] if section == _TABLES else found


def _from_folder(setting: Setting, folder: Path) -> Setting:
    paths = setting.value if isinstance(setting.value, tuple) else ()
    return msgspec.structs.replace(setting, value=tuple(str(folder / path) for path in paths))


def _from_variables(variables: Mapping[str, str]) -> list[Setting]:
    names = {f"{_PREFIX}{section}_{key}".upper(): (section, key) for section, key, _ in _defaults()}
    given = sorted(name for name in variables if name.startswith(_PREFIX) and name != _NAMED_FILE)
    for name in given:
        if name not in names:
            raise ConfigError(f"{name}: there is no such variable; {_nearest(name, names, '{}')}")
    return [_checked(*names[name], _words(names[name][0], variables[name]), name, strict=False) for name in given]


def _words(section: str, words: str) -> object:
    return [path for path in words.split(os.pathsep) if path] if section == _TABLES else words


def _checked(section: str, key: str, value: object, origin: str, *, strict: bool = True) -> Setting:
    """Give one value in its own type; words from the environment are turned into numbers where those are wanted."""
    fields = {field.name: field for field in msgspec.structs.fields(type(getattr(Settings(), section)))}
    if key not in fields:
        raise ConfigError(f"{origin}: there is no key {key!r} in [{section}]; {_nearest(key, fields, '{}')}")
    try:
        return Setting(section, key, msgspec.convert(value, fields[key].type, strict=strict), origin)
    except msgspec.ValidationError as error:
        wanted = getattr(next(iter(getattr(fields[key].type, "__metadata__", ())), None), "description", "")
        repair = f"give {wanted}" if wanted else "change it"
        raise ConfigError(f"{origin}: {section}.{key} = {value!r} does not fit ({error}); {repair}") from error


def _nearest(name: str, known: Mapping[str, Any] | set[str], form: str) -> str:
    near = difflib.get_close_matches(name, sorted(known), 1, cutoff=0.5)
    near = near or [each for each in sorted(known) if each.startswith(f"{name}_")]
    if near:
        return f"did you mean {form.format(near[0])}?"
    return f"known are {', '.join(form.format(each) for each in sorted(known))}"
