/** The task as a graph of zen-engine: an optional look-up, an expression per sign, an expression for the whole. */
import {
  BETTER,
  CONTACT,
  EXPECTED,
  modifierNumbers,
  RAISED,
  type Row,
  type RuleName,
  reason,
  SIGN_COUNT,
  URGENT,
  WATCH,
  WORSE,
} from '../task.ts'

/** A row as zen-engine reads it: it knows lists, not bits. */
export type Cells = Omit<Row, 'raisedBy'> & { readonly raisedBy: readonly number[] }

export const toCells = (row: Row): Cells => ({ ...row, raisedBy: modifierNumbers(row.raisedBy) })

interface GraphNode {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly position: { readonly x: number; readonly y: number }
  readonly content: object
}

const node = (id: string, type: string, content: object = {}): GraphNode => ({
  id,
  name: id,
  type,
  position: { x: 0, y: 0 },
  content,
})

const expressions = (texts: Readonly<Record<string, string>>): object[] =>
  Object.entries(texts).map(([key, value]) => ({ id: key, key, value }))

/** A rule's number where the condition holds, -1 where it does not: the language has lists, but no way to skip an item. */
const foundIf = (condition: string, reasonNumber: number): string => `${condition} ? ${reasonNumber} : -1`
const rule = (name: RuleName): number => reason(name, 0)
const raised = `[${RAISED.join(', ')}]`
const isAbove = 'isListed and grade > highestGrade'

const judgeSigns = node('judge', 'expressionNode', {
  executionMode: 'loop',
  inputField: 'signs',
  outputPath: 'judged',
  passThrough: true,
  expressions: expressions({
    base: `max([
      redFlag,
      isListed ? 0 : ${CONTACT},
      isListed and (hours < onsetHours or hours > upperHours) ? ${CONTACT} : 0,
      ${isAbove} ? (grade - highestGrade > 1 ? ${URGENT} : ${CONTACT}) : 0,
      grade == 4 ? ${URGENT} : 0])`,
    isRaised: 'some(had, # in raisedBy)',
    level: `$.isRaised ? ${raised}[$.base] : $.base`,
    found: `filter([
      ${foundIf('redFlag > 0', rule('red-flag'))},
      ${foundIf('not isListed', rule('unlisted'))},
      ${foundIf('isListed and hours < onsetHours', rule('before-onset'))},
      ${foundIf('isListed and hours > upperHours', rule('past-upper'))},
      ${foundIf(isAbove, rule('above-grade'))},
      ${foundIf('grade == 4', rule('life-threatening-grade'))},
      ${foundIf('$.isRaised', rule('modifier'))}], # >= 0)`,
    reasons: `map(len($.found) == 0 ? [${rule('inside-window')}] : $.found, # + sign)`,
  }),
})

const isBetter = `trend == ${BETTER} and $.raised == ${WATCH}`
const isWorse = `trend == ${WORSE}`

const close = node('close', 'expressionNode', {
  passThrough: false,
  expressions: expressions({
    count: 'len(judged)',
    serious: `count(judged, #.level >= ${CONTACT})`,
    highest: '$.count == 0 ? 0 : max(map(judged, #.level))',
    raised: `$.serious >= 3 and $.highest < ${URGENT} ? ${URGENT} : $.highest`,
    level: `$.count == 0 ? 0 : ${isWorse} ? ${raised}[$.raised] : ${isBetter} ? ${EXPECTED} : $.raised`,
    whole: `filter([
      ${foundIf('$.serious >= 3', reason('many-signs'))},
      ${foundIf('$.count == 0', reason('no-sign'))},
      ${foundIf(`$.count > 0 and ${isWorse}`, reason('getting-worse'))},
      ${foundIf(`$.count > 0 and ${isBetter}`, reason('getting-better'))}], # >= 0)`,
    reasons: '$.count == 0 ? $.whole : flatMap([map(judged, #.reasons), [$.whole]], flatMap(#, #))',
  }),
})

export function graphOf(before: readonly GraphNode[]): object {
  const nodes = [node('in', 'inputNode'), ...before, judgeSigns, close, node('out', 'outputNode')]
  const edges = nodes.slice(1).map((target, index) => ({
    id: `edge-${target.id}`,
    type: 'edge',
    sourceId: nodes[index]?.id,
    targetId: target.id,
  }))
  return { nodes, edges }
}

const columns = ['isListed', 'onsetHours', 'upperHours', 'highestGrade', 'redFlag', 'raisedBy'] as const

export const decisionTable = (rows: readonly Row[]): GraphNode =>
  node('rows', 'decisionTableNode', {
    hitPolicy: 'first',
    executionMode: 'loop',
    inputField: 'signs',
    outputPath: 'signs',
    passThrough: true,
    inputs: ['treatment', 'sign'].map((field) => ({ id: field, name: field, field })),
    outputs: columns.map((field) => ({ id: field, name: field, field })),
    rules: rows.map(toCells).map((cells, index) => ({
      _id: `row-${index}`,
      treatment: String(Math.floor(index / SIGN_COUNT)),
      sign: String(index % SIGN_COUNT),
      ...Object.fromEntries(columns.map((field) => [field, JSON.stringify(cells[field])])),
    })),
  })
