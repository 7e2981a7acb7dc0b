// Labelled sentences to learn from: the parts of the corpus that whoever writes rules may read, and the single sentences.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle, RULES, type Statement } from '@anagen/claims'
import type { Knowledge, Treatment } from '@anagen/kb'
import { parse } from 'yaml'
import { sourceSpan } from '../../packages/claims/src/article/block.ts'
import { foundIn } from '../../packages/claims/src/likeness/likeness.ts'
import { makeChecker, type Told } from '../../packages/claims/src/lint.ts'
import type { Finding } from '../../packages/claims/src/rules/rule.ts'
import { suggestionFor } from '../../packages/claims/src/suggest.ts'
import { ruleHeader } from '../../packages/claims/test/rule-headers.ts'

const TESTS = join(import.meta.dirname, '..', '..', 'tests', 'claims')
const TODAY = '2026-11-21'

/** Measured without being read, or read for its false alarms: nothing is learnt from them. */
const UNREAD = /^held-out-(?:3[6-9]|4[01])$/

/** A sentence, the one before it, and the rules of the labels on it. */
export interface Example {
  readonly statement: Statement
  readonly before: Statement | undefined
  /** what the rules find in it by themselves */
  readonly told: readonly Finding[]
  readonly rules: ReadonlySet<string>
}

/** honest sentences by the treatment of the page */
type Passes = Readonly<Record<string, readonly string[]>>
/** claims by rule and treatment */
type Flags = Readonly<Record<string, Passes>>

interface Label {
  readonly rule: string
  readonly text: string
}

/** Titles are labelled for what is missing, and dates for their age: neither is a way of saying something. */
const isSaid = ({ block }: Statement): boolean => block.kind !== 'title' && block.kind !== 'meta'

function examplesOf({ article, told }: Told, source: string, labels: readonly Label[]): Example[] {
  const spans = labels.map(({ rule, text }) => {
    const start = source.indexOf(text)
    return { rule, start, end: start + text.length }
  })
  return article.statements.filter(isSaid).map((statement) => {
    const place = sourceSpan(statement.block, statement.sentence.start, statement.sentence.end)
    const labelled = spans.filter(({ start, end }) => start < place.end && place.start < end)
    return {
      statement,
      before: article.statements[statement.index - 1],
      told: foundIn(statement, told),
      rules: new Set(labelled.map(({ rule }) => rule)),
    }
  })
}

/** All examples, in the order of the files. */
export function readExamples(knowledge: Knowledge): Example[] {
  const checker = makeChecker(knowledge)
  const read = (source: string, treatment?: string): Told =>
    checker.read(parseArticle(source), source, { today: TODAY, ...(treatment === undefined ? {} : { treatment }) })
  const corpus = join(TESTS, 'corpus')
  const parts = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !UNREAD.test(entry.name))
    .map(({ name }) => name)
    .toSorted()
  const ofArticles = parts
    .map((part) => join(corpus, part))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.labels.yaml'))
        .toSorted()
        .flatMap((file) => {
          const { article, labels }: { article: string; labels?: Label[] } = parse(
            readFileSync(join(folder, file), 'utf8'),
          )
          const source = readFileSync(join(folder, article), 'utf8')
          return examplesOf(read(source), source, labels ?? [])
        }),
    )
  const single = (treatment: string, sentence: string, rule?: string): Example[] => {
    const name = knowledge.treatments[treatment]?.name ?? treatment
    const body = sentence.includes(' | ') ? `| What | ${name} |\n|---|---|\n| ${sentence} |` : sentence
    const source = `# ${name} at our clinic\n\nOne of our treatments is explained here by our team.\n\n${body}\n\nThe visit takes about an hour.\n`
    const at = source.indexOf(body)
    const labels = rule === undefined ? [] : [{ rule, text: body }]
    return examplesOf(read(source, treatment), source, labels).filter(({ statement: { block, sentence } }) => {
      const place = sourceSpan(block, sentence.start, sentence.end)
      return place.start < at + body.length && at < place.end
    })
  }
  const yaml = <T>(name: string): T => parse(readFileSync(join(TESTS, 'sentences', name), 'utf8'))
  const fineOf = (passes: Passes): Example[] =>
    Object.entries(passes).flatMap(([treatment, sentences]) =>
      sentences.flatMap((sentence) => single(treatment, sentence)),
    )
  const claimsOf = (flags: Flags): Example[] =>
    Object.entries(flags).flatMap(([rule, treatments]) =>
      Object.entries(treatments).flatMap(([treatment, sentences]) =>
        sentences.flatMap((sentence) => single(treatment, sentence, rule)),
      ),
    )
  const fine = fineOf(yaml('passes.yaml'))
  const claims = claimsOf(yaml('flags.yaml'))
  const writers = readdirSync(join(TESTS, 'sentences', 'writers'))
    .toSorted()
    .map((name) => yaml<{ claims: Flags; honest: Passes }>(join('writers', name)))
    .flatMap((writer) => [...claimsOf(writer.claims), ...fineOf(writer.honest)])
  // a line each: what else stands in a longer example is labelled by nothing
  const headers = RULES.flatMap(({ id }) =>
    ruleHeader(id)
      .flags.filter((text) => !text.includes('\n'))
      .flatMap((text) => examplesOf(read(text), text, [{ rule: id, text }])),
  )
  const honest = honestTexts(knowledge).flatMap((source) => examplesOf(read(source), source, []))
  const facts = Object.values(knowledge.treatments).flatMap((treatment) => {
    const source = `# ${treatment.name} at our clinic\n\n${factsOf(treatment).join('\n\n')}\n`
    return examplesOf(read(source, treatment.slug), source, [])
  })
  return [...ofArticles, ...fine, ...claims, ...writers, ...headers, ...honest, ...facts]
}

/** What the facts of a treatment say, a sentence or a line each: of dangers, of people and of diseases, and no claim for that. */
function factsOf(treatment: Treatment): string[] {
  const { effects, complications, contraindications, interactions, instructions, results, questions } = treatment
  const said = [
    ...effects.flatMap(({ plain, selfCare, notNormalWhen }) => [
      plain,
      ...selfCare,
      ...notNormalWhen.map(({ text }) => text),
    ]),
    ...complications.flatMap(({ plain, signs }) => [plain, ...signs]),
    ...contraindications.flatMap(({ what, why }) => [what, why]),
    ...interactions.flatMap(({ what, why }) => [what, why]),
    ...instructions.flatMap(({ instruction, why }) => [instruction, why]),
    ...results.map(({ what }) => what),
    ...questions.map(({ answer }) => answer),
  ]
  return [...new Set(said)].flatMap((text) => (text ? [/[.!?]$/.test(text) ? text : `${text}.`] : []))
}

/** What the facts themselves say, and what each rule says that it leaves alone. */
function honestTexts(knowledge: Knowledge): string[] {
  const suggested = Object.values(knowledge.treatments).flatMap(
    ({ slug, name, effects, results, instructions, interactions }) => {
      const facts = [...effects, ...results, ...instructions, ...interactions].map(({ id }) => [id])
      const texts = RULES.flatMap(({ id }) => [[], ...facts].map((fact) => suggestionFor(id, knowledge, [slug], fact)))
      return [...new Set(texts)].flatMap((text) => (text === undefined ? [] : [`# ${name}\n\n${text}\n`]))
    },
  )
  return [...suggested, ...RULES.flatMap(({ id }) => ruleHeader(id).passes)]
}

/** What is learnt from: the traits of each example and its rules. Another digest than that of the weights: they are stale, learn again. */
export const digestOf = (examples: readonly Example[], traits: readonly (readonly string[])[]): string => {
  const hash = createHash('sha256')
  for (const [i, { rules }] of examples.entries())
    hash.update(`${[...rules].toSorted().join()}|${traits[i]?.join(' ')}\n`)
  return hash.digest('hex')
}
