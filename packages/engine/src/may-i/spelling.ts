/** Below this many letters a word is taken as it stands: too many short words are one letter apart. */
const SHORTEST_MISSPELT = 5
const TWO_SLIPS_FROM = 9

/** Slips between two words (a letter changed, missing, too many, or two swapped), at most `most`; more counts as `most + 1`. */
export const slips = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let twoBack: number[] = []
  let back = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoBack[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return most + 1
    twoBack = back
    back = row
  }
  return back[b.length] ?? most + 1
}

const endings = (word: string): string[] => {
  const bare = /^(.+?)(?:ing|ed|es|s)$/.exec(word)?.[1]
  if (!bare || bare.length < 3) return []
  return [word.replace(/s$/, ''), bare, `${bare}e`, bare.replace(/(.)\1$/, '$1')]
}

/**
 * The known word that was meant: the word itself, another form of it, or the only nearest of the `telling` ones with the same first letter.
 * @returns null where nothing is near, or where several different words are equally near
 * @example meant('ibuprofin', new Set(), new Set(['ibuprofen'])) // 'ibuprofen'
 */
export const meant = (word: string, known: ReadonlySet<string>, telling: ReadonlySet<string>): string | null => {
  if (known.has(word)) return word
  const form = endings(word).find((candidate) => telling.has(candidate))
  if (form) return form
  if (word.length < SHORTEST_MISSPELT) return null
  const most = word.length >= TWO_SLIPS_FROM ? 2 : 1
  let best = most + 1
  let found: string[] = []
  for (const candidate of telling) {
    if (candidate.length < SHORTEST_MISSPELT - 1 || candidate[0] !== word[0]) continue
    const distance = slips(word, candidate, most)
    if (distance > most || distance > best) continue
    if (distance < best) found = []
    best = distance
    found.push(candidate)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
