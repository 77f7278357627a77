/* Short links: what an alert's link carries (`?namespace=prod`, `#namespace=prod`) goes along, whatever the spelling of its name,
   and for a name that nobody has written up the nearest ones are offered. Without this script each page has its links all the same. */
{
  const carried = () => location.search + location.hash
  const withCarried = (href) => {
    const url = new URL(href, document.baseURI)
    url.search = location.search
    if (location.hash) url.hash = location.hash
    return url.href
  }

  // A short link with one target. Its page holds nothing else.
  const target = document.querySelector("link[data-noa-target]")
  if (target) location.replace(withCarried(target.href))

  const isName = (name) => /^[\p{L}\p{N}_.:-]{1,120}$/u.test(name)

  /** An address that nothing is at: the same name in another spelling, or the page that says what to do. */
  const missing = async (page) => {
    const list = new URL(page.dataset.list, document.baseURI)
    const folder = list.pathname.replace(/index\.html$/, "")
    if (!location.pathname.toLowerCase().startsWith(folder.toLowerCase())) return
    let name = ""
    try {
      name = decodeURIComponent(location.pathname.slice(folder.length).split("/")[0]).replace(/\.html$/, "")
    } catch {
      return // no text in any encoding
    }
    if (!isName(name)) return
    const answer = await fetch(new URL("index.json", new URL(folder, list))).catch(() => null)
    const index = answer?.ok ? await answer.json().catch(() => ({})) : {}
    const known = [...Object.keys(index.alerts ?? {}), ...(index.unwritten ?? [])].find((one) => one.toLowerCase() === name.toLowerCase())
    if (known && known !== name) {
      const end = list.pathname.endsWith("index.html") ? "/index.html" : "/"
      location.replace(withCarried(new URL(encodeURIComponent(known) + end, new URL(folder, list))))
    } else {
      list.search = new URLSearchParams([["alert", name], ...new URLSearchParams(location.search)]).toString()
      list.hash = location.hash
      location.replace(list.href)
    }
  }

  /** The list of alerts, asked for one that is not in it. */
  const unwritten = (page) => {
    const name = new URLSearchParams(location.search).get("alert") ?? ""
    if (!isName(name)) return
    const links = new Map([...document.querySelectorAll("[data-noa-alerts] tbody th a")].map((link) => [link.textContent, link.href]))
    const known = [...links.keys()].find((one) => one.toLowerCase() === name.toLowerCase())
    const said = page.querySelector("[data-noa-said]")
    const named = document.createElement("b")
    named.textContent = name
    if (known) return location.replace(withoutAlert(links.get(known)))
    said.replaceChildren("Nobody has written up ", named, " yet.")
    const nearest = globalThis.noaNearest.nearest(name, [...links.keys()])
    if (nearest.length) said.append(" Nearest names: ", ...nearest.flatMap((one) => [linkTo(one, links.get(one)), ", "]).slice(0, -1))
    for (const link of page.querySelectorAll("a[data-noa-write]"))
      link.href = link.getAttribute("href").replaceAll(link.dataset.noaWrite, encodeURIComponent(name))
    for (const path of page.querySelectorAll("[data-noa-path]"))
      path.textContent = path.textContent.replaceAll(path.dataset.noaPath, name)
    said.closest("[hidden]")?.removeAttribute("hidden")
    page.querySelector("details").open = true
  }

  const linkTo = (title, href) => {
    const link = document.createElement("a")
    link.textContent = title
    link.href = withoutAlert(href)
    return link
  }
  const withoutAlert = (href) => {
    const url = new URL(href)
    const carries = new URLSearchParams(location.search)
    carries.delete("alert")
    url.search = carries.toString()
    url.hash = location.hash
    return url.href
  }

  const begin = () => {
    const page = document.querySelector("[data-noa-missing]")
    if (page) missing(page)
    const list = document.querySelector("[data-noa-unwritten]")
    if (list) unwritten(list)
    if (carried()) for (const link of document.querySelectorAll("[data-noa-carries] a[href]")) link.href = withCarried(link.href)
  }
  if (!target) globalThis.document$ ? globalThis.document$.subscribe(begin) : begin()
}
