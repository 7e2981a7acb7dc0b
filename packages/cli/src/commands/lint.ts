import type { LintOptions } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { type LintedFile, lintAnswer } from '../answer/lint-answer.ts'
import type { Arguments } from '../args/arguments.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showLint } from '../show/lint.ts'
import { eachArticle, problemsOf } from '../stream/each-article.ts'
import { toJson } from '../text/plain.ts'
import { lintCompare } from './lint-compare.ts'
import { lintLeaflets } from './lint-leaflet.ts'
import { exitCode, type FailOn, failOn, lintOptions } from './lint-options.ts'

const MOST_WORDS = 10_000

/** Options of which only one can be asked for at a time. */
const EXCLUDE = [
  ['json', 'sarif'],
  ['compare', 'leaflet'],
  ['compare', 'sarif'],
  ['leaflet', 'sarif'],
  ['stdio', 'json'],
  ['stdio', 'sarif'],
  ['stdio', 'compare'],
  ['stdio', 'leaflet'],
] as const

/** Holds articles against the evidence. */
export const lint: Command = {
  name: 'lint',
  usage: 'FILE|GLOB|- ...',
  summary:
    'Holds articles against the evidence: claims that the knowledge base contradicts, that advertising rules forbid, or that a reader needs and does not find.',
  words: [0, MOST_WORDS],
  options: {
    compare: { help: 'hold the articles against each other: where they contradict each other on the same fact' },
    leaflet: { help: 'hold aftercare leaflets against the instructions of their treatment' },
    stdio: { help: 'be a language server for an editor, on standard input and output; see docs/cli.md' },
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
    'anagen lint --compare articles/prp.md articles/faq.md',
    'anagen lint --leaflet leaflets/fue.md --treatment fue',
    'anagen lint --stdio',
  ],
  notes: [
    'Markdown with front matter (title, treatment, jurisdiction, reviewed) and plain text, told apart by content.',
    'Exit code 1 when something is found at the level of --fail-on; 2 when a file cannot be read, the others are still checked.',
    'A finding that may stand: <!-- anagen-ignore RULE: why (owner: NAME) --> above the paragraph. The rules: docs/claims.md.',
  ],
  run: async (args, io) => {
    const level = failOn(args)
    for (const [one, other] of EXCLUDE)
      if (args.has(one) && args.has(other))
        throw new BadInput(`--${one} and --${other} exclude each other; write one of them`)
    if (args.words.length === 0 && !args.has('stdio'))
      throw new BadInput('something is missing; write anagen lint FILE|GLOB|- ...')
    const knowledge = await ourKnowledge()
    const options = await lintOptions(args, io, knowledge)
    if (args.has('stdio')) {
      const { serveEditor } = await import('../lsp/serve-editor.ts')
      return serveEditor(knowledge, options)
    }
    if (args.has('compare')) return lintCompare(args, io, knowledge, options, level)
    if (args.has('leaflet')) return lintLeaflets(args, io, knowledge, options, level)
    return lintArticles(args, io, knowledge, options, level)
  },
}

async function lintArticles(
  args: Arguments,
  io: Io,
  knowledge: Knowledge,
  options: LintOptions,
  level: FailOn,
): Promise<number> {
  const { makeLint, parseArticle } = await import('@anagen/claims')
  const check = makeLint(knowledge)
  const attempts = await eachArticle(args.words, io, (path, source) =>
    lintAnswer(path, source, check(parseArticle(source), source, options), knowledge),
  )
  const files: LintedFile[] = attempts.map((attempt) =>
    'problem' in attempt
      ? { path: attempt.path, messages: [], suppressions: [], problem: attempt.problem }
      : attempt.value,
  )
  if (args.has('sarif')) {
    const { lintSarif } = await import('../answer/lint-sarif.ts')
    await io.out(`${toJson(lintSarif(files, knowledge), 2)}\n`)
  } else await io.out(args.has('json') ? `${toJson(files, 2)}\n` : `${showLint(files, io.screen).join('\n')}\n`)
  const severities = files.flatMap(({ messages }) => messages.map(({ severity }) => severity))
  return exitCode(problemsOf(attempts).length > 0, severities, level)
}
