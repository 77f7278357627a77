{
  const place = document.getElementById("zone"), times = [...document.querySelectorAll("time[datetime*=T]")]
  const clock = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" }
  const whole = { day: "numeric", month: "short", year: "numeric", ...clock }
  for (const time of times) {
    const at = new Date(time.dateTime)
    time.utc = time.textContent
    time.title = time.own = at.toLocaleString([], time.utc.length < 10 && at.getDate() == at.getUTCDate() ? clock : whole)
  }
  if (times[0]) {
    const button = place.appendChild(document.createElement("button"))
    const show = own => {
      for (const time of times) [time.textContent, time.title] = own ? [time.own, time.utc] : [time.utc, time.own]
      place.firstChild.data = own ? "Times are yours." : "Times are UTC."
      button.textContent = own ? "Show UTC" : "Show mine"
      button.onclick = () => { show(!own); try { localStorage.times = own ? "" : "own" } catch {} }
    }
    try { show(localStorage.times) } catch { show() }
  }
}
