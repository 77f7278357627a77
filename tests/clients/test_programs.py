"""Programs written for pages at Statuspage read ours unchanged but for the address, and say what the page says.

They are those of PyPI and npm that run; versions and hashes stand in requirements/clients.txt and package-lock.json.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.clients.serving import Served

CRITICAL = {"indicator": "critical", "description": "Major Service Outage"}
GROUPS = {"Core", "Data", "Delivery", "Regions"}


def test_the_demo_moment_has_something_of_everything(served: Served) -> None:
    assert all([served.open, served.running, served.upcoming, served.components])
    assert "major_outage" in served.components.values()


def test_whadup_reads_every_list(served: Served) -> None:
    program = """
import json, sys, whadup
whadup.API_BASE_URL = sys.argv[1] + "/api/"
page = whadup.GithubStatus()
def names(told, key): return [one["name"] for one in told[key]]
print(json.dumps({
    "status": page.status()["status"],
    "summary": page.summary()["status"],
    "components": {one["name"]: one["status"] for one in page.components()["components"] if not one["group"]},
    "unresolved": names(page.Incidents.unresolved(), "incidents"),
    "incidents": names(page.Incidents(), "incidents"),
    "active": names(page.Maintenances.active(), "scheduled_maintenances"),
    "upcoming": names(page.Maintenances.upcoming(), "scheduled_maintenances"),
    "maintenances": names(page.Maintenances(), "scheduled_maintenances"),
}))
"""
    said = served.asks(program)
    assert (said["status"], said["summary"], said["components"]) == (CRITICAL, CRITICAL, served.components)
    assert set(said["unresolved"]) == served.open
    assert (set(said["active"]), set(said["upcoming"])) == (served.running, served.upcoming)
    assert set(said["incidents"]) >= served.open
    assert set(said["maintenances"]) >= served.running | served.upcoming


def test_discordstatus_reads_every_list(served: Served) -> None:
    program = """
import json, sys
from discordstatus import DiscordStatus
page = DiscordStatus()
page.base_target = sys.argv[1] + "/api/v2"
print(json.dumps([page.status["status"], page.summary["status"],
    [one["name"] for one in page.unresolved_incidents["incidents"]],
    [one["name"] for one in page.active_maintenances["scheduled_maintenances"]],
    [one["name"] for one in page.upcoming_maintenances["scheduled_maintenances"]],
    len(page.all_incidents["incidents"]), len(page.all_maintenances["scheduled_maintenances"]),
    len(page.components["components"])]))
"""
    status, summary, unresolved, active, upcoming, incidents, maintenances, components = served.asks(program)
    assert (status, summary) == (CRITICAL, CRITICAL)
    assert (set(unresolved), set(active), set(upcoming)) == (served.open, served.running, served.upcoming)
    assert 0 < incidents <= 50
    assert 0 < maintenances <= 50
    assert components == len(served.components) + len(GROUPS)


def test_arez_finds_groups_and_which_incident_concerns_which_component(served: Served) -> None:
    program = """
import arez, asyncio, json, sys
async def ask():
    page = arez.StatusPage(sys.argv[1])
    said = await page.get_status()
    await page.close()
    print(json.dumps({
        "status": said.status, "impact": said.impact,
        "groups": {group.name: [one.name for one in group.components] for group in said.groups},
        "components": {one.name: one.status for one in said.components},
        "incidents": {one.name: [component.name for component in one.components] for one in said.incidents},
        "api": [one.name for one in said.component("API").incidents],
        "maintenances": {one.name: [one.status, one.scheduled_for < one.scheduled_until] for one in said.maintenances},
        "last": [one.last_update.description for one in said.incidents],
    }))
asyncio.run(ask())
"""
    said = served.asks(program)
    assert (said["status"], said["impact"]) == (CRITICAL["description"], "Critical")
    assert set(said["groups"]) == GROUPS
    assert sorted(name for members in said["groups"].values() for name in members) == sorted(served.components)
    assert said["components"] == {name: status.replace("_", " ").title() for name, status in served.components.items()}
    assert set(said["incidents"]) == served.open
    assert said["api"] == [name for name, components in said["incidents"].items() if "API" in components]
    assert said["api"]
    states = {**dict.fromkeys(served.running, "In Progress"), **dict.fromkeys(served.upcoming, "Scheduled")}
    assert said["maintenances"] == {name: [state, True] for name, state in states.items()}
    assert all(said["last"])


def test_flight_deck_puts_the_page_on_its_dashboard(served: Served) -> None:
    program = """
import json, sys
from types import SimpleNamespace
from flightdeck.panels.status import Status
panel = Status(SimpleNamespace(opts={"services": [{"label": "Noa", "url": sys.argv[1]}]}))
print(json.dumps(panel.render()))
"""
    (line,) = served.asks(program)
    assert "\U0001f534 critical" in line
    assert set(line.partition(" — ")[2].split("; ")) == served.open


def test_the_prometheus_exporter_measures_what_the_page_says(served: Served, tmp_path: Path) -> None:
    (tmp_path / "services.json").write_text(json.dumps({"noa": {"name": "Noa", "url": f"{served.url}/api/v2/summary.json"}}))
    program = """
import json, os, pathlib, sys
os.chdir(os.environ["FOLDER"])
from statuspage_prometheus_exporter.status_monitoring import main
try:
    main()
except SystemExit:
    pass
print(json.dumps(pathlib.Path("metrics.prom").read_text("utf-8")))
"""
    settings = {"RUN_MODE": "once", "METRICS_TEXTFILE_PATH": "metrics.prom", "FOLDER": str(tmp_path)}
    lines = served.asks(program, **settings).splitlines()
    assert 'statuspage_service_status{service_name="Noa"} 0.0' in lines
    for name, status in served.components.items():
        value = 1.0 if status == "operational" else 0.0
        assert f'statuspage_component_status{{component_name="{name}",service_name="Noa"}} {value}' in lines
    said = {
        kind: {found[1] for line in lines if (found := re.search(rf'{kind}_name="([^"]*)"', line))}
        for kind in ("incident", "maintenance")
    }
    assert said == {"incident": served.open, "maintenance": served.running | served.upcoming}


def test_statuspage_io_of_npm_reads_every_list(served: Served) -> None:
    program = """
const { Statuspage } = require("statuspage.io")
const page = new Statuspage("page")
page.setApiUrl(process.argv[1])
const names = rows => rows.map(one => one.name)
Promise.all([page.api.getStatus(), page.api.getSummary(), page.api.getComponents(), page.api.incidents.getAll(),
  page.api.incidents.getUnresolved(), page.api.scheduledMaintenances.getAll(),
  page.api.scheduledMaintenances.getActive(), page.api.scheduledMaintenances.getUpcoming()]).then(all => {
    const [status, summary, components, incidents, unresolved, maintenances, active, upcoming] = all
    console.log(JSON.stringify({ status: status.status, summary: summary.status,
      components: Object.fromEntries(components.components.filter(one => !one.group).map(one => [one.name, one.status])),
      incidents: names(incidents.incidents), unresolved: names(unresolved.incidents),
      maintenances: names(maintenances.scheduled_maintenances), active: names(active.scheduled_maintenances),
      upcoming: names(upcoming.scheduled_maintenances) }))
})
"""
    said = served.asks_node(program)
    assert (said["status"], said["summary"], said["components"]) == (CRITICAL, CRITICAL, served.components)
    assert set(said["unresolved"]) == served.open <= set(said["incidents"])
    # This version asks for the upcoming ones under each of the three names.
    assert set(said["active"]) == set(said["upcoming"]) == set(said["maintenances"]) == served.upcoming
