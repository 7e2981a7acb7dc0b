import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Mutant } from './stryker-report.ts'

/**
 * Faults of one file that no test notices, and why none need. Matched by code, so that lines may move; one entry for each survivor, those of
 * one kind in the order of their lines.
 */
interface Reason {
  readonly file: string
  readonly why: string
  readonly faults: readonly string[]
}

// our own file, written by hand: a wrong shape shows as a survivor without a reason
const reasons = parse(readFileSync(join(import.meta.dirname, 'survivors.yaml'), 'utf8')) as readonly Reason[]
const explained = reasons.flatMap(({ file, why, faults }) => faults.map((fault) => ({ key: `${file}: ${fault}`, why })))

export const isAlive = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'

const keyOf = ({ file, code, becomes }: Mutant): string => `${file}: ${code} → ${becomes}`
const count = (keys: readonly string[], key: string): number => keys.filter((other) => other === key).length

/** Why each survivor survives. Where more of one kind survive than there are entries, nobody knows which is the new one: none has a reason. */
export function reasonsFor(mutants: readonly Mutant[]): ReadonlyMap<Mutant, string> {
  const alive = mutants.filter(isAlive)
  const keys = alive.map(keyOf)
  return new Map(
    alive.flatMap((mutant, n) => {
      const entries = explained.filter(({ key }) => key === keyOf(mutant))
      const nth = count(keys.slice(0, n), keyOf(mutant))
      const why = entries.length >= count(keys, keyOf(mutant)) ? entries[nth]?.why : undefined
      return why === undefined ? [] : [[mutant, why] as const]
    }),
  )
}

/** Entries whose fault is noticed by now, or is not made any more. */
export function outdated(mutants: readonly Mutant[]): string[] {
  const alive = mutants.filter(isAlive).map(keyOf)
  const listed = explained.map(({ key }) => key)
  return [...new Set(listed)].filter((key) => count(listed, key) > count(alive, key))
}
