import { quote } from '@anagen/engine'
import { KnowledgeError, type KnowledgeProblem, nearest, showProblem } from '@anagen/kb'
import type { ParsedKnowledge } from '@anagen/kb/authoring'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { chosenFolder } from '../knowledge.ts'
import { momentOf } from '../moment.ts'
import { toJson } from '../text/plain.ts'

const DATE_CHARACTERS = 10

interface Counts {
  readonly treatments: number
  readonly signs: number
  readonly effects: number
  readonly complications: number
  readonly redFlags: number
  readonly sources: number
}

const countsOf = (parsed: ParsedKnowledge): Counts => {
  const treatments = parsed.treatments.map((file) => file.value)
  const sum = (of: (t: (typeof treatments)[number]) => number): number => treatments.reduce((n, t) => n + of(t), 0)
  return {
    treatments: treatments.length,
    signs: Object.keys(parsed.signs.value.signs).length,
    effects: sum((t) => t.effects.length),
    complications: sum((t) => t.complications.length),
    redFlags: parsed.redFlags.value.red_flags.length,
    sources: sum((t) => Object.keys(t.sources).length),
  }
}

/** Parses and proves; a file that cannot be parsed is reported as its problems. */
const checked = async (
  today: string,
): Promise<{ problems: readonly KnowledgeProblem[]; counts: Counts | null; checks: readonly string[] }> => {
  const { CHECKS, checkKnowledge, parseKnowledge } = await import('@anagen/kb/authoring')
  const { readTexts } = await import('@anagen/kb/load-node')
  const checks = Object.keys(CHECKS)
  try {
    const parsed = parseKnowledge(readTexts(chosenFolder()))
    return { problems: checkKnowledge(parsed, today), counts: countsOf(parsed), checks }
  } catch (error) {
    if (error instanceof KnowledgeError) return { problems: error.problems, counts: null, checks }
    throw error
  }
}

/** Is the knowledge base fit to answer from? */
export const knowledge: Command = {
  name: 'knowledge',
  usage: 'check',
  summary:
    'Proves the knowledge base: schema, sources, windows, signs, patterns, review dates. One problem a line, with file and line.',
  words: [1, 1],
  options: { json: COMMON.json, now: COMMON.now, zone: COMMON.zone },
  examples: ['anagen knowledge check', 'ANAGEN_KNOWLEDGE=my-copy anagen knowledge check'],
  notes: ['Exit code 1 when there is a problem.'],
  run: async (args, io) => {
    const [action = ''] = args.words
    if (action !== 'check') {
      const meant = nearest(action, ['check'])
      throw new BadInput(
        `unknown: knowledge ${quote(action)}; ${meant ? 'did you mean' : 'write'} anagen knowledge check${meant ? '?' : ''}`,
      )
    }
    const moment = await momentOf(args, io, [])
    const { problems, counts, checks } = await checked(new Date(moment.now).toISOString().slice(0, DATE_CHARACTERS))
    const summary = counts
      ? `${Object.entries(counts)
          .map(([what, n]) => `${n} ${what}`)
          .join(', ')}; ${checks.length} checks hold.`
      : ''
    const text = args.has('json')
      ? toJson({ ok: problems.length === 0, problems, counts, checks }, 2)
      : problems.length === 0
        ? summary
        : problems.map(showProblem).join('\n')
    await io.out(`${text}\n`)
    return problems.length === 0 ? 0 : 1
  },
}
