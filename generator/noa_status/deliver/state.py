"""State beside a published site: small files that several processes may write at once, and none over another's.

A file is created by one of them alone, and replaced only by who read what is there. Nothing else is needed for claims and fences.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from noa_status.build.lock import locked
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

REMOTE = ("s3://", "s3a://", "gs://", "az://", "azure://", "abfs://", "abfss://")


class Found(NamedTuple):
    """What a file held when it was read. `version` is opaque: it names this content, to be replaced and no other."""

    data: bytes
    version: str


class State(Protocol):
    """Where state files lie. Names are relative, with `/`. Both ways raise NoaStatusError (exit status 3) where the disk or the
    network fails; whether something was written is then not known."""

    def read(self, name: str) -> Found | None:
        """A file whole, or None where there is none."""
        ...

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version of a file; None creates the file. Gives the new version, or None where the file is
        another by now (or was there already), and then nothing is written."""
        ...


def open_state(where: str | Path) -> State:
    """The state files under a folder, or under an address like `s3://bucket/prefix`, whose keys the environment holds."""
    if isinstance(where, str) and where.startswith(REMOTE):
        return ObjectState(_store(where))
    return FolderState(Path(where))


class FolderState:
    """State files in a local folder. Each is whole at every moment; a lock of the kernel's stands around a replacement."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> Found | None:
        """A file whole, or None where there is none."""
        try:
            data = (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed("read", self._folder / name, error) from None
        return Found(data, _version(data))

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version of a file; None creates it. Gives the new version, or None where it is another."""
        path = self._folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with locked(path.with_name(f".{path.name}.lock")):
                there = self.read(name)
                if (None if there is None else there.version) != expected:
                    return None
                return _version(data) if _put(path, data, is_new=expected is None) else None
        except OSError as error:
            raise _failed("write", path, error) from None


class ObjectState:
    """State files as objects of a store that knows conditional writes: S3 and its kin, Google Cloud, Azure."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def read(self, name: str) -> Found | None:
        """An object whole, or None where there is none."""
        from obstore.exceptions import BaseError

        try:
            got = self._store.get(name)
            return Found(bytes(got.bytes()), _opaque(got.meta))
        except FileNotFoundError:
            return None
        except (BaseError, OSError) as error:
            raise _failed("read", name, error) from None

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version of an object; None creates it. Gives the new version, or None where it is another."""
        from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError

        try:
            return _opaque(self._store.put(name, data, mode="create" if expected is None else _condition(expected)))
        except (AlreadyExistsError, PreconditionError):
            return None
        except FileNotFoundError as error:
            # A version that was expected has been deleted; what is to be created can only miss its bucket.
            if expected is not None:
                return None
            raise _failed("write", name, error) from None
        except (BaseError, OSError) as error:
            raise _failed("write", name, error) from None


def _put(path: Path, data: bytes, *, is_new: bool) -> bool:
    """Writes a file beside and moves it over, on the disk before the name is; False where a new file's name is taken."""
    descriptor, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not is_new:
            os.replace(beside, path)
        else:
            # A link fails where the name is taken, also where there are no locks.
            try:
                os.link(beside, path)
            except FileExistsError:
                return False
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """Makes a name last; some systems cannot open a folder for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _opaque(meta: Any) -> str:
    return f"{meta['e_tag'] or ''}\n{meta.get('version') or ''}"


def _condition(version: str) -> Any:
    tag, _, number = version.partition("\n")
    return {"e_tag": tag, **({"version": number} if number else {})}


def _store(url: str) -> ObjectStore:
    try:
        from obstore.exceptions import BaseError
        from obstore.store import from_url
    except ModuleNotFoundError:
        raise NoaStatusError(f"{url} needs obstore: pip install 'noa-status[s3]'") from None
    try:
        return from_url(url)
    except BaseError as error:
        raise NoaStatusError(f"cannot open {url}: {_first_line(error)}") from None


def _failed(what: str, where: object, error: Exception) -> NoaStatusError:
    says = error.strerror if isinstance(error, OSError) and error.strerror else _first_line(error)
    return NoaStatusError(f"cannot {what} the state {where}: {says}")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
