import type { Complication, Effect, Fact, Hours, Instruction, Knowledge, Source, Treatment } from '@anagen/kb'
import { rank } from '@anagen/kb'
import { type Ribbon, ribbonsOfEffects } from '../picture/ribbon.ts'
import { type AroundWords, aroundWords, showSpan, type WindowWords, windowWords } from './windows.ts'

export type ShownEffect = Effect & {
  readonly words: WindowWords
  readonly signNames: readonly { id: string; name: string }[]
}
export type ShownInstruction = Instruction & { readonly words: AroundWords }

/** Everything that the page of one treatment shows. */
export interface TreatmentPage {
  readonly treatment: Omit<Treatment, 'effects' | 'complications' | 'instructions' | 'sources'>
  readonly effects: readonly ShownEffect[]
  /** complications that cannot wait, the most urgent first */
  readonly pressing: readonly Complication[]
  /** those that the clinic has to hear of */
  readonly others: readonly Complication[]
  readonly before: readonly ShownInstruction[]
  readonly after: readonly ShownInstruction[]
  readonly ribbons: readonly Ribbon[]
  readonly course: { readonly sessions: string; readonly intervalDays: string; readonly minutes: string | null }
  readonly disagreements: readonly { readonly id: string; readonly says: string }[]
  readonly sources: Readonly<Record<string, Source>>
}

const byStart = (a: Instruction, b: Instruction): number => a.window.from - b.window.from || a.window.to - b.window.to

const isPressing = ({ urgency }: Complication): boolean => rank(urgency) >= rank('urgent')

const allFacts = (t: Treatment): readonly Fact[] => [
  t.evidence,
  t.course,
  ...[t.regulatory, t.results, t.contraindications, t.interactions, t.instructions].flat(),
  ...[t.effects, t.complications, t.claims, t.questions].flat(),
]

/** @param at hours since the session or the first dose, where somebody is; null: nobody said */
export const treatmentPage = (found: Treatment, knowledge: Knowledge, at: Hours | null = null): TreatmentPage => {
  const { effects, complications, instructions, sources: _, ...treatment } = found
  const shown = (list: readonly Instruction[]): ShownInstruction[] =>
    list.toSorted(byStart).map((i) => ({ ...i, words: aroundWords(i) }))
  const facts = allFacts(found)
  return {
    treatment,
    effects: effects
      .toSorted((a, b) => a.onset.from - b.onset.from || a.upper - b.upper)
      .map((e) => ({
        ...e,
        words: windowWords(e),
        signNames: e.signs.map((id) => ({ id, name: knowledge.signs[id]?.plain ?? id })),
      })),
    pressing: complications.filter(isPressing).toSorted((a, b) => rank(b.urgency) - rank(a.urgency)),
    others: complications.filter((c) => !isPressing(c)),
    before: shown(instructions.filter((i) => i.kind === 'before')),
    after: shown(instructions.filter((i) => i.kind !== 'before')),
    ribbons: ribbonsOfEffects(found.name, effects, at),
    course: {
      sessions: showSpan(found.course.sessions),
      intervalDays: showSpan(found.course.intervalDays),
      minutes: found.course.sessionMinutes === null ? null : showSpan(found.course.sessionMinutes),
    },
    disagreements: facts.flatMap(({ id, disagreements }) =>
      disagreements === undefined ? [] : [{ id, says: disagreements }],
    ),
    sources: Object.fromEntries(
      facts.flatMap((f) => f.sources).flatMap((id) => (knowledge.sources[id] ? [[id, knowledge.sources[id]]] : [])),
    ),
  }
}
