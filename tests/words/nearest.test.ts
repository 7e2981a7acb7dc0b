import { buildReport, decide, nearestSigns, type Told } from '@anagen/engine'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { explainable, namesElsewhere } from '../../packages/engine/src/nearest/explainable.ts'
import { offeredFor } from '../../packages/engine/src/nearest/offered.ts'
import { loadSentences, type Sentence } from './sentences.ts'

// "did you mean?": what would become of every text if the person chose, for the words that nobody read, each of the signs that are offered
const knowledge = loadKnowledge()
const CONTACT = rank('contact')

interface Tried {
  readonly text: Sentence
  /** levels, one for each way to choose: all of them, however unlikely */
  readonly levels: readonly number[]
  /** without the words that nobody read */
  readonly without: number
}

const toldOf = ({ treatments, say, modifiers = [] }: Sentence): Told => ({
  treatments,
  say: [say],
  signs: [],
  temperatureC: null,
  modifiers,
  earlier: [],
})

const tryAll = (texts: readonly Sentence[]): readonly Tried[] =>
  texts.flatMap((text) => {
    const told = toldOf(text)
    const understood = buildReport(told, knowledge)
    if (rank(decide(understood.report, knowledge).level) !== CONTACT) return []
    const questions = nearestSigns(understood, knowledge)
    if (questions.length === 0) return []
    let ways: NonNullable<Told['meant']>[] = [[]]
    for (const { words, choices } of questions)
      ways = ways.flatMap((way) => [way, ...choices.map(({ sign }) => [...way, { words, sign }])])
    const levels = ways
      .filter((way) => way.length > 0)
      .map((meant) => rank(decide(buildReport({ ...told, meant }, knowledge).report, knowledge).level))
    const without = rank(decide({ ...understood.report, notUnderstood: [] }, knowledge).level)
    return [{ text, levels, without: understood.report.signs.length === 0 ? 0 : without }]
  })

const isCalm = ({ levels }: Tried): boolean => levels.some((level) => level < CONTACT)

// fewer are asked about as more words are read: the least leaves room for that
describe.each([
  ['worked', ['development', 'panels'], { asked: 18, calm: 15 }, []],
  ['unread', ['unread'], { asked: 10, calm: 8 }, []],
] as const)('%s texts', (_, sets, least, dangersCalm) => {
  const tried = tryAll(sets.flatMap(loadSentences))
  const normal = tried.filter(({ text }) => text.kind === 'normal')
  const dangers = tried.filter(({ text }) => text.kind === 'complication' || text.kind === 'red-flag')
  process.stdout.write(
    `${sets}: asked about ${normal.length} normal texts, ${normal.filter(isCalm).length} calm by some choice; about ${dangers.length} dangers, ${dangers.filter(isCalm).length} calm by some choice\n`,
  )

  test('no choice goes below what the rest of the text tells', () => {
    expect(
      tried.filter(({ levels, without }) => levels.some((level) => level < without)).map(({ text }) => text.id),
    ).toEqual([])
  })

  test('whoever means a danger finds a sign that is as urgent', () => {
    const missed = dangers.filter(({ text, levels }) => Math.max(...levels) < rank(text.at_least ?? 'contact'))
    expect(missed.map(({ text }) => text.id)).toEqual([])
  })

  test('no more dangers can be made calm by a choice than are known', () => {
    expect(dangers.filter(isCalm).map(({ text }) => text.id)).toEqual(dangersCalm)
  })

  test('normal texts that fail by words that nobody reads can be won back', () => {
    expect(normal.length).toBeGreaterThanOrEqual(least.asked)
    expect(normal.filter(isCalm).length).toBeGreaterThanOrEqual(least.calm)
  })
})

// as if nobody read any part of a danger: of how many would a choice be offered, and how many of those hold no sign as urgent as the whole
const PART = /[.!?\n,;]+| but | and /i
const hidden = (
  texts: readonly Sentence[],
): { readonly parts: number; readonly asked: number; readonly enough: number } => {
  let parts = 0
  let asked = 0
  let enough = 0
  for (const { treatments, say, modifiers = [], at_least = 'contact' } of texts) {
    const alone = { treatments, unknownTreatments: [], signs: [], temperatureC: null, modifiers, unknownModifiers: [] }
    const report = { ...alone, notUnderstood: [], earlier: [] }
    for (const part of say.split(PART).filter((text) => text.trim() !== '')) {
      parts++
      const piece = namesElsewhere(say, knowledge) ? null : explainable(part.trim(), knowledge)
      const offered = piece === null ? [] : offeredFor(piece, report, knowledge)
      if (offered.length === 0) continue
      asked++
      const reached = offered.map((sign) => {
        const grade = knowledge.signs[sign]?.lowestGrade ?? null
        return rank(decide({ ...report, signs: [{ sign, grade, trend: null }] }, knowledge).level)
      })
      expect(Math.max(...reached), part).toBeGreaterThanOrEqual(CONTACT)
      if (Math.max(...reached) >= rank(at_least)) enough++
    }
  }
  return { parts, asked, enough }
}

describe('dangers, as if no part of them were read', () => {
  const dangers = loadSentences('unread').filter(({ kind }) => kind === 'complication' || kind === 'red-flag')

  test('few parts may be explained by a choice, most of them the harmless ones beside; each is offered a sign for the clinic', () => {
    const { parts, asked, enough } = hidden(dangers)
    process.stdout.write(
      `unread dangers: of ${parts} parts ${asked} would be asked about, ${enough} with a sign as urgent as the whole\n`,
    )
    expect(parts).toBeGreaterThan(1500)
    expect(asked / parts).toBeLessThanOrEqual(0.045)
    expect(enough / asked).toBeGreaterThanOrEqual(0.75)
  })
})
