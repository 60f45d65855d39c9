// Prints the events of each calendar as ical.js reads them: one JSON list a line, days as days and moments in UTC.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "+00:00"));

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const event of calendar.getAllSubcomponents("vevent")) {
    for (const name of ["dtstart", "dtend"]) {
      const property = event.getFirstProperty(name);
      const zone = property.getParameter("tzid");
      if (zone && property.getFirstValue().zone.tzid !== zone) throw new Error(`${file}: ${name} names ${zone}, and there is no such VTIMEZONE`);
    }
  }
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  console.log(JSON.stringify(events.map(({ uid, summary, startDate, endDate }) => [uid, summary, moment(startDate), moment(endDate)])));
}
