/* Posting from a page that was built earlier: an update is named for the minute in which it is posted, and drafts tell that minute
   and the next update's. And a button at each draft that copies it. */
{
  const { attach } = globalThis.noaCopying
  const MINUTE = 60_000
  const EVERY = 5000
  const ID = /\d{8}T\d{4}Z(?:-\d+)?(?=\.md)/g

  const idOf = (at) => `${new Date(at).toISOString().slice(0, 16).replace(/[-:]/g, "")}Z`
  const clock = (at) => new Date(at).toISOString().slice(11, 16)

  const tell = () => {
    const now = Math.floor(Date.now() / MINUTE) * MINUTE
    const built = Date.parse(document.querySelector("[data-noa-as-of]")?.dataset.noaAsOf ?? "")
    // A reader's clock that stands before the build is wrong, or the page is of another time on purpose.
    if (!(now > built)) return
    for (const link of document.querySelectorAll("a[data-noa-post]")) link.href = link.href.replace(ID, idOf(now))
    for (const path of document.querySelectorAll("[data-noa-post-path]")) path.textContent = path.textContent.replace(ID, idOf(now))
    for (const status of document.querySelectorAll("[data-noa-drafts]")) {
      const before = Date.parse(status.dataset.noaDrafts)
      const every = Number(status.dataset.noaEvery) * MINUTE
      for (const code of status.querySelectorAll("[data-noa-draft] code")) {
        const times = { [clock(before)]: clock(now), [clock(before + every)]: clock(now + every) }
        const told = code.textContent.replace(/\b\d\d:\d\d(?= UTC)/g, (time) => times[time] ?? time)
        if (told !== code.textContent) code.textContent = told
      }
      for (const note of status.querySelectorAll("h3 small")) note.textContent = note.textContent.replace(ID, idOf(now))
      status.dataset.noaDrafts = new Date(now).toISOString()
    }
  }

  const begin = () => {
    for (const block of document.querySelectorAll("[data-noa-draft]:not(.noa-command)"))
      attach(block, () => ({ text: block.querySelector("code").textContent, holes: [] }), () => null)
    tell()
  }

  globalThis.document$ ? globalThis.document$.subscribe(begin) : begin()
  setInterval(tell, EVERY)
  // Just before a link is followed: a tab may have slept.
  document.addEventListener("pointerdown", tell)
  document.addEventListener("focusin", tell)
}
