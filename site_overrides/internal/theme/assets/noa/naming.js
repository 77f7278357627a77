/* What the theme leaves without a name or a way for the keyboard, for those who hear a page or have no mouse: its search, the
   lists of its navigation whose label is a picture, and tables that scroll by themselves. */
{
  const name = () => {
    const search = document.querySelector(".md-search[role='dialog']")
    if (search && !search.hasAttribute("aria-label")) search.setAttribute("aria-label", "Search")
    for (const list of document.querySelectorAll("nav[aria-labelledby]")) {
      if (document.getElementById(list.getAttribute("aria-labelledby"))?.textContent.trim()) continue
      list.setAttribute("aria-label", list.querySelector(":scope > .md-nav__title")?.textContent.trim() ?? "")
      list.removeAttribute("aria-labelledby")
    }
  }
  const reach = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .noa-scroll")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
      else box.removeAttribute("tabindex")
    }
  }

  // The theme puts its boxes around tables later than it shows a page; both change how high that is.
  new ResizeObserver(reach).observe(document.body)
  globalThis.document$ ? globalThis.document$.subscribe(name) : name()
}
