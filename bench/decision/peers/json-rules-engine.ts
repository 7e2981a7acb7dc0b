/** json-rules-engine: conditions as JSON over facts, one run a sign. */
import {
  type Answer,
  CONTACT,
  EMERGENCY,
  EXPECTED,
  type Report,
  type Row,
  type RuleName,
  raise,
  rowFor,
  SIGN_COUNT,
  URGENT,
} from '../task.ts'
import { closeAnswer, type SignJudged } from './closing.ts'
import { importPeer } from './import-peer.ts'

interface Condition {
  readonly fact: string
  readonly operator: string
  readonly value: unknown
}
interface Event {
  readonly type: string
  /** `level` is null for the modifier rule, which raises instead. */
  readonly params: { readonly rule: RuleName; readonly level: number | null }
}
interface Engine {
  addOperator(operator: object): void
  addRule(rule: { conditions: { all: readonly Condition[] }; event: Event }): void
  run(facts: object): Promise<{ events: readonly Event[] }>
}
interface Peer {
  readonly Engine: new () => Engine
  readonly Operator: new (name: string, test: (a: number, b: number) => boolean) => object
}

const when = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value })
const fact = (name: string): { fact: string } => ({ fact: name })
const isListed = when('isListed', 'equal', true)

/** Eight rules over one row that the caller looks up. */
export async function withRowJoined(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const { engine, add } = await newEngine()
  for (const level of [URGENT, EMERGENCY]) add('red-flag', level, when('redFlag', 'equal', level))
  add('unlisted', CONTACT, when('isListed', 'equal', false))
  add('before-onset', CONTACT, isListed, when('hours', 'lessThan', fact('onsetHours')))
  add('past-upper', CONTACT, isListed, when('hours', 'greaterThan', fact('upperHours')))
  add('above-grade', CONTACT, isListed, when('gradesAbove', 'equal', 1))
  add('above-grade', URGENT, isListed, when('gradesAbove', 'greaterThan', 1))
  add('life-threatening-grade', URGENT, when('grade', 'equal', 4))
  add('modifier', null, when('modifiers', 'shares', fact('raisedBy')))

  return async (report) => {
    const { treatment, hours, modifiers } = report
    const judged: SignJudged[] = []
    for (const { sign, grade } of report.signs) {
      const row = rowFor(rows, treatment, sign)
      const facts = { ...row, hours, grade, modifiers, gradesAbove: grade - row.highestGrade }
      judged.push(judge(sign, (await engine.run(facts)).events))
    }
    return closeAnswer(judged, report)
  }
}

/** Every row as rules of its own, about 1,460 of them: what one writes when the engine is to hold the knowledge. */
export async function withRowsAsRules(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const { engine, add } = await newEngine()
  for (const [index, row] of rows.entries()) addRow(add, row, index)
  add('life-threatening-grade', URGENT, when('grade', 'equal', 4))

  return async (report) => {
    const { treatment, hours, modifiers } = report
    const judged: SignJudged[] = []
    for (const { sign, grade } of report.signs) {
      const { events } = await engine.run({ treatment, sign, hours, grade, modifiers })
      judged.push(judge(sign, events))
    }
    return closeAnswer(judged, report)
  }
}

type AddRule = (rule: RuleName, level: number | null, ...all: readonly Condition[]) => void

async function newEngine(): Promise<{ engine: Engine; add: AddRule }> {
  const { Engine, Operator } = await importPeer<Peer>('json-rules-engine')
  const engine = new Engine()
  engine.addOperator(new Operator('shares', (a, b) => (a & b) !== 0))
  const add: AddRule = (rule, level, ...all) =>
    engine.addRule({ conditions: { all }, event: { type: rule, params: { rule, level } } })
  return { engine, add }
}

function addRow(add: AddRule, row: Row, index: number): void {
  const here = [
    when('treatment', 'equal', Math.floor(index / SIGN_COUNT)),
    when('sign', 'equal', index % SIGN_COUNT),
  ] as const
  if (row.redFlag > EXPECTED) add('red-flag', row.redFlag, ...here)
  if (row.isListed) {
    add('before-onset', CONTACT, ...here, when('hours', 'lessThan', row.onsetHours))
    add('past-upper', CONTACT, ...here, when('hours', 'greaterThan', row.upperHours))
    add('above-grade', CONTACT, ...here, when('grade', 'equal', row.highestGrade + 1))
    add('above-grade', URGENT, ...here, when('grade', 'greaterThan', row.highestGrade + 1))
  } else add('unlisted', CONTACT, ...here)
  if (row.raisedBy) add('modifier', null, ...here, when('modifiers', 'shares', row.raisedBy))
}

function judge(sign: number, events: readonly Event[]): SignJudged {
  let level: number = EXPECTED
  let isRaised = false
  for (const { params } of events) {
    if (params.level === null) isRaised = true
    else level = Math.max(level, params.level)
  }
  return { sign, level: isRaised ? raise(level) : level, rules: events.map(({ params }) => params.rule) }
}
