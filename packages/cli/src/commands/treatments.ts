import type { Knowledge, Treatment } from '@anagen/kb'
import { span } from '../answer/facts.ts'
import { COMMON } from '../args/common-options.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { toJson } from '../text/plain.ts'
import { paint, paragraph, type Screen } from '../text/screen.ts'
import { table } from '../text/table.ts'

const entry = (t: Treatment) => ({
  slug: t.slug,
  name: t.name,
  alsoKnownAs: t.alsoKnownAs,
  category: t.category,
  isRegimen: t.isRegimen,
  evidence: t.evidence.level,
  sessions: [t.course.sessions.from, t.course.sessions.to],
  intervalDays: [t.course.intervalDays.from, t.course.intervalDays.to],
  reviewedBy: t.reviewedBy,
})

const show = (knowledge: Knowledge, screen: Screen): string => {
  const all = Object.values(knowledge.treatments)
  const rows = all.map((t) => [
    t.slug,
    t.evidence.level,
    t.isRegimen ? 'ongoing' : `${span(t.course.sessions)} x`,
    t.name,
  ])
  const unreviewed = all.filter((t) => t.reviewedBy === null).length
  const lines = [
    ...table([['TREATMENT', 'EVIDENCE', 'SESSIONS', 'NAME'], ...rows], screen).map((line, i) =>
      i === 0 ? paint(screen, 'bold', line) : line,
    ),
    '',
    ...paragraph(
      screen,
      `anagen treatment prp shows one of them. ${unreviewed} of ${all.length} have not yet been reviewed by a clinician.`,
      0,
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** The list of treatments. */
export const treatments: Command = {
  name: 'treatments',
  usage: '[--json]',
  summary: 'Lists the treatments that the knowledge base holds, with how strong the evidence is.',
  words: [0, 0],
  options: { json: COMMON.json },
  examples: ['anagen treatments', 'anagen treatments --json'],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const listed = { treatments: Object.values(knowledge.treatments).map(entry), knowledgeDigest: knowledge.digest }
    await io.out(args.has('json') ? `${toJson(listed, 2)}\n` : show(knowledge, io.screen))
    return 0
  },
}
