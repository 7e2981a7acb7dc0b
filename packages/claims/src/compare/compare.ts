import type { Compared, Knowledge } from '@anagen/kb'
import { type Lint, type Linted, makeChecker } from '../lint.ts'
import { fill } from '../rules/rule.ts'
import { type Known, knownOf } from './known.ts'
import { type Apart, contradicts, type Position } from './position.ts'
import { positionReader } from './position-reader.ts'
import { readPositions } from './read-positions.ts'

/** A question that articles answer in ways that exclude each other. */
export interface Contradiction {
  readonly treatment: string
  readonly topic: Compared
  /** such as `effect/bruising` or the id of an activity; '' where the topic says it all */
  readonly about: string
  readonly question: string
  /** warning: every answer lies within what the sources of the knowledge base dispute */
  readonly severity: 'error' | 'warning'
  /** what the knowledge base holds, and its facts; empty where it has none */
  readonly known: Known
  /** every answer that another one excludes, by article and place; at most two an article */
  readonly positions: readonly Position[]
}

/** Checks articles, and holds those that were checked against each other. */
export interface Comparer {
  readonly lint: Lint
  /** the contradictions, the same in whatever order the articles come; `article` of a position is its index here */
  readonly compare: (articles: readonly Linted[]) => Contradiction[]
}

/**
 * Compiles the rules of a knowledge base once; the result holds any number of articles against each other.
 * @example const { lint, compare } = makeComparer(knowledge); compare([a, b].map((text) => lint(parseArticle(text), text)))
 * @throws PatternError naming a pattern that cannot be read
 */
export function makeComparer(knowledge: Knowledge): Comparer {
  const checker = makeChecker(knowledge)
  const reader = positionReader(knowledge, checker)
  const { questions, numbers } = knowledge.claimBook.compare
  const ask = (kept: readonly Position[]): Contradiction[] => {
    const [first] = kept
    if (!first) return []
    const { treatment, topic, about } = first
    const known = knownOf(knowledge, first, reader.care.labelOf)
    const name = knowledge.treatments[treatment]?.name ?? treatment
    const severity = kept.every((position) => known.allows(position)) ? 'warning' : 'error'
    const question = fill(questions[topic], { treatment: name, what: known.what })
    return [{ treatment, topic, about, question, severity, known, positions: kept }]
  }
  return {
    lint: checker.lint,
    compare: (articles) =>
      byQuestion(articles.flatMap((linted, i) => readPositions(linted, i, reader)))
        .flatMap((answers) => ask(excluded(answers.toSorted(inOrder), numbers)))
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  }
}

const keyOf = ({ treatment, topic, about }: Pick<Position, 'treatment' | 'topic' | 'about'>): string =>
  `${treatment} ${topic} ${about}`

const inOrder = (a: Position, b: Position): number => a.article - b.article || a.start - b.start || a.end - b.end

function byQuestion(positions: readonly Position[]): Position[][] {
  const groups = new Map<string, Position[]>()
  for (const position of positions) {
    const group = groups.get(keyOf(position))
    if (group) group.push(position)
    else groups.set(keyOf(position), [position])
  }
  return [...groups.values()]
}

/** One answer each way for an article: its first yes and its first no, or its shortest and its longest time. */
function answersOf(positions: readonly Position[]): Position[] {
  const ends = positions.map(({ says }) => (says.kind === 'range' ? says.high : 0))
  const least = positions[ends.indexOf(Math.min(...ends))]
  const most = positions[ends.indexOf(Math.max(...ends))]
  const chosen = [
    positions.find(({ says }) => says.kind === 'yes'),
    positions.find(({ says }) => says.kind === 'no'),
    ...(positions[0]?.says.kind === 'range' ? [least, most] : []),
  ]
  return [...new Set(chosen)].flatMap((position) => position ?? []).toSorted(inOrder)
}

/** The answers that at least one other excludes. */
function excluded(positions: readonly Position[], apart: Apart): Position[] {
  const articles = [...new Set(positions.map(({ article }) => article))]
  const answers = articles.flatMap((article) => answersOf(positions.filter((p) => p.article === article)))
  return answers.filter((a) => answers.some((b) => contradicts(a, b, apart)))
}
