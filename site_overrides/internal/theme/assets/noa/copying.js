/* A button at each command of a runbook that copies it: without prompts and answers, with its values. What still has holes is not
   copied without a word, and what changes things is shown once more before. Nothing is run, and nothing is sent anywhere. */
globalThis.noaCopying = (() => {
  "use strict"

  const SAID_FOR = 2000

  const made = (name, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...inside)
    return element
  }
  const button = (words, act, look = "") => {
    const one = made("button", { type: "button", className: look, textContent: words })
    one.addEventListener("click", act)
    return one
  }

  // Sites without TLS have no clipboard; a selection works there too.
  const write = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text)
    const area = made("textarea", { value: text, readOnly: true, className: "noa-copy-area" })
    document.body.append(area)
    area.select()
    const isDone = document.execCommand("copy")
    area.remove()
    if (!isDone) throw new Error("the browser did not copy")
  }

  const inARow = (holes) => holes.flatMap((hole) => [made("code", { textContent: hole }), ", "]).slice(0, -1)

  /** Gives a block its button. `read` gives `{text, holes}` as they are now, `fieldOf` the first hole's field, if any has one. */
  const attach = (block, read, fieldOf) => {
    const copy = button("Copy", () => look(), "noa-copy")
    const said = made("span", { className: "noa-copy__said", role: "status" })
    // Python-Markdown's fences say it with a class.
    const changes = block.dataset.noaChanges ?? (block.classList.contains("changes") ? "" : undefined)
    let panel = null

    const close = () => {
      panel?.remove()
      panel = null
    }
    const ask = (inside, buttons, focus) => {
      close()
      panel = made("div", { className: "noa-ask", role: "group" }, ...inside, made("p", { className: "noa-ask__ways" }, ...buttons))
      panel.setAttribute("aria-label", "Before you copy")
      panel.addEventListener("keydown", (event) => event.key === "Escape" && (close(), copy.focus()))
      block.append(panel)
      focus.focus()
    }
    const cancel = () => button("Cancel", () => (close(), copy.focus()))

    const look = () => {
      const { holes } = read()
      if (!holes.length) return lookAgain()
      const field = fieldOf(holes)
      const fill = button("Fill in", () => (close(), field.focus()), "noa-ask__first")
      const anyway = button("Copy anyway", () => lookAgain())
      const ways = [...(field ? [fill] : []), anyway, cancel()]
      const words = holes.length === 1 ? "One placeholder is not filled in: " : `${holes.length} placeholders are not filled in: `
      ask([made("p", {}, words, ...inARow(holes))], ways, ways[0])
    }
    const lookAgain = () => {
      const { text } = read()
      if (changes === undefined) return take(text)
      const what = changes ? `This changes something: ${changes}.` : "This changes something."
      const again = button("Copy this command", () => take(text), "noa-ask__changes")
      ask([made("p", {}, made("b", { textContent: what }), " Look again:"), made("pre", {}, made("code", { textContent: text }))], [again, cancel()], again)
    }
    const take = async (text) => {
      close()
      copy.focus()
      try {
        await write(text)
        said.textContent = copy.textContent = "Copied"
        setTimeout(() => {
          copy.textContent = "Copy"
          said.replaceChildren()
        }, SAID_FOR)
      } catch {
        const close = cancel()
        ask([made("p", { textContent: "The browser did not let it be copied: select the text instead." })], [close], close)
      }
    }

    block.classList.add("noa-command")
    block.append(made("span", { className: "noa-copy__place" }, said, copy))
    return { close }
  }

  return { attach, made, write }
})()
