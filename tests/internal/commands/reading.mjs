// The scripts of the pages, as node reads them.
const assets = new URL("../../../site_overrides/internal/theme/assets/noa/", import.meta.url)
for (const name of ["placeholders.js", "shell.js", "commands.js", "nearest.js"]) await import(new URL(name, assets))

export const { noaCommands: commands, noaPlaceholders: placeholders, noaShell: shell, noaNearest: nearest } = globalThis

/** The commands of a text with values in them. */
export const filled = (text, values, language = "bash") =>
  commands.fill(commands.read(text, language, placeholders.assignedIn(text)), (key) => values[key])

/** What is copied of a text with values in it. */
export const copied = (text, values, language) => commands.copied(filled(text, values, language))

/** Why the first placeholder's value was refused. */
export const reason = (text, value, language) => filled(text, { x: value }, language).find((part) => part.state === "refused")?.reason
