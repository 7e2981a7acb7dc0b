import { quote } from '@anagen/engine'
import { type Knowledge, nearest } from '@anagen/kb'
import type { LintedFile } from '../answer/lint-answer.ts'
import { lintAnswer } from '../answer/lint-answer.ts'
import type { Arguments } from '../args/arguments.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentOf } from '../moment.ts'
import { showLint } from '../show/lint.ts'
import { articlePaths, readArticleText } from '../stream/articles.ts'
import { plain, toJson } from '../text/plain.ts'

const MOST_WORDS = 10_000
const DATE_CHARACTERS = 10
const FAIL_ON = ['error', 'warning', 'never'] as const
const BAD_INPUT = 2

const failOn = (args: Arguments): (typeof FAIL_ON)[number] => {
  const written = args.one('fail-on') ?? 'error'
  const found = FAIL_ON.find((level) => level === written)
  if (!found) throw new BadInput(`--fail-on: unknown ${quote(written)}; write ${FAIL_ON.join(', ')}`)
  return found
}

const knownTreatment = (written: string | undefined, slugs: readonly string[]): string | undefined => {
  if (written === undefined || slugs.includes(written)) return written
  const meant = nearest(written, slugs)
  throw new BadInput(
    `--treatment: unknown ${quote(written)}; ${meant ? `did you mean ${meant}?` : `write one of ${slugs.join(', ')}`}`,
  )
}

const JURISDICTIONS = [
  'US',
  'UK',
  'EU',
  'AU',
  'CA',
  'NZ',
  'CH',
  'IE',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'SG',
  'IN',
  'TR',
  'AE',
  'SA',
  'TW',
  'ZA',
] as const

const knownJurisdictions = (written: string | undefined): string[] | undefined => {
  if (written === undefined) return undefined
  const codes = written
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .map((code) => (code === 'GB' ? 'UK' : code))
  const wrong = codes.find((code) => !JURISDICTIONS.some((known) => known === code))
  if (wrong !== undefined)
    throw new BadInput(`--jurisdiction: unknown ${quote(wrong)}; write one or more of ${JURISDICTIONS.join(',')}`)
  return codes
}

/** Holds articles against the evidence. */
export const lint: Command = {
  name: 'lint',
  usage: 'FILE|GLOB|- ...',
  summary:
    'Holds articles against the evidence: claims that the knowledge base contradicts, that advertising rules forbid, or that a reader needs and does not find.',
  words: [1, MOST_WORDS],
  options: {
    json: COMMON.json,
    sarif: { help: 'write SARIF 2.1.0, for code review tools' },
    'fail-on': { value: 'LEVEL', help: 'exit with 1 on an error (the default), on a warning too, or never' },
    treatment: { value: 'SLUG', help: 'the treatment, where the article does not name one' },
    jurisdiction: { value: 'CODES', help: 'where the article is read, such as UK or US,UK; else its front matter' },
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen lint articles/prp.md',
    'anagen lint "articles/**/*.md" --fail-on warning',
    'anagen lint - --json < draft.txt',
  ],
  notes: [
    'Markdown with front matter (title, treatment, jurisdiction, reviewed) and plain text, told apart by content.',
    'Exit code 1 when something is found at the level of --fail-on; 2 when a file cannot be read, the others are still checked.',
    'A finding that may stand: <!-- anagen-ignore RULE: why (owner: NAME) --> above the paragraph. The rules: docs/claims.md.',
  ],
  run: async (args, io) => {
    const level = failOn(args)
    if (args.has('json') && args.has('sarif'))
      throw new BadInput('--json and --sarif exclude each other; write one of them')
    const knowledge = await ourKnowledge()
    const treatment = knownTreatment(args.one('treatment'), Object.keys(knowledge.treatments))
    const jurisdictions = knownJurisdictions(args.one('jurisdiction'))
    const { now } = await momentOf(args, io, [])
    const { makeLint, parseArticle } = await import('@anagen/claims')
    const check = makeLint(knowledge)
    const options = {
      today: new Date(now).toISOString().slice(0, DATE_CHARACTERS),
      ...(treatment === undefined ? {} : { treatment }),
      ...(jurisdictions === undefined ? {} : { jurisdictions }),
    }
    const files: LintedFile[] = []
    for (const path of articlePaths(args.words)) {
      try {
        const source = await readArticleText(path, io)
        files.push(lintAnswer(path, source, check(parseArticle(source), source, options), knowledge))
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        files.push({ path, messages: [], suppressions: [], problem: error.message })
      }
    }
    await report(files, knowledge, args, io)
    return exitCode(files, level)
  },
}

async function report(files: readonly LintedFile[], knowledge: Knowledge, args: Arguments, io: Io): Promise<void> {
  for (const { problem } of files) if (problem) io.err(`anagen: ${plain(problem)}\n`)
  if (args.has('sarif')) {
    const { lintSarif } = await import('../answer/lint-sarif.ts')
    return io.out(`${toJson(lintSarif(files, knowledge), 2)}\n`)
  }
  await io.out(args.has('json') ? `${toJson(files, 2)}\n` : `${showLint(files, io.screen).join('\n')}\n`)
}

function exitCode(files: readonly LintedFile[], level: (typeof FAIL_ON)[number]): number {
  if (files.some((file) => file.problem !== undefined)) return BAD_INPUT
  const fails = files.some(({ messages }) =>
    messages.some((m) => level === 'warning' || (level === 'error' && m.severity === 'error')),
  )
  return fails ? 1 : 0
}
