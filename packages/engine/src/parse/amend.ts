import type { Grade, Hours, Knowledge, Trend } from '@anagen/kb'
import type { ReportedSign, TreatmentDone } from '../report.ts'
import { buildReport, type Understood } from './build-report.ts'

/** What a person answered to one of the verdict's questions, or said about a sign that their words were taken for. */
export type Reply =
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'trend'; readonly trend: Trend }
  | { readonly kind: 'began'; readonly hoursAgo: Hours }
  | { readonly kind: 'time'; readonly done: TreatmentDone }
  | { readonly kind: 'treatment'; readonly done: readonly TreatmentDone[] }
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'temperature'; readonly celsius: number }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'not-meant' }

const withSign = (u: Understood, sign: string, change: Partial<ReportedSign>): Understood => ({
  ...u,
  report: { ...u.report, signs: u.report.signs.map((s) => (s.sign === sign ? { ...s, ...change } : s)) },
})

/** The words that were not understood, replaced by others that say the same. */
const inOtherWords = (u: Understood, lost: string, words: string, knowledge: Knowledge): Understood => {
  const { report } = u
  const told = { treatments: [], say: [words], signs: [], temperatureC: null, modifiers: [], earlier: [] }
  const added = buildReport(told, knowledge)
  return {
    recognised: [...u.recognised, ...added.recognised],
    report: {
      ...report,
      signs: [...report.signs, ...added.report.signs],
      temperatureC: report.temperatureC ?? added.report.temperatureC,
      feverHidden: report.feverHidden === true || added.report.feverHidden === true,
      modifiers: [...new Set([...report.modifiers, ...added.report.modifiers])],
      notUnderstood: [...report.notUnderstood.filter((text) => text !== lost), ...added.report.notUnderstood],
      takenAsTalk: [...(report.takenAsTalk ?? []), ...(added.report.takenAsTalk ?? [])],
      unknownModifiers: report.unknownModifiers.filter((text) => text !== lost),
      saysAllWell: report.saysAllWell === true || added.report.saysAllWell === true,
    },
  }
}

/** Words that do not mean what they were taken for are words that nobody understood: the answer cannot be calm. */
const notMeant = (u: Understood, sign: string, knowledge: Knowledge): Understood => {
  const name = knowledge.signs[sign]?.plain ?? sign
  const words = u.report.signs.filter((s) => s.sign === sign).map((s) => s.words ?? name)
  return {
    ...u,
    report: {
      ...u.report,
      signs: u.report.signs.filter((s) => s.sign !== sign),
      notUnderstood: [...u.report.notUnderstood, ...words],
    },
  }
}

/**
 * The report with one answer added. Everything else stays as it was said.
 * @param about what the question was about: `Ask.about`, or the id of a sign
 */
export const amend = (u: Understood, about: string, reply: Reply, knowledge: Knowledge): Understood => {
  const { report } = u
  switch (reply.kind) {
    case 'grade':
      return withSign(u, about, { grade: reply.grade, gradeAssumed: false })
    case 'trend':
      return withSign(u, about, { trend: reply.trend })
    case 'began':
      return withSign(u, about, { beganHoursAgo: reply.hoursAgo })
    case 'temperature':
      return { ...u, report: { ...report, temperatureC: reply.celsius } }
    case 'time':
      return {
        ...u,
        report: {
          ...report,
          treatments: report.treatments.map((t) => (t.slug === reply.done.slug ? { ...t, ...reply.done } : t)),
        },
      }
    case 'treatment':
      return { ...u, report: { ...report, treatments: [...report.treatments, ...reply.done] } }
    case 'part':
      return {
        ...u,
        report: {
          ...report,
          treatments: report.treatments.map((t) => ({ ...t, withParts: [...(t.withParts ?? []), reply.part] })),
        },
      }
    case 'words':
      return inOtherWords(u, about, reply.words, knowledge)
    case 'not-meant':
      return notMeant(u, about, knowledge)
  }
}

/** Which part of a session a question of kind `part` is about: the question names it. Empty: none that could be added. */
export const partAsked = (question: string): string => /: ([\w-]+)\?$/.exec(question)?.[1] ?? ''
