/* A command of a runbook as parts, and the same with values in it. Pure, as placeholders.js and shell.js are. */
globalThis.noaCommands = (() => {
  "use strict"

  const { find, isShell, typedParts } = globalThis.noaPlaceholders
  const { foreignPlace, placesOf, scan, written } = globalThis.noaShell

  /** The parts of a text, which together are the text: `{text, isTyped, hole, place}`; a part with a `hole` is a placeholder.
      `isSafe` false: the text is too long to look at, and has none. */
  const read = (text, language = "", assigned = new Set()) => {
    const typed = typedParts(text, language, (command) => scan(command, []).isOpen)
    const command = typed.map(([start, end]) => text.slice(start, end)).join("")
    const found = find(command, language, assigned)
    const shell = isShell(language)
    const places = shell ? placesOf(command, found) : found.map(foreignPlace)
    // The shell fills in no variable between single quotes: awk's and jq's own stand there.
    const holes = found.map((hole, index) => ({ hole, place: places[index] }))
      .filter(({ hole, place }) => !(shell && hole.isVariable && place.context === "single"))
    const parts = []
    let textAt = 0
    let commandAt = 0
    let next = 0
    const add = (part) => part.text && parts.push({ isTyped: true, ...part })
    for (const [start, end] of typed) {
      add({ text: text.slice(textAt, start), isTyped: false })
      const commandEnd = commandAt + end - start
      let at = commandAt
      for (; next < holes.length && holes[next].hole.start < commandEnd; next++) {
        const { hole, place } = holes[next]
        add({ text: command.slice(at, hole.start) })
        add({ text: hole.written, hole, place })
        at = hole.end
      }
      add({ text: command.slice(at, commandEnd) })
      commandAt = commandEnd
      textAt = end
    }
    add({ text: text.slice(textAt), isTyped: false })
    return parts
  }

  /** The parts with values in them: each gets `shown`, and where it is a placeholder `state` (filled, open, refused) and `reason`.
      `valueOf` gives the value of a placeholder's key, or undefined. */
  const fill = (parts, valueOf) =>
    parts.map((part) => {
      const value = part.hole && !part.hole.isSecret ? valueOf(part.hole.key) : undefined
      if (!part.hole) return { ...part, shown: part.text }
      if (value === undefined || value === "") return { ...part, shown: part.text, state: "open" }
      const { text, refused } = written(value, part.place)
      return refused ? { ...part, shown: part.text, state: "refused", reason: refused } : { ...part, shown: text, state: "filled" }
    })

  /** What is copied of filled parts: the commands alone, without a last line break, which would run them as they are pasted. */
  const copied = (filled) =>
    filled
      .filter((part) => part.isTyped)
      .map((part) => part.shown)
      .join("")
      .replace(/^\n+|\s+$/g, "")

  /** The placeholders, as they are written, that a copy of filled parts would still hold; once each. Comments hold nobody up. */
  const holesLeft = (filled) => [
    ...new Set(filled.filter((part) => part.state && part.state !== "filled" && part.place.context !== "comment").map((part) => part.text)),
  ]

  return { copied, fill, holesLeft, read }
})()
