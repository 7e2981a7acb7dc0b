import type { Knowledge } from '@anagen/kb'
import type { Told, Understood } from '../parse/told.ts'
import { clampGrade } from '../recognise/severity.ts'
import type { Explained, ReportedSign } from '../report.ts'
import { explainable } from './explainable.ts'
import { nearestIn } from './nearest-signs.ts'
import { phraseOf } from './phrase-of.ts'

type Build = (told: Told, knowledge: Knowledge) => Understood

const nothingElse: Omit<Told, 'say' | 'treatments'> = { signs: [], temperatureC: null, modifiers: [], earlier: [] }

const worst = (a: number | null, b: number | null): number => Math.max(a ?? 0, b ?? 0)

/** Is nothing lost of a sign by taking the other for it? */
const covers = (one: ReportedSign, other: ReportedSign): boolean =>
  one.sign === other.sign &&
  worst(one.grade, other.grade) === (one.grade ?? 0) &&
  (one.trend === other.trend || other.trend === null)

/** "Moderately velcro": however bad the words say that it is, whatever they say it of. */
const asBad = (told: ReportedSign, words: string, knowledge: Knowledge): ReportedSign => {
  const sign = knowledge.signs[told.sign]
  const grade = explainable(words, knowledge)?.grade ?? null
  return !sign || grade === null || grade <= (told.grade ?? 0)
    ? told
    : { ...told, grade: clampGrade(grade, sign), gradeAssumed: false }
}

/**
 * The report with what the person chose for words that nobody read: the text is read anew with the sign in the place of those words, and all that the words
 * beside it tell - how bad, since when, worse - is told of it. The words' own severity and course count too, and nothing of the first reading is lost but
 * the words explained.
 */
export const explainedReport = (
  told: Told,
  meant: readonly Explained[],
  knowledge: Knowledge,
  build: Build,
): Understood => {
  const first: Told = { ...told, meant: [] }
  const plain = build(first, knowledge)
  const questions = nearestIn(plain.report, first, knowledge)
  const isOffered = ({ words, sign }: Explained): boolean =>
    questions.some((one) => one.words === words && one.choices.some((choice) => choice.sign === sign))
  const explained = meant.filter((one, n) => isOffered(one) && meant.findIndex((m) => m.words === one.words) === n)
  const isExplained = (words: string): boolean =>
    explained.some((one) => one.words === words || (told.say.includes(one.words) && one.words.includes(words)))
  const phrases = explained.map(({ words, sign }) => ({ words, sign, phrase: phraseOf(sign, knowledge) ?? words }))
  const say = told.say.map((text) =>
    phrases.reduce((left, { words, phrase }) => left.replace(words, () => `, ${phrase}, `), text),
  )
  const anew = build({ ...first, say }, knowledge)
  const own = phrases.flatMap(({ words, phrase }) =>
    build({ ...nothingElse, treatments: told.treatments, say: [`${phrase} ${words}`] }, knowledge).report.signs.map(
      (sign) => ({ ...asBad(sign, words, knowledge), words }),
    ),
  )
  const asSaid = anew.report.signs.map((sign) => {
    const by = phrases.find(({ phrase }) => sign.words !== undefined && phrase.includes(sign.words))
    return by ? { ...sign, words: by.words } : sign
  })
  const signs = [...asSaid, ...own.filter((sign) => !asSaid.some((one) => covers(one, sign)))]
  const kept = plain.report.signs.filter((sign) => !signs.some((one) => covers(one, sign)))
  const chosen = meant.flatMap(({ words, sign }): ReportedSign[] =>
    Object.hasOwn(knowledge.signs, sign) && ![...signs, ...kept].some((one) => one.sign === sign)
      ? [{ sign, grade: knowledge.signs[sign]?.lowestGrade ?? null, gradeAssumed: true, trend: null, words }]
      : [],
  )
  const { report } = plain
  // what else is not understood stays so, even if the sign chosen would account for it
  const stillOpen = report.notUnderstood.filter((text) => !isExplained(text))
  return {
    basis: { told, plain: report },
    recognised: anew.recognised,
    report: {
      ...anew.report,
      signs: [...signs, ...kept, ...chosen],
      temperatureC: report.temperatureC ?? anew.report.temperatureC,
      feverHidden: report.feverHidden === true || anew.report.feverHidden === true,
      modifiers: [...new Set([...report.modifiers, ...anew.report.modifiers])],
      notUnderstood: [...new Set([...anew.report.notUnderstood, ...stillOpen])],
      saysAllWell: report.saysAllWell,
      explained,
    },
  }
}
