// Times in the visitor's own zone or in one that they choose, which the page remembers; and what passes, kept current.
const own = Intl.DateTimeFormat().resolvedOptions().timeZone
let zone = own
const DAY = { day: "numeric", month: "short", year: "numeric" }
const told = (at, whole) => at.toLocaleString(language, {
  timeZone: zone, hour: "numeric", minute: "2-digit", timeZoneName: "short", ...whole && DAY
})
try { zone = localStorage.zone || own; told(new Date()) } catch { zone = own }
const dayIn = (at, zone) => at.toLocaleDateString("en", { timeZone: zone })
const UNITS = [["day", 1440], ["hour", 60], ["minute", 1]]
const ahead = at => {
  const minutes = Math.round((at - now()) / MINUTE), [unit, size] = UNITS.find(([, size]) => Math.abs(minutes) >= size) ?? UNITS[2]
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(minutes / size), unit)
}
const lasted = since => {
  let minutes = Math.max(0, Math.floor((now() - since) / MINUTE)), parts = []
  for (const [unit, size] of UNITS) {
    const count = Math.floor(minutes / size)
    if (count || size == 1 && !parts.length) parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: lang == "ja" ? "narrow" : "long" }).format(count))
    minutes %= size
  }
  return parts.join(words.join)
}
const tick = () => {
  for (const time of main.querySelectorAll("time[data-ahead]")) time.textContent = `${time.told} (${ahead(new Date(time.dateTime))})`
  for (const length of main.querySelectorAll("[data-since]")) length.textContent = lasted(Date.parse(length.dataset.since))
}
const localise = () => {
  for (const time of main.querySelectorAll("time[datetime*=T]")) {
    const at = new Date(time.dateTime), utc = time.utc ??= time.textContent
    const text = zone == "UTC" ? utc : told(at, utc.length > 9 || dayIn(at, zone) != dayIn(at, "UTC"))
    time.told = time.textContent = time.matches(".timeline *") && text != utc ? `${utc} · ${text}` : text
    time.title = utc
  }
  tick()
}
comforts.push(localise)
setInterval(tick, MINUTE / 3)
{
  const place = document.getElementById("zone"), label = place.querySelector("label"), choice = label.lastElementChild
  const offer = zones => choice.replaceChildren(...[...new Set(zones)].map(zone => new Option(zone.replaceAll("_", " "), zone)))
  const chosen = () => { choice.value = zone }
  offer(["UTC", own, zone])
  chosen()
  place.firstElementChild.hidden = true
  label.hidden = false
  // The list of all zones is long: it is made when somebody asks for it.
  choice.addEventListener("focus", () => { offer(["UTC", own, zone, ...Intl.supportedValuesOf?.("timeZone") ?? []]); chosen() }, { once: true })
  choice.onchange = () => {
    zone = choice.value
    try { localStorage.zone = zone } catch {}
    chosen()
    localise()
  }
}
