"""Links into a forge's own editor: the form for a new file, filled in as far as that forge allows.

GitHub takes path and text (https://github.com/isaacs/github/issues/1527), Gitea and Forgejo name and text
(https://github.com/go-gitea/gitea/pull/16556), GitLab the path alone.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, urlencode, urlsplit

_EDIT = re.compile(r"(?P<mark>(?:-/)?edit|_edit)/(?P<branch>.+)")


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


def _query(**fields: str) -> str:
    return urlencode(fields, quote_via=quote, safe="/")
