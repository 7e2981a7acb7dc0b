import { type Knowledge, LEVELS, type Level } from '@anagen/kb'
import { byListName, listName } from './treatment-name.ts'

/** The list of treatments, as its page shows it. */
export const treatmentList = (knowledge: Knowledge) =>
  Object.values(knowledge.treatments)
    .toSorted(byListName)
    .map((t) => ({
      slug: t.slug,
      name: listName(t),
      whatItIs: t.whatItIs,
      evidence: t.evidence.level.replaceAll('-', ' '),
      effects: t.effects.length,
    }))

const urgencyText = (level: Level, { urgencyTexts }: Knowledge): string | null =>
  level === 'expected' || level === 'watch' ? null : urgencyTexts[level]

/** What the knowledge base holds, counted, and what each level asks for. */
export const aboutPage = (knowledge: Knowledge) => {
  const treatments = Object.values(knowledge.treatments)
  const count = (of: (t: (typeof treatments)[number]) => number): number =>
    treatments.map(of).reduce((a, b) => a + b, 0)
  return {
    digest: knowledge.digest,
    levels: LEVELS.map((level) => ({
      level,
      headline: knowledge.advice.levels[level].headline,
      text: urgencyText(level, knowledge),
    })),
    counts: {
      treatments: treatments.length,
      signs: Object.keys(knowledge.signs).length,
      effects: count((t) => t.effects.length),
      complications: count((t) => t.complications.length),
      flags: knowledge.redFlags.length,
      sources: Object.keys(knowledge.sources).length,
    },
  }
}
