import { higher, type Level } from '@anagen/kb'
import type { Case } from './case.ts'
import type { RawFinding } from './finding.ts'
import { modifierMinimums, raiseByModifiers } from './rules/modifiers.ts'
import { complications, feverRules, redFlags } from './rules/patterns.ts'
import { judgeSign, judgeSigns } from './rules/signs.ts'
import { unknowns } from './rules/unknowns.ts'
import type { SignSeen } from './sign-seen.ts'

type Rule = (c: Case) => readonly RawFinding[]

/** Every rule turns a report into findings; none sees what another found. */
const rules = [
  (c) => redFlags(c),
  (c) => feverRules(c),
  (c) => complications(c),
  judgeSigns,
  unknowns,
  modifierMinimums,
] satisfies readonly Rule[]

/** All findings of a case, raised by the modifiers. Never empty: `unknowns` speaks where nothing was reported. */
export const assess = (c: Case): readonly RawFinding[] => {
  const found: RawFinding[] = []
  for (const rule of rules) for (const one of rule(c)) found.push(one)
  return raiseByModifiers(found, c)
}

/** The highest level among the findings; without any, `contact`: nothing found is nothing known. */
export const levelOf = (findings: readonly RawFinding[]): Level => {
  if (findings.length === 0) return 'contact'
  let level: Level = 'expected'
  for (const found of findings) level = higher(level, found.level)
  return level
}

/**
 * The level that the case would have if one of its signs were worse: a higher grade or a worse trend. Only what such an answer can
 * change is judged again; what was found already stands, because a worse answer never calms (the laws of design section 5).
 */
export const levelIf = (c: Case, level: Level, worse: SignSeen): Level => {
  const changed: Case = { ...c, tried: worse }
  const tried = { patterns: c.index.conditioned, signs: [worse.sign] }
  const found = [judgeSign(worse, changed)]
  for (const rule of [redFlags, feverRules, complications]) for (const one of rule(changed, tried)) found.push(one)
  for (const one of modifierMinimums(changed)) found.push(one)
  return higher(level, levelOf(raiseByModifiers(found, changed)))
}
