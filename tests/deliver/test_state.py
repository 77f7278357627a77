"""State files: made by one alone, replaced by who read what is there; in a folder and in a store."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from noa_status.deliver.state import FolderState, ObjectState, State, open_state
from noa_status.problems import NoaStatusError

ADD_ONE = """
import sys
from noa_status.deliver.state import open_state
state = open_state(sys.argv[1])
for _ in range(25):
    while True:
        found = state.read("counter")
        if state.write("counter", str(int(found.data) + 1).encode(), found.version) is not None:
            break
"""


def folder(tmp_path: Path) -> State:
    return FolderState(tmp_path / "state")


def store(tmp_path: Path) -> State:
    from obstore.store import MemoryStore

    return ObjectState(MemoryStore())


@pytest.fixture(params=[folder, store])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> State:
    return request.param(tmp_path)


def test_a_file_is_made_once_and_read_back(state: State) -> None:
    assert state.read("claims/one") is None
    version = state.write("claims/one", b"first", None)
    assert version is not None
    assert state.write("claims/one", b"second", None) is None
    assert state.read("claims/one") == (b"first", version)


def test_only_who_read_what_is_there_replaces_it(state: State) -> None:
    first = state.write("fence", b"1", None)
    second = state.write("fence", b"2", first)
    assert second not in (None, first)
    assert state.write("fence", b"3", first) is None
    assert state.read("fence") == (b"2", second)


def test_a_file_that_is_not_there_is_not_replaced(state: State) -> None:
    version = state.write("one", b"1", None)
    assert state.write("other", b"1", version) is None
    assert state.read("other") is None


def test_of_many_at_once_one_makes_the_file(state: State) -> None:
    with ThreadPoolExecutor(8) as pool:
        versions = list(pool.map(lambda number: state.write("claim", str(number).encode(), None), range(40)))
    assert sum(version is not None for version in versions) == 1


def test_processes_that_count_at_once_lose_no_count(tmp_path: Path) -> None:
    state = open_state(str(tmp_path))
    state.write("counter", b"0", None)
    running = [subprocess.Popen([sys.executable, "-c", ADD_ONE, str(tmp_path)]) for _ in range(3)]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    found = state.read("counter")
    assert found is not None
    assert found.data == b"75"
    assert os.listdir(tmp_path) == ["counter"]


def test_a_disk_that_fails_is_told_as_the_world_failing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    state = FolderState(tmp_path / "file")
    with pytest.raises(NoaStatusError, match=r"cannot write the state .*: (Not a directory|File exists)") as failure:
        state.write("claim", b"1", None)
    assert failure.value.exit_status == 3


def test_an_address_of_no_store_says_so() -> None:
    with pytest.raises(NoaStatusError, match=r"cannot (open|read)"):
        open_state("s3://").read("claim")
