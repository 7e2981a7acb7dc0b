import { quote, recognise, signAnswer } from '@anagen/engine'
import { type Knowledge, nearest } from '@anagen/kb'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { lendLexicon } from '../data/kept-lexicon.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showSign } from '../show/sign.ts'
import { plain, toJson } from '../text/plain.ts'
import { bullets, paragraph, section } from '../text/screen.ts'

const MOST_CHARACTERS = 1000

interface Found {
  readonly ids: readonly string[]
  readonly notUnderstood: readonly string[]
}

const find = (words: string, knowledge: Knowledge): Found => {
  if (Object.hasOwn(knowledge.signs, words)) return { ids: [words], notUnderstood: [] }
  const read = recognise(words, knowledge)
  const ids = [...new Set([...read.signs, ...read.denied].map((found) => found.sign))]
  return { ids, notUnderstood: read.notUnderstood.map((span) => span.text) }
}

/** What the knowledge base says about a sign. */
export const sign: Command = {
  name: 'sign',
  usage: 'SIGN-ID | "WORDS"',
  summary: 'Shows a sign: what its grades mean, after which treatments it is expected and when, and when it never is.',
  words: [1, 20],
  options: { json: COMMON.json },
  examples: ['anagen sign redness', 'anagen sign "my forehead is puffy"', 'anagen sign redness --json'],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    lendLexicon(knowledge)
    const words = args.words.join(' ').trim()
    if (words.length > MOST_CHARACTERS)
      throw new BadInput(`${words.length} characters are too many; write at most ${MOST_CHARACTERS}`)
    const { ids, notUnderstood } = find(words, knowledge)
    const signs = ids.flatMap((id) => (knowledge.signs[id] ? [signAnswer(knowledge.signs[id], knowledge)] : []))
    if (signs.length === 0) {
      const meant = nearest(words, Object.keys(knowledge.signs))
      throw new BadInput(
        `no sign is known for ${quote(words)}; ${meant ? `did you mean ${meant}?` : 'write it in other words, such as "red scalp"'}`,
      )
    }
    const lost = section(
      io.screen,
      'Not understood',
      bullets(
        io.screen,
        notUnderstood.map((part) => `"${plain(part)}"`),
      ),
    )
    const text = args.has('json')
      ? toJson({ signs, notUnderstood, knowledgeDigest: knowledge.digest }, 2)
      : [
          ...signs.flatMap((s, i) => [...(i > 0 ? [''] : []), ...showSign(s, io.screen)]),
          ...lost,
          '',
          ...paragraph(io.screen, knowledge.advice.notes.decisionSupport, 0),
        ].join('\n')
    await io.out(`${text}\n`)
    return 0
  },
}
