"""What the watcher tells of its work: a line that a person reads, or one of JSON."""

from __future__ import annotations

import json
from datetime import datetime

from noa_status.deliver.watch.published import instant

_SHORT = 12


def line(now: datetime, level: str, event: str, facts: dict[str, object], *, as_json: bool) -> str:
    """An event in one line, whatever a program said in it."""
    if as_json:
        return json.dumps({"at": instant(now), "level": level, "event": event, **facts}, ensure_ascii=False)
    parts = [_part(name, value) for name, value in facts.items() if value not in (None, "", 0)]
    mark = {"error": "ERROR ", "warning": "WARNING "}.get(level, "")
    return f"{instant(now)}  {mark}{event}" + (f"  ({', '.join(parts)})" if parts else "")


def _part(name: str, value: object) -> str:
    match name:
        case "commit" | "from" | "to":
            return f"{'' if name == 'commit' else name + ' '}{str(value)[:_SHORT]}"
        case "seconds":
            return f"{value} s"
        case "again_in":
            return f"again in {value:.0f} s" if isinstance(value, float) else str(value)
        case "says":
            return " / ".join(str(value).splitlines())
        case _:
            return f"{name} {value}"
