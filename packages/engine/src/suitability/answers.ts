import type { Knowledge, Trait } from '@anagen/kb'
import type { Contradiction, Profile } from './types.ts'

/** What is known of each trait: yes, no, or absent. */
export type Answers = ReadonlyMap<string, boolean>

/** Traits that a number settles: an age, a skin type, a stage. */
const fromNumbers = (profile: Profile, traits: readonly Trait[]): Map<string, boolean> => {
  const numbers = { age: profile.age, skinType: profile.skinType, ...profile.stages }
  const settled = new Map<string, boolean>()
  for (const trait of traits) {
    const ranges = Object.entries(trait.from ?? {}).flatMap(([name, range]) => {
      const value = numbers[name as keyof typeof numbers]
      return value === undefined || range === undefined ? [] : [range.from <= value && value <= range.to]
    })
    if (ranges.length > 0) settled.set(trait.id, ranges.includes(true))
  }
  return settled
}

/**
 * Everything that follows from a profile: what a yes implies and excludes, what a no rules out.
 * A contradiction is returned, and the yes stands: the careful side.
 */
export const answersOf = (
  profile: Profile,
  knowledge: Knowledge,
): { readonly answers: Answers; readonly contradictions: readonly Contradiction[] } => {
  const all = knowledge.choosing.traits
  const traits = Object.values(all)
  const answers = new Map<string, boolean>()
  const contradictions: Contradiction[] = []
  const because = (trait: string, text: string) => {
    if (!contradictions.some((c) => c.text === text)) contradictions.push({ trait, text })
  }
  const label = (id: string): string => `"${all[id]?.label ?? id}"`
  const say = (id: string, from: string) => {
    if (answers.get(id) === true) return
    if (answers.get(id) === false) because(id, `${label(from)} was said, and ${label(id)} was denied`)
    answers.set(id, true)
    for (const implied of all[id]?.implies ?? []) say(implied, from)
  }
  const numbers = fromNumbers(profile, traits)
  const denied = new Set(profile.no)
  for (const id of denied) answers.set(id, false)
  for (const id of profile.yes) say(id, id)
  for (const [id, holds] of numbers) {
    if (holds) say(id, id)
    else if (answers.get(id) === true) because(id, `${label(id)} was said, and a number given says otherwise`)
    else answers.set(id, false)
  }
  for (const trait of traits) {
    if (answers.get(trait.id) !== true) continue
    for (const other of trait.excludes) {
      if (answers.get(other) === true) because(other, `${label(trait.id)} and ${label(other)} cannot both be`)
      else answers.set(other, false)
    }
  }
  for (const trait of traits)
    if (answers.get(trait.id) === true)
      for (const other of trait.rulesOut) if (!answers.has(other)) answers.set(other, false)
  for (const trait of traits)
    if (profile.noneElseOf?.includes(trait.group) && !answers.has(trait.id)) answers.set(trait.id, false)
  // who has none of what it would imply does not have it either
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const trait of traits) {
      if (answers.has(trait.id) || !trait.implies.some((other) => answers.get(other) === false)) continue
      answers.set(trait.id, false)
      isChanged = true
    }
  }
  return { answers, contradictions }
}
