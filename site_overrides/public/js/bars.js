// A bar tells its day: to the pointer, to a finger, to arrow keys. The words are those of the list of days on the component's page.
{
  const story = document.createElement("div"), mirrored = share => document.dir == "rtl" ? 1 - share : share
  let lists = {}, latest
  story.className = "story"
  const hide = () => { latest = 0; story.remove() }
  const read = async url => {
    // The other page's style is not wanted here, and this page's policy would complain of it.
    const page = parsed((await (await get(url)).text()).split("<body>")[1])
    for (const link of page.querySelectorAll(".trouble a")) link.href = new URL(link.getAttribute("href"), url)
    // A page without bars is not the component's: some networks answer everything.
    return page.querySelector(".bars") && page
  }
  const ready = bars => {
    const link = bars.closest("li")?.querySelector("a"), box = bars.viewBox.baseVal, end = (box.width + 2) / 5 - 1
    let current = end
    const list = () => link ? lists[link] ??= read(link.href).catch(() => { delete lists[link] }) : document
    const tell = async index => {
      index = Math.max(0, Math.min(end, index))
      if (index == current && story.previousSibling == bars) return
      const day = new Date(Date.parse(bars.dataset.last) - (end - index) * 864e5), date = document.createElement("b"), mine = latest = {}
      const say = found => {
        story.replaceChildren(date, " ", found)
        bars.after(story)
        const { left, width } = bars.getBoundingClientRect(), wide = story.offsetWidth
        const place = left - bars.parentNode.getBoundingClientRect().left + mirrored((index + .5) / (end + 1)) * width - wide / 2
        story.style.left = `clamp(0px, ${place}px, 100% - ${wide}px)`
        bars.ariaValueNow = index
        bars.ariaValueText = story.textContent
      }
      current = index
      date.textContent = day.toLocaleDateString(language, { timeZone: "UTC", weekday: "short", ...DAY })
      // The day at once, its words when they are there: perhaps never.
      say("")
      const known = await list()
      if (!known || latest != mine) return
      const before = bars.querySelector(".none")?.isPointInStroke(new DOMPoint(index * 5 + 1.5, box.height - 1.5))
      say(known.querySelector(`[data-day="${day.toISOString().slice(0, 10)}"]`)?.lastChild.cloneNode(true) ?? words[before ? "none" : "quiet"])
    }
    Object.assign(bars, { tabIndex: 0, role: "slider", ariaValueMin: 0, ariaValueMax: end, ariaValueNow: end })
    if (link) bars.ariaLabel = `${link.textContent} · ${bars.ariaLabel}`
    bars.onpointermove = bars.onpointerdown = event => {
      const { left, width } = bars.getBoundingClientRect()
      tell(Math.floor(mirrored((event.clientX - left) / width) * (end + 1)))
    }
    bars.parentNode.onpointerleave = event => {
      if (event.pointerType == "mouse" && document.activeElement != bars && !story.contains(document.activeElement)) hide()
    }
    bars.onfocus = () => tell(current)
    bars.onkeydown = event => {
      const turn = 2 * mirrored(1) - 1
      const step = { ArrowLeft: -turn, ArrowRight: turn, ArrowDown: -1, ArrowUp: 1, PageUp: 7, PageDown: -7, Home: -end, End: end }[event.key]
      if (!step || event.altKey || event.metaKey) return
      event.preventDefault()
      tell(current + step)
    }
  }
  const elsewhere = event => event.target.closest(".story, .bars") || hide()
  addEventListener("pointerdown", elsewhere)
  addEventListener("focusin", elsewhere)
  addEventListener("keydown", event => {
    if (event.key != "Escape") return
    if (story.contains(document.activeElement)) story.previousSibling.focus()
    hide()
  })
  comforts.push(() => { lists = {}; for (const bars of main.querySelectorAll(".bars:not([tabindex])")) ready(bars) })
}
