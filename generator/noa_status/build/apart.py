"""The two sites lie apart: whoever publishes one folder must not publish the other with it."""

from __future__ import annotations

from pathlib import Path

from noa_status.build.write import MARKER
from noa_status.problems import NoaStatusError


def must_be_apart(internal: Path, public: Path, *, builds_both: bool) -> None:
    """Raises NoaStatusError where the internal site would lie in the public one's folder, around it, or in the same place.

    A public site that is neither there nor about to be built is in nobody's way.
    """
    if not builds_both and not (public / MARKER).is_file():
        return
    one, other = internal.resolve(), public.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise NoaStatusError(
            f"the internal site would be built into {internal}, and the public one lies in {public}: one would be published with "
            "the other. Write site_dir: site/internal in mkdocs.yml",
            exit_status=2,
        )
