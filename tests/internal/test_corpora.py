"""Collections that real organisations wrote for other engines drop in unedited. The figures are those of the corpora's README;
where ours differ, the test says why."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from noa_status.build.internal_world import world_of
from noa_status.internal import addresses
from noa_status.internal.page import InternalPage, World
from noa_status.internal.site import InternalSite, site_of
from noa_status.model.freshness import freshness_of
from noa_status.problems import Problem
from noa_status.records.read import read_repository
from tests.builders import a_site, at
from tests.internal.test_plugin import CONFIG, run


class Collection(NamedTuple):
    world: World
    site: InternalSite

    def pages(self, folder: str) -> list[InternalPage]:
        return [page for page in self.site.pages if page.edit_path and page.edit_path.startswith(f"{folder}/")]

    def page(self, path: str) -> InternalPage:
        return next(page for page in self.site.pages if page.edit_path == path)

    def named(self, code: str) -> list[Problem]:
        return [problem for problem in self.site.problems if problem.code == code]


def collection(source: Path, root: Path, into: str) -> Collection:
    a_site().write(root)
    shutil.copytree(source, root / into)
    repository, problems = read_repository(root)
    assert repository is not None
    world = world_of(root, repository, at("10:35"), {})
    return Collection(world, site_of(world, problems))


@pytest.fixture(scope="module")
def prometheus(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    source = corpora / "runbooks-prometheus-operator" / "content" / "runbooks"
    return collection(source, tmp_path_factory.mktemp("prometheus"), "runbooks")


@pytest.fixture(scope="module")
def moj(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection(corpora / "runbooks-moj-cloud-platform", tmp_path_factory.mktemp("moj"), "runbooks")


@pytest.fixture(scope="module")
def counteractive(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection(corpora / "playbooks-counteractive", tmp_path_factory.mktemp("counteractive"), "playbooks")


def test_every_alert_runbook_gets_a_page_and_an_empty_section_page_none(prometheus: Collection) -> None:
    books = [page for page in prometheus.pages("runbooks") if not addresses.is_index(page.edit_path or "")]
    assert len(books) == 108
    # Nine folders' own pages: nobody wrote a word into them, so none is shown.
    assert len(prometheus.pages("runbooks")) == 108
    assert len(prometheus.world.repository.runbooks) == 117


def test_a_file_without_an_ending_beside_its_twin_does_no_harm(prometheus: Collection) -> None:
    assert prometheus.page("runbooks/prometheus-operator/PrometheusOperatorSyncFailed.md")
    assert "runbooks/prometheus-operator/PrometheusOperatorSyncFailed" not in prometheus.world.others


def test_all_seven_links_by_shortcode_lead_somewhere(prometheus: Collection) -> None:
    assert prometheus.named("dead-link") == []
    assert prometheus.named("unknown-shortcode") == []
    page = prometheus.page("runbooks/node/NodeRAIDDiskFailure.md")
    assert '<a href="../NodeRAIDDegraded/">Node RAID Degraded</a>' in page.html


def test_all_thirteen_details_hold_markdown(prometheus: Collection) -> None:
    inside = [
        block
        for page in prometheus.pages("runbooks")
        for block in re.findall(r"<details>\s*<summary>(?!Used|<span).*?</details>", page.html, re.DOTALL)
    ]
    assert len(inside) == 13
    assert all(re.search(r"<(p|ul|ol|div)\b", block) for block in inside)
    assert not any("```" in block or "**" in block for block in inside)


def test_the_open_fence_is_named_with_what_it_swallows(prometheus: Collection) -> None:
    (problem,) = prometheus.named("unclosed-fence")
    assert problem.place.path == "runbooks/prometheus-operator/PrometheusOperatorNodeLookupErrors.md"
    assert "Mitigation" in problem.says


def test_nine_sections_are_empty_and_sixteen_say_only_todo(prometheus: Collection) -> None:
    assert len(prometheus.named("empty-section")) == 9
    # The README counts 17 and 11 by lines. One of them is no section: it stands inside the fence that is never closed,
    # which is named for it (test above). 16 + 1 and 10 + 1.
    todo = prometheus.named("todo-section")
    assert len(todo) == 16
    assert sum("Mitigation" in problem.says for problem in todo) == 10


def test_nested_lists_and_lists_under_paragraphs_are_lists(prometheus: Collection) -> None:
    assert sum(bool(re.search(r"<li>(?:(?!</li>).)*?<ul>", page.html, re.DOTALL)) for page in prometheus.pages("runbooks")) >= 9
    for page in prometheus.pages("runbooks"):
        assert not re.search(r"<p>[^<]*\n- ", page.html), page.uri


def test_alerts_find_their_runbooks(prometheus: Collection, corpora: Path) -> None:
    rules = "".join(path.read_text() for path in (corpora / "rules-kube-prometheus").glob("*.yaml"))
    alerts = set(re.findall(r"^\s*(?:- )?alert: (\S+)$", rules, re.MULTILINE))
    assert len(alerts) == 125
    listed = json.loads(next(file.content for file in prometheus.site.files if file.uri == "r/index.json"))["alerts"]
    # etcd's alerts begin with a small letter, which the convention for names does not foresee: `alerts:` says them.
    named = {name.lower() for name in listed} | {runbook.id.lower() for runbook in prometheus.world.repository.runbooks}
    assert sum(alert.lower() in named for alert in alerts) == 99


def test_seventeen_of_twenty_reviews_are_overdue(moj: Collection) -> None:
    runbooks = moj.world.repository.runbooks
    assert len(runbooks) == 20
    assert sum(freshness_of(runbook).is_stale(at("12:00")) for runbook in runbooks) == 17


def test_middleman_pages_read_as_they_do_there(moj: Collection) -> None:
    assert Counter(problem.code for problem in moj.site.problems) == {"heading-without-space": 12, "dead-anchor": 2}
    assert "&lt;STORAGE LOCATION NAME&gt;" in re.sub(r"</?span[^>]*>", "", moj.page("runbooks/velero.html.md.erb").html)
    titles = [page.title for page in moj.pages("runbooks")]
    assert "Delete terraform state lock" in titles
    assert not any("<%" in page.html or "&lt;%" in page.html for page in moj.pages("runbooks"))
    # `x.html` and `/x.html` are the pages beside it.
    upgrade = moj.page("runbooks/upgrade-eks-cluster.html.md.erb")
    assert "../monitor-eks-cluster/#monitoring-with-k9s" in upgrade.html


def test_playbooks_keep_their_braces_and_their_anchors(counteractive: Collection) -> None:
    during = counteractive.page("playbooks/during.md")
    assert "{{RESPONSE_CHAT}}" in during.html
    dead = counteractive.named("dead-anchor")
    assert any("#role-incident-commander-ic" in problem.says for problem in dead)
    assert counteractive.named("todo-section")
    assert len(counteractive.named("todo-text")) > 90
    ransomware = counteractive.page("playbooks/playbooks/playbook-ransomware.md")
    assert 'name="ransomware-playbook-ref-1"' in ransomware.html


def test_no_page_loses_a_word(prometheus: Collection, moj: Collection, counteractive: Collection) -> None:
    for found, folder in ((prometheus, "runbooks"), (moj, "runbooks"), (counteractive, "playbooks")):
        for page in found.pages(folder):
            text = re.sub(r"\A---\n.*?\n---\n", "", found.world.text(page.edit_path or ""), flags=re.DOTALL)
            code = re.findall(r"^ *```.*?^ *```", text, re.DOTALL | re.MULTILINE)
            prose = re.sub(r"^ *```.*?(?:^ *```|\Z)|<[^>]*>|\{\{<.*?>\}\}|<%.*?%>", " ", text, flags=re.DOTALL | re.MULTILINE)
            # The names of links by reference are no words of the text, nor are relative addresses, which change.
            prose = re.sub(r"\]\((?!http)[^)]*\)|\]\[[^\]]*\]|^\[.*\]:.*$", " ", prose, flags=re.MULTILINE)
            shown = unescape(page.html) + unescape(re.sub(r"<[^>]*>", "", page.html))
            lost = [word for word in re.findall(r"[A-Za-z]{4,}", prose) if word not in shown]
            assert lost == [], (page.uri, lost)
            for block in code:
                for line in block.split("\n")[1:-1]:
                    assert line.strip() in unescape(re.sub(r"<[^>]*>", "", page.html)), (page.uri, line)


def test_all_of_them_at_once_are_a_strict_build(corpora: Path, tmp_path: Path) -> None:
    root = tmp_path / "repository"
    site = a_site().file("/mkdocs.yml", CONFIG).file("/docs/index.md", "# Docs\n")
    site.write(root)
    shutil.copytree(corpora / "runbooks-prometheus-operator" / "content" / "runbooks", root / "runbooks")
    shutil.copytree(corpora / "runbooks-moj-cloud-platform", root / "runbooks" / "moj")
    shutil.copytree(corpora / "incident-reports-moj", root / "runbooks" / "reports")
    shutil.copytree(corpora / "postmortem-templates", root / "runbooks" / "templates")
    shutil.copytree(corpora / "playbooks-counteractive", root / "playbooks")
    done = run(root, "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site" / "runbooks" / "kubernetes" / "KubePodCrashLooping" / "index.html").is_file()
    assert (root / "site" / "r" / "KubePodCrashLooping" / "index.html").is_file()
    assert (root / "site" / "runbooks" / "moj" / "velero" / "index.html").is_file()
