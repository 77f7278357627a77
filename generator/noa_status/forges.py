"""Links into a forge's own editor: the form for a new file, filled in as far as that forge allows.

GitHub takes path and text (https://github.com/isaacs/github/issues/1527), Gitea and Forgejo name and text
(https://github.com/go-gitea/gitea/pull/16556), GitLab the path alone.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, urlencode, urlsplit

_EDIT = re.compile(r"(?P<mark>(?:-/)?edit|_edit)/(?P<branch>.+)")
_SCP = re.compile(r"(?:[\w.-]+@)?(?P<host>[\w-]+(?:\.[\w-]+)+):(?!//)(?P<path>.+)")
_REMOTE = re.compile(r"(?:https?|ssh|git)://(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+)?/(?P<path>.+)")


def new_file_url(repository: str, edit_uri: str, docs_dir: str, path: str, text: str) -> str:
    """The address of the form for a new file `path` with `text`; an empty text where the forge is not known.

    `repository` is the repository's web address, `edit_uri` what follows it to edit a file of the folder `docs_dir`
    (`edit/main/docs/`): it says which forge and which branch.
    """
    rest = edit_uri.strip("/").removesuffix(docs_dir.strip("/")).strip("/")
    match = _EDIT.fullmatch(rest)
    if not repository or match is None:
        return ""
    base, branch = repository.rstrip("/"), quote(match["branch"])
    if match["mark"] == "_edit":
        folder = quote(posixpath.dirname(path))
        return f"{base}/_new/{branch}/{folder}?{_query(filename=posixpath.basename(path), value=text)}"
    if match["mark"] == "-/edit" or "gitlab" in (urlsplit(base).hostname or ""):
        return f"{base}/-/new/{branch}?{_query(file_name=path)}"
    return f"{base}/new/{branch}?{_query(filename=path, value=text)}"


def edit_uri_at(repository: str, branch: str) -> str:
    """What follows the repository's web address to edit a file of this branch: told by the host's name, since GitHub and GitLab
    have theirs in it; any other is taken for Gitea or Forgejo."""
    host = urlsplit(repository).hostname or ""
    return f"{'edit' if 'github' in host else '-/edit' if 'gitlab' in host else '_edit'}/{branch}/"


def takes_text(new_file: str) -> bool:
    """Whether the form at this address (`new_file_url`) begins with a text, and not with the file's name alone."""
    return "value=" in urlsplit(new_file).query


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote, safe="/")


def web_url(remote: str) -> str:
    """The web address of a repository, of the address that git has for it; empty where it is on no forge."""
    match = _SCP.fullmatch(remote) or _REMOTE.fullmatch(remote)
    return f"https://{match['host']}/{match['path'].strip('/').removesuffix('.git')}" if match else ""


def compare_url(repository: str, target: str, branch: str) -> str:
    """The address of the form for a pull request of a branch. `repository` is the repository's web address.

    GitHub, Gitea and Forgejo compare two branches; GitLab wants the one alone, and knows its target.
    """
    if "gitlab" in (urlsplit(repository).hostname or ""):
        return f"{repository}/-/merge_requests/new?{urlencode({'merge_request[source_branch]': branch})}"
    return f"{repository}/compare/{quote(target)}...{quote(branch)}?expand=1"
