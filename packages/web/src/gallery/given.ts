import { type AnswerView, answerView } from '../check/answer-view.ts'
import { readEntered } from '../check/entered.ts'
import { judge } from '../check/judge.ts'
import { readMayI } from '../may-i/entered.ts'
import { judgeMayI, type MayIView } from '../may-i/judge.ts'
import { type QrCode, qrCode } from '../picture/qr-code.ts'
import type { Ribbon } from '../picture/ribbon.ts'
import { drawTrend, type Trend } from '../picture/trend.ts'
import type { SiteRequest } from '../site-context.ts'

/** What the examples of the components are made of: real answers to made-up reports. */
export interface Given {
  readonly answers: Readonly<Record<Asked, AnswerView>>
  readonly mayI: Readonly<Record<Wish, MayIView>>
  readonly ribbons: readonly Ribbon[]
  readonly trend: Trend
  readonly qr: QrCode
}

const REPORTS = {
  expected: ['prp@30h', 'scalp is pink and a bit sore, no fever'],
  watch: ['prp@60h', 'scalp is still a bit pink, getting better'],
  notUnderstood: ['fue@5d', 'itchy scalp and wobbly kneecaps'],
  urgent: ['fue@4d', 'redness is spreading and hot, there is pus'],
  emergency: ['prp@1h', 'my right eye went dark right after'],
} as const
type Asked = keyof typeof REPORTS

const WISHES = {
  yes: ['prp@10d', 'wash my hair'],
  notYet: ['fue@3d', 'go swimming'],
  unknown: ['fue@3d', 'wrestle a bear'],
} as const
type Wish = keyof typeof WISHES

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

/** @throws when an example is no answer any more: the gallery must show what people see */
const answerTo = ([did, say]: readonly [string, string], { knowledge, call, onError }: SiteRequest): AnswerView => {
  const outcome = judge(readEntered(formOf({ did, say })), call, knowledge, onError)
  if (outcome.kind !== 'answer') throw new Error(`the example "${say}" has no answer: ${outcome.kind}`)
  return answerView(outcome.answer, knowledge)
}

const wishOf = ([did, activity]: readonly [string, string], site: SiteRequest): MayIView => {
  const outcome = judgeMayI(readMayI(formOf({ did, activity })), site)
  if (outcome.kind !== 'answer') throw new Error(`the example "${activity}" has no answer: ${outcome.kind}`)
  return outcome.view
}

const DAY_MS = 86_400_000
const LEVELS_OF_A_WEEK = ['expected', 'watch', 'contact', 'urgent', 'watch'] as const

export const givenOf = (site: SiteRequest): Given => {
  const of = <K extends string, T>(
    named: Readonly<Record<K, readonly [string, string]>>,
    make: (one: readonly [string, string], site: SiteRequest) => T,
  ): Record<K, T> =>
    Object.fromEntries(
      Object.entries<readonly [string, string]>(named).map(([name, one]) => [name, make(one, site)]),
    ) as Record<K, T>
  const answers = of(REPORTS, answerTo)
  const trend = drawTrend(
    LEVELS_OF_A_WEEK.map((level, day) => ({
      id: level + day,
      at: day * DAY_MS,
      level,
      isThis: day === 3,
      when: `day ${day}`,
    })),
  )
  if (trend === null) throw new Error('a trend needs two check-ins')
  return {
    answers,
    mayI: of(WISHES, wishOf),
    ribbons: answers.expected.ribbons,
    trend,
    qr: qrCode('otpauth://totp/Anagen:nurse%40clinic.example?secret=JBSWY3DPEHPK3PXP&issuer=Anagen'),
  }
}
