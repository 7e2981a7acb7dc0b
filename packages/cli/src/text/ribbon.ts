import { pad, width } from './wrap.ts'

/** A window on one time axis, hours. */
export interface RibbonWindow {
  readonly onset: number
  readonly typicalEnd: number
  readonly upper: number
  readonly disputedUntil: number
}

export const RIBBON_LEGEND = '= usual, - may still last, ~ sources disagree, ^ you are here'

const BEFORE = '.'
const USUAL = '='
const MAY_LAST = '-'
const DISPUTED = '~'
const PAST = ' '

interface Label {
  readonly at: number
  readonly text: string
}

/** Puts labels under their places, the important ones first; one that finds no room is left out. */
const placeLabels = (labels: readonly Label[], columns: number): string => {
  const cells = Array.from({ length: columns }, () => ' ')
  for (const { at, text } of labels) {
    const size = width(text)
    const start = Math.max(0, Math.min(at, columns - size))
    const free = cells.slice(Math.max(0, start - 1), start + size + 1).every((cell) => cell === ' ')
    if (!free || size > columns) continue
    for (let i = 0; i < size; i++) cells[start + i] = text[i] ?? ' '
  }
  return cells.join('').trimEnd()
}

const glyphAt = (hour: number, w: RibbonWindow): string => {
  if (hour < w.onset) return BEFORE
  if (hour < w.typicalEnd) return USUAL
  if (hour < w.upper) return MAY_LAST
  return hour < w.disputedUntil ? DISPUTED : PAST
}

/**
 * The recovery ribbon in plain characters: from the beginning through the usual end to the last hour, and `^` for now.
 * @param at the hour of the report; null draws the window alone
 * @param say hours in words
 */
export const ribbon = (
  w: RibbonWindow,
  at: number | null,
  columns: number,
  say: (hours: number) => string,
): string[] => {
  const last = Math.max(w.upper, w.disputedUntil)
  const end = at === null ? last : Math.max(last, Math.min(at, last * 2))
  if (!(end > 0)) return []
  const column = (hour: number): number => Math.max(0, Math.min(columns - 1, Math.round((hour / end) * (columns - 1))))
  const cells = Array.from({ length: columns }, (_, i) => glyphAt((i / (columns - 1)) * end, w))
  for (const edge of [w.typicalEnd, w.upper, w.disputedUntil]) if (edge <= end) cells[column(edge)] = '|'
  if (w.onset === 0) cells[0] = '|'
  const here = at === null ? null : column(at)
  if (here !== null && at !== null) cells[here] = at > end ? '>' : '^'
  const ends = [
    { at: column(last), text: say(last) },
    { at: column(w.upper), text: say(w.upper) },
    { at: column(w.typicalEnd), text: say(w.typicalEnd) },
    { at: column(w.onset), text: w.onset === 0 ? '0' : say(w.onset) },
  ]
  const you = here === null || at === null ? [] : [{ at: here, text: `${at > end ? '>' : '^'} ${say(at)}` }]
  return [pad(cells.join(''), columns).trimEnd(), placeLabels([...you, ...ends], columns)]
}
