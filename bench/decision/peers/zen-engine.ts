/** @gorules/zen-engine (Rust, called from Node): a graph of expressions, one evaluation a report. */
import { type Answer, modifierNumbers, type Report, type Row, rowFor } from '../task.ts'
import { importPeer } from './import-peer.ts'
import { type Cells, decisionTable, graphOf, toCells } from './zen-graph.ts'

interface Decision {
  evaluate(input: object): Promise<{ result: Answer }>
}
interface Peer {
  readonly ZenEngine: new () => { createDecision(content: object): Decision }
  readonly ZenDecisionContent: new (json: Buffer) => object
}

/** The caller looks the row of each sign up; the graph only judges. */
export async function withRowJoined(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const decision = await createDecision(graphOf([]))
  const cells: readonly Cells[] = rows.map(toCells)
  return async ({ treatment, hours, trend, modifiers, signs }) => {
    const had = modifierNumbers(modifiers)
    const joined = signs.map(({ sign, grade }) => ({ sign, grade, hours, had, ...rowFor(cells, treatment, sign) }))
    return toAnswer(await decision.evaluate({ trend, signs: joined }))
  }
}

/** The graph holds the 360 rows as a decision table and looks each sign up itself. */
export async function withDecisionTable(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const decision = await createDecision(graphOf([decisionTable(rows)]))
  return async ({ treatment, hours, trend, modifiers, signs }) => {
    const had = modifierNumbers(modifiers)
    const asked = signs.map(({ sign, grade }) => ({ treatment, sign, grade, hours, had }))
    return toAnswer(await decision.evaluate({ trend, signs: asked }))
  }
}

async function createDecision(graph: object): Promise<Decision> {
  const { ZenEngine, ZenDecisionContent } = await importPeer<Peer>('@gorules/zen-engine')
  return new ZenEngine().createDecision(new ZenDecisionContent(Buffer.from(JSON.stringify(graph))))
}

const toAnswer = ({ result: { level, reasons } }: { result: Answer }): Answer => ({ level, reasons })
