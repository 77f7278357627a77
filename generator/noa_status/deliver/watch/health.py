"""How the watcher is: what `/healthz` answers, and why it answers 503."""

from __future__ import annotations

from datetime import datetime, timedelta

from noa_status.deliver.watch.memory import Memory
from noa_status.deliver.watch.published import GRACE, Build, instant, told

UNHEARD_FOR = timedelta(minutes=15)
"""How long the remote may be silent before what visitors see counts as old: a merge may lie there that nobody sees."""
_CLOCKS_DIFFER = timedelta(minutes=5)


def health(memory: Memory, build: Build | None, now: datetime) -> tuple[int, dict[str, object]]:
    """The HTTP status (200, or 503 where visitors may see something that is not so) and the facts."""
    reasons: list[str] = []
    if build is None or memory.done_at is None:
        reasons.append("nothing has been built and published yet")
    elif build.is_stale(now):
        reasons.append(f"the page ought to have changed at {instant(build.holds_until)}")
    elif build.built_at > now + _CLOCKS_DIFFER:
        reasons.append(f"the page says that it was built at {instant(build.built_at)}, which is yet to come: a clock jumped")
    if memory.heard_at is None or now - memory.heard_at > UNHEARD_FOR:
        reasons.append("the remote has not been heard of" + (f" since {instant(memory.heard_at)}" if memory.heard_at else ""))
    trouble = memory.trouble
    if memory.tip != memory.done and trouble and memory.done_at and trouble.step != "remote":
        reasons.append(f"the newest commit is not published: {trouble.step} went wrong")
    facts: dict[str, object] = {
        "status": "stale" if reasons else "broken records" if memory.problems else "ok",
        "reasons": reasons,
        "commit": memory.done,
        "newest_commit": memory.tip,
        "last_good_at": instant(memory.done_at) if memory.done_at else None,
        "remote_heard_at": instant(memory.heard_at) if memory.heard_at else None,
        "problems": memory.problems,
        "last_error": {"at": instant(trouble.at), "step": trouble.step, "says": trouble.says} if trouble else None,
        "build": told(build, now, GRACE) if build else None,
    }
    return (503 if reasons else 200), facts
