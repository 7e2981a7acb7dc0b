import type { ParsedKnowledge } from '../build/knowledge.ts'
import type { KnowledgeProblem } from '../problems.ts'

/** One promise about the knowledge base. `today` is an ISO date: the check has no clock of its own. */
export type Check = (parsed: ParsedKnowledge, today: string) => readonly KnowledgeProblem[]
