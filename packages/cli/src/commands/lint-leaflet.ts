import type { Linted, LintOptions } from '@anagen/claims'
import type { Knowledge, Treatment } from '@anagen/kb'
import { lintAnswer } from '../answer/lint-answer.ts'
import { type CheckedLeaflet, leafletMessages } from '../answer/lint-leaflet-answer.ts'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { showLeaflets } from '../show/lint-leaflet.ts'
import { eachArticle, problemsOf } from '../stream/each-article.ts'
import { toJson } from '../text/plain.ts'
import { exitCode, type FailOn } from './lint-options.ts'

/** The treatment of a leaflet: as told, else as its front matter says. @throws BadInput where neither says one */
function treatmentOf(path: string, { article }: Linted, { treatments }: Knowledge, told?: string): Treatment {
  const slugs = Object.keys(treatments)
  const [only, ...others] = told === undefined && article.meta.treatment ? article.treatments : [told]
  const treatment = treatments[only ?? '']
  if (!treatment || others.length > 0)
    throw new BadInput(
      `${path}: which treatment is it for? Write --treatment SLUG, or "treatment: SLUG" in its front matter; one of ${slugs.join(', ')}`,
    )
  return treatment
}

/** Holds aftercare leaflets against the instructions of their treatment. @returns the exit code */
export async function lintLeaflets(
  args: Arguments,
  io: Io,
  knowledge: Knowledge,
  options: LintOptions,
  level: FailOn,
): Promise<number> {
  const { makeLeafletChecker, parseArticle } = await import('@anagen/claims')
  const { lint, check } = makeLeafletChecker(knowledge)
  const attempts = await eachArticle(args.words, io, (path, source): CheckedLeaflet => {
    const linted = lint(parseArticle(source), source, options)
    // refuses a front matter that cannot be read
    lintAnswer(path, source, linted, knowledge)
    const treatment = treatmentOf(path, linted, knowledge, options.treatment)
    return { path, treatment: treatment.slug, messages: leafletMessages(source, check(linted, treatment)) }
  })
  const leaflets = attempts.map((attempt) =>
    'problem' in attempt ? { path: attempt.path, messages: [], problem: attempt.problem } : attempt.value,
  )
  await io.out(args.has('json') ? `${toJson(leaflets, 2)}\n` : `${showLeaflets(leaflets, io.screen).join('\n')}\n`)
  const severities = leaflets.flatMap(({ messages }) => messages.map(({ severity }) => severity))
  return exitCode(problemsOf(attempts).length > 0, severities, level)
}
