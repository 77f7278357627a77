/* The names that are most like one: for an alert that nobody has written up. Pure. */
globalThis.noaNearest = (() => {
  "use strict"

  const wordsOf = (name) => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? []
  const pairsOf = (name) => new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)))
  const share = (ones, others) => {
    const common = [...ones].filter((one) => others.has(one)).length
    return ones.size + others.size ? (2 * common) / (ones.size + others.size) : 0
  }

  /** How alike two names are, from 0 to 1: half by their words, half by their pairs of letters. */
  const likeness = (one, other) =>
    (share(new Set(wordsOf(one)), new Set(wordsOf(other))) + share(pairsOf(one.toLowerCase()), pairsOf(other.toLowerCase()))) / 2

  /** Up to `most` of the names that are like one, the most alike first. */
  const nearest = (name, names, most = 5) =>
    names
      .map((other) => ({ other, is: likeness(name.slice(0, 120), other) }))
      .filter(({ is }) => is >= 0.35)
      .sort((a, b) => b.is - a.is || (a.other < b.other ? -1 : 1))
      .slice(0, most)
      .map(({ other }) => other)

  return { likeness, nearest }
})()
