import { buildReport, checkAnswer, decide, type Told } from '@anagen/engine/check'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import { callNumbers } from '../call-numbers.ts'
import type { Command } from '../command.ts'
import { lendLexicon } from '../data/kept-lexicon.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showCheck } from '../show/check.ts'
import { toJson } from '../text/plain.ts'
import { readTold } from './check-told.ts'

const ALONE = ['did', 'say', 'sign', 'temperature', 'modifier', 'earlier'] as const

/** Is this normal? */
export const check: Command = {
  name: 'check',
  usage: '[--did TREATMENT@WHEN --say "WORDS" ...]',
  summary: 'Is this normal? Judges what somebody notices after a treatment, and says what to do and when to call.',
  words: [0, 0],
  options: {
    did: COMMON.did,
    say: {
      value: 'WORDS',
      repeatable: true,
      help: 'what you notice, in your own words; - reads them from standard input',
    },
    sign: {
      value: 'SIGN[:GRADE][:TREND]',
      repeatable: true,
      help: 'a sign by id or words, with how bad (1 to 4) and better, same, worse or new',
    },
    temperature: { value: 'TEMPERATURE', help: 'measured: 38.4C or 101F' },
    modifier: {
      value: 'ID|WORDS',
      repeatable: true,
      help: 'an illness, medicine or state that matters: "I take warfarin", pregnant, diabetes',
    },
    earlier: {
      value: 'FILE',
      help: 'earlier reports, as JSON: [{"hoursAgo": 24, "signs": [{"words": "redness", "grade": 1}]}]',
    },
    country: COMMON.country,
    from: { value: 'FILE', help: 'judge one report a line (newline-delimited JSON); - reads standard input' },
    json: COMMON.json,
    sources: COMMON.sources,
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen check --did prp@30h --say "scalp is pink and a bit sore, no fever"',
    'anagen check --did fue@2026-11-17T10:00 --sign "redness:2:worse" --temperature 38.4C',
    'anagen check --did minoxidil-oral@90d,dose-change@10d --say "my ankles are swollen" --country GB',
    'anagen check --from reports.ndjson --json > verdicts.ndjson',
  ],
  notes: [
    'Without any option, in a terminal, it asks step by step.',
    'Exit code 0 whatever the level, 2 when something typed cannot be used, 1 when the answer could not be worked out.',
    'More clocks of a regimen: stopped@2d, dose-change@10d, last-use@8h, session@3d, after a comma. Parts of a session: stem-cell@2d+fat-harvest.',
  ],
  run: async (args, io) => {
    if (io.isTerminal && args.isEmpty) {
      const { checkInTerminal } = await import('../interactive/check-in-terminal.ts')
      return checkInTerminal(io)
    }
    const knowledge = await ourKnowledge()
    lendLexicon(knowledge)
    const call = callNumbers(args.one('country'), knowledge)
    const from = args.one('from')
    if (from !== undefined) {
      const mixed = ALONE.find((name) => args.has(name))
      if (mixed) throw new BadInput(`--from reads whole reports; leave out --${mixed}`)
      const { checkLines } = await import('./check-lines.ts')
      return checkLines(from, args, io, knowledge, call)
    }
    const told: Told = await readTold(args, io, knowledge)
    const understood = buildReport(told, knowledge)
    const answer = checkAnswer(decide(understood.report, knowledge), understood, call, knowledge)
    await io.out(args.has('json') ? `${toJson(answer, 2)}\n` : showCheck(answer, io.screen, args.has('sources')))
    return 0
  },
}
