// Reads calendars with ical.js, as Thunderbird does: `node read_calendars.mjs MODULES` gets a list of texts on stdin and answers, for
// each, with the calendar's name, how often to look again, and its events.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const ICAL = createRequire(`${process.argv[2]}/`)("ical.js");

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      text: event.description,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      changed: component.getFirstPropertyValue("last-modified").toJSDate().toISOString(),
      url: component.getFirstPropertyValue("url"),
    };
  });
  return {
    name: calendar.getFirstPropertyValue("name"),
    every: calendar.getFirstPropertyValue("refresh-interval").toSeconds(),
    events,
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
