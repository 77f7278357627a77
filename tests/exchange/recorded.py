"""Recorded Statuspage JSON in a few words: a page of an invented company.

Times are of 2026-11-24 unless they name a day (`2017-03-01T08:00`). What a test does not say is as the page would have it.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

PAGE = {"id": "p4ge00000001", "name": "Example", "url": "https://status.example.com", "time_zone": "Etc/UTC", "updated_at": None}
_numbers = itertools.count(1)


def moment(text: str) -> str:
    """An instant as the page writes it."""
    return text if "T" in text else f"2026-11-24T{text}{':00' if len(text) == 5 else ''}.000Z"


def component(id: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "name": name,
        "status": "operational",
        "created_at": moment("2020-01-01T00:00:00.000Z"),
        "updated_at": moment("2020-01-01T00:00:00.000Z"),
        "position": 1,
        "description": None,
        "showcase": True,
        "start_date": None,
        "group_id": None,
        "page_id": PAGE["id"],
        "group": False,
        "only_show_if_degraded": False,
        **more,
    }


API = component("c0mpapi00001", "API")
SEARCH = component("c0mpsearch01", "Search", position=2)


def row(component: dict[str, Any], status: str | None, name: str = "", before: str = "operational") -> dict[str, Any]:
    """What an update says of a component."""
    return {"code": component["id"], "name": name or component["name"], "old_status": before, "new_status": status}


def update(at: str, status: str, body: Any = "We are looking into it.", *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    at = moment(at)
    return {
        "id": f"u{next(_numbers):011}",
        "status": status,
        "body": body,
        "incident_id": "",
        "created_at": at,
        "updated_at": at,
        "display_at": at,
        "affected_components": list(rows) or None,
        "deliver_notifications": True,
        "custom_tweet": None,
        "tweet_id": None,
        **more,
    }


def incident(name: Any, *updates: Any, components: tuple[Any, ...] = (API,), **more: Any) -> dict[str, Any]:
    """An incident with its updates, oldest first here and newest first in the JSON."""
    times = sorted(one["display_at"] for one in updates if isinstance(one, dict) and isinstance(one.get("display_at"), str))
    newest = updates[-1]["status"] if updates and isinstance(updates[-1], dict) else "investigating"
    return {
        "id": f"i{next(_numbers):011}",
        "name": name,
        "status": newest,
        "created_at": times[0] if times else None,
        "updated_at": times[-1] if times else None,
        "monitoring_at": None,
        "resolved_at": times[-1] if times and newest == "resolved" else None,
        "impact": "minor",
        "shortlink": "https://stspg.io/x",
        "started_at": times[0] if times else None,
        "page_id": PAGE["id"],
        "incident_updates": list(reversed(updates)),
        "components": list(components),
        **more,
    }


def maintenance(name: str, start: str, end: str, *updates: Any, **more: Any) -> dict[str, Any]:
    window = {"scheduled_for": moment(start), "scheduled_until": moment(end)}
    return incident(name, *updates, **{"impact": "maintenance", **window, **more})  # pyright: ignore[reportArgumentType]


def incidents(*entries: Any, **more: Any) -> dict[str, Any]:
    """What `incidents.json` holds."""
    return {"page": PAGE, "incidents": list(entries), **more}


def maintenances(*entries: Any) -> dict[str, Any]:
    return {"page": PAGE, "scheduled_maintenances": list(entries)}


def write(folder: Path, **files: Any) -> Path:
    """Files of JSON in a folder, by their names without the ending; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        data = value if isinstance(value, bytes) else json.dumps(value, indent=1).encode()
        (folder / f"{name}.json").write_bytes(data)
    return folder
