/**
 * Rows and reports of the task, invented by a seeded generator. They are no clinical facts, and no knowledge is read
 * here, so that a change of the knowledge base does not move the figures.
 *
 * The order in which the generator is asked is part of the task: changing it changes everything after it.
 */
import { below, pick, type Random, seeded } from '../random.ts'
import {
  EMERGENCY,
  EXPECTED,
  type Grade,
  MODIFIER_COUNT,
  type Report,
  type ReportedSign,
  type Row,
  SIGN_COUNT,
  TREATMENT_COUNT,
  TRENDS,
  URGENT,
} from './task.ts'

export function makeRows(seed = 20260101): readonly Row[] {
  const random = seeded(seed)
  return Array.from({ length: TREATMENT_COUNT * SIGN_COUNT }, () => makeRow(random))
}

function makeRow(random: Random): Row {
  const isListed = random() < 0.75
  const onsetHours = pick([0, 6, 12, 24, 48], random)
  const upperHours = onsetHours + 24 * (1 + below(60, random))
  const highestGrade = 1 + below(3, random)
  const redFlag = random() < 0.12 ? (random() < 0.5 ? URGENT : EMERGENCY) : EXPECTED
  return { isListed, onsetHours, upperHours, highestGrade, redFlag, raisedBy: someModifiers(0.2, random) }
}

export function makeReports(count: number, seed = 7): readonly Report[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => makeReport(random))
}

function makeReport(random: Random): Report {
  const signs = someSigns(below(7, random), random)
  const modifiers = someModifiers(0.15, random)
  return {
    treatment: below(TREATMENT_COUNT, random),
    hours: below(2001, random),
    trend: pick(TRENDS, random),
    modifiers,
    signs,
  }
}

function someSigns(count: number, random: Random): readonly ReportedSign[] {
  const grades = new Map<number, Grade>()
  while (grades.size < count) {
    const sign = below(SIGN_COUNT, random)
    if (!grades.has(sign)) grades.set(sign, someGrade(random()))
  }
  return [...grades].map(([sign, grade]) => ({ sign, grade }))
}

/** Half of all signs are mild, one in twenty is life-threatening. */
function someGrade(chance: number): Grade {
  if (chance < 0.5) return 1
  if (chance < 0.8) return 2
  return chance < 0.95 ? 3 : 4
}

function someModifiers(share: number, random: Random): number {
  let modifiers = 0
  for (let bit = 0; bit < MODIFIER_COUNT; bit++) if (random() < share) modifiers |= 1 << bit
  return modifiers
}

/**
 * The same rows with two cells changed: a red flag lost, and a window cut down to a day. An engine on these rows must
 * be seen to disagree with one on the true ones, or their comparison proves nothing.
 */
export function withTwoCellsChanged(rows: readonly Row[]): readonly Row[] {
  const flag = rows.findIndex(({ redFlag }) => redFlag === EMERGENCY)
  const window = rows.findIndex(({ isListed, redFlag }) => isListed && redFlag === EXPECTED)
  return rows.map((row, index) => {
    if (index === flag) return { ...row, redFlag: EXPECTED }
    if (index === window) return { ...row, upperHours: row.onsetHours + 24 }
    return row
  })
}
