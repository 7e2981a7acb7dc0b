import {
  isSignId,
  LIMITS,
  parseDid,
  parseEarlier,
  parseSign,
  parseTemperature,
  quote,
  type SignInput,
  type Told,
} from '@anagen/engine/check'
import { type Knowledge, nearest } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { BadInput, orBadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { momentOf, type RunMoment } from '../moment.ts'
import { readStdin, readTextFile } from '../stream/text-input.ts'

const EARLIER_BYTES = 1_000_000
const BYTES_A_CHARACTER = 4
const LIKE_AN_ID = /^[a-z0-9]+(-[a-z0-9]+)+$/

const words = async (said: string, io: Io): Promise<string> => {
  const text = said === '-' ? await readStdin(io, '--say', LIMITS.sayCharacters * BYTES_A_CHARACTER) : said
  if (text.trim() === '')
    throw new BadInput('--say is empty; write what you notice, for example --say "scalp is pink and a bit sore"')
  if (text.length > LIMITS.sayCharacters)
    throw new BadInput(`--say: ${text.length} characters are too many; write at most ${LIMITS.sayCharacters}`)
  return text
}

/** Something written like an id that is none is a slip of the hand, not words to understand. */
const sign = (written: string, knowledge: Knowledge): SignInput => {
  const input = orBadInput(parseSign(written))
  if (!LIKE_AN_ID.test(input.words) || isSignId(input.words, knowledge)) return input
  const meant = nearest(input.words, Object.keys(knowledge.signs))
  throw new BadInput(
    `--sign: unknown sign ${quote(input.words)}; ${meant ? `did you mean ${meant}?` : 'write words, for example --sign "red scalp"'}`,
  )
}

const earlier = (path: string | undefined, knowledge: Knowledge, moment: RunMoment): Told['earlier'] => {
  if (path === undefined) return []
  const text = readTextFile(path, '--earlier', EARLIER_BYTES)
  try {
    return orBadInput(parseEarlier(JSON.parse(text), knowledge, moment))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new BadInput(
        '--earlier: is not JSON; write [{"hoursAgo": 24, "signs": [{"words": "redness", "grade": 1}]}]',
      )
    if (error instanceof BadInput) throw new BadInput(`--earlier: ${error.message}`)
    throw error
  }
}

/** What the arguments of `check` say. @throws BadInput on the first thing that cannot be used */
export const readTold = async (args: Arguments, io: Io, knowledge: Knowledge): Promise<Told> => {
  const path = args.one('earlier')
  const moment = await momentOf(args, io, [
    ...args.all('did'),
    path === undefined ? '' : readTextFile(path, '--earlier', EARLIER_BYTES),
  ])
  const treatments = args.all('did').map((text) => orBadInput(parseDid(text, moment, knowledge)))
  const said = args.all('say')
  if (said.filter((text) => text === '-').length > 1) throw new BadInput('--say - can be read only once')
  const say: string[] = []
  for (const text of said) say.push(await words(text, io))
  const temperature = args.one('temperature')
  const told: Told = {
    treatments,
    say,
    signs: args.all('sign').map((text) => sign(text, knowledge)),
    temperatureC: temperature === undefined ? null : orBadInput(parseTemperature(temperature)),
    modifiers: args.all('modifier').filter((text) => text.trim() !== ''),
    earlier: earlier(path, knowledge, moment),
  }
  if (told.say.length + told.signs.length + told.modifiers.length === 0 && told.temperatureC === null)
    throw new BadInput(
      'nothing was said; write what you notice, for example --say "scalp is pink and a bit sore", or --say "no symptoms"',
    )
  return told
}
