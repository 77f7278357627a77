"""Which forge the repository is on: what `mkdocs.yml` says of it, or else git's remote."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from noa_status.deliver.pull_request import remote_of
from noa_status.forges import edit_uri_at, new_file_url

CONFIG = "mkdocs.yml"


class Forge(NamedTuple):
    """A repository on a forge: its web address (empty where none is known), and what follows it to edit a file."""

    address: str
    edit_uri: str
    docs_dir: str = ""

    def new_file(self, path: str, text: str) -> str:
        """The address of the form for a new file; empty where the forge is not known."""
        return new_file_url(self.address, self.edit_uri, self.docs_dir, path, text)


def forge_of(root: Path) -> Forge:
    """The forge of the repository that `root` lies in. Raises OSError where the disk fails."""
    try:
        said = _settings((root / CONFIG).read_text(encoding="utf-8-sig", errors="replace"))
    except FileNotFoundError:
        said = {}
    return forge_said(root, said.get("repo_url", ""), said.get("edit_uri", ""), said.get("docs_dir", "docs"))


def forge_said(root: Path, repo_url: str, edit_uri: str, docs_dir: str) -> Forge:
    """The forge as these settings say it, each of them if it is not empty."""
    if repo_url and edit_uri:
        return Forge(repo_url, edit_uri, docs_dir)
    remote, branch = remote_of(root)
    address = repo_url or remote
    if not address:
        return Forge("", "")
    return Forge(address, edit_uri, docs_dir) if edit_uri else Forge(address, edit_uri_at(address, branch or "main"))


def _settings(text: str) -> dict[str, str]:
    """The texts at the top of `mkdocs.yml`. What a tag of MkDocs' own stands before (`!ENV`) is not looked into."""
    import yaml

    try:
        top = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    if not isinstance(top, yaml.MappingNode):
        return {}
    return {
        key.value: value.value
        for key, value in top.value
        if isinstance(value, yaml.ScalarNode) and value.tag == "tag:yaml.org,2002:str"
    }
