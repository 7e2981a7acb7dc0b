import type { Grade, Knowledge } from '@anagen/kb'
import type { Clauses } from './clauses.ts'
import type { LoneSign } from './learnt.ts'

/** A sign in the text before anything is known of its denial, grade or trend. `at`: the words that tell it. */
export interface Found {
  readonly sign: string
  /** the grade that the words themselves carry */
  readonly grade: Grade | null
  readonly at: readonly number[]
  readonly from: number
  /** exclusive */
  readonly to: number
  /** the first word of what is felt or seen: a denial may stand between it and its place ("scalp not sore") */
  readonly head: number
  /** the row of sensations.yaml it came from; null for a listed phrase */
  readonly sensation: string | null
  /** the sign of its word alone, where a turn of events makes it that one: "nodules", weeks later */
  readonly lone?: LoneSign | undefined
  /** a negation before it is part of it ("no appetite") */
  readonly isLack: boolean
  /** signs that stand aside where they share a word with this one */
  readonly insteadOf?: readonly string[]
  /** later in its sentence stands what it is never told with: it speaks for nothing that never calms */
  readonly isTakenBack?: boolean
}

/** Signs by where they stand. */
export const inOrder = (found: readonly Found[]): readonly Found[] =>
  [...found].sort((a, b) => a.from - b.from || a.to - b.to)

// "still raw" is no more than "raw"
const MORE = 2

/** Without the signs that another one speaks for: in "spots of pink on the pillow" the spots are blood, no pimples. */
export const withoutStandIns = (found: readonly Found[], clauses: Clauses, { signs }: Knowledge): readonly Found[] => {
  const speaking = found.filter((f) => (f.insteadOf?.length ?? 0) > 0)
  /** "a small bruise, and the skin there went purple": of the clause that tells it all, one word is joined to what was told before it */
  const isJoined = (f: Found, s: Found): boolean =>
    clauses.of(f.from) === clauses.of(f.to - 1) &&
    s.at.filter((i) => clauses.of(i) === clauses.of(f.from)).length === 1 &&
    s.at.length > 1
  const isBeyond = (i: number, f: Found, s: Found): boolean =>
    isJoined(f, s) ? !s.at.includes(i) : i < s.from || i >= s.to
  // "purple dots, they stay so when I press": what tells more than the other, and worse, does not stand aside
  const saysMore = (f: Found, s: Found): boolean =>
    (f.grade ?? 1) > (s.grade ?? 1) && f.at.filter((i) => isBeyond(i, f, s)).length >= MORE
  // two that speak for each other: the one that tells more does, else both
  const isOutspoken = (f: Found, s: Found): boolean =>
    f.insteadOf?.includes(s.sign) === true && f.at.length >= s.at.length
  const isSpokenFor = (f: Found): boolean =>
    speaking.some(
      (s) =>
        s !== f &&
        s.insteadOf?.includes(f.sign) &&
        f.at.some((i) => s.at.includes(i)) &&
        !saysMore(f, s) &&
        !isOutspoken(f, s) &&
        // "lids heavy from the swelling, and I can't keep them open"
        !(s.isTakenBack === true && signs[f.sign]?.neverCalm === true),
    )
  return speaking.length === 0 ? found : found.filter((f) => !isSpokenFor(f))
}
