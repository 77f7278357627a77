"""The bench's corpus: one seed and one N always give the same bytes, and a repository that git and we can read."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from bench import corpus
from bench.records import ENDS_AT, MAINTENANCE_STATUSES, STATUSES, records

UPDATE = re.compile(r"\d{8}T\d{4}Z\.md")


def test_one_seed_gives_the_same_bytes() -> None:
    assert list(corpus.files(60)) == list(corpus.files(60))
    assert list(corpus.hugo_files(60)) == list(corpus.hugo_files(60))


def test_another_seed_gives_another_corpus() -> None:
    assert list(corpus.files(60)) != list(corpus.files(60, seed=2))


def test_ids_are_unique_even_where_many_fall_on_a_day() -> None:
    ids = [record.id for record in records(6000)]
    assert len(set(ids)) == len(ids)


def test_no_text_stands_twice_so_none_can_be_rendered_once_for_all() -> None:
    bodies = [update.body for record in records(2000) for update in record.updates]
    assert len(set(bodies)) == len(bodies)


def test_texts_have_thirty_to_sixty_words_on_average() -> None:
    words = [len(update.body.split()) for record in records(500) for update in record.updates]
    assert 30 <= sum(words) / len(words) <= 60


def test_each_record_has_four_updates_in_order_and_only_the_newest_is_open() -> None:
    *closed, newest = records(240)
    for record in closed:
        assert [update.status for update in record.updates] in (
            list(STATUSES),
            list(MAINTENANCE_STATUSES),
        )
        instants = [update.at for update in record.updates]
        assert instants == sorted(set(instants))
    assert [update.status for update in newest.updates] == ["investigating", "identified", "monitoring"]
    assert newest.updates[-1].at < ENDS_AT


def test_records_lie_over_five_years_and_some_are_maintenances() -> None:
    made = list(records(240))
    assert made[-1].started_at - made[0].started_at > timedelta(days=5 * 365 - 10)
    assert {record.kind for record in made} == {"incident", "maintenance"}
    assert {record.severity for record in made if record.severity} == {"SEV1", "SEV2", "SEV3", "SEV4"}


def test_git_checks_out_what_was_written_and_finds_nothing_to_do(tmp_path: Path) -> None:
    number = corpus.write_repository(tmp_path, 30, with_git=True)
    assert number == 1 + 30 * 5 - 1
    status = subprocess.run(["git", "-C", str(tmp_path), "status", "--short"], check=True, capture_output=True, text=True)
    assert status.stdout == ""
    for path, content in corpus.files(30):
        assert (tmp_path / path).read_bytes() == content


def test_one_more_update_is_one_more_file_and_one_more_commit(tmp_path: Path) -> None:
    corpus.write_repository(tmp_path, 30, with_git=True)
    at = corpus.one_more_update(tmp_path, 30, 1)
    changed = subprocess.run(
        ["git", "-C", str(tmp_path), "diff", "--name-only", "HEAD~1"], check=True, capture_output=True, text=True
    ).stdout.split()
    assert len(changed) == 1
    assert UPDATE.fullmatch(Path(changed[0]).name)
    assert changed[0].endswith(f"{at:%Y%m%dT%H%MZ}.md")


@pytest.mark.parametrize("count", [1, 2, 13])
def test_small_corpora_are_whole_too(count: int) -> None:
    assert len(list(records(count))) == count


def test_hugo_gets_the_same_texts() -> None:
    hugo = dict(corpus.hugo_files(40))
    for record in records(40):
        page = hugo[f"content/incidents/{record.id}.md"].decode()
        assert all(update.body in page for update in record.updates)
