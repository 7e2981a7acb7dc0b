/** One thing wrong in a knowledge file, in the form `file:line path: message`. */
export interface KnowledgeProblem {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly message: string
}

export const showProblem = (p: KnowledgeProblem): string =>
  `${p.file}:${p.line}${p.path ? ` ${p.path}` : ''}: ${p.message}`

/** Thrown by the loader: the knowledge base is not fit to answer anything. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError'
  readonly problems: readonly KnowledgeProblem[]
  constructor(problems: readonly KnowledgeProblem[]) {
    super(problems.map(showProblem).join('\n'))
    this.problems = problems
  }
}
