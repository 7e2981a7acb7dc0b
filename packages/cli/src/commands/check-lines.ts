import { createReadStream } from 'node:fs'
import type { Call } from '@anagen/engine'
import {
  buildReport,
  checkAnswer,
  decide,
  isProblem,
  LIMITS,
  parseReportLine,
  quote,
  showInputProblem,
} from '@anagen/engine/check'
import type { Knowledge } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'
import { momentOf, type RunMoment } from '../moment.ts'
import { lines, type RawLine } from '../stream/lines.ts'
import { toJson } from '../text/plain.ts'

const A_DATE = '2000-01-01'
const COULD_NOT_JUDGE = 'could not judge this: call your clinic; if it cannot wait, call your emergency number'

interface Answered {
  readonly text: string
  readonly exit: number
}

const bad = (id: string | number | null, line: number, error: string, exit = 2): Answered => ({
  text: toJson({ id, line, error }),
  exit,
})

const decodeLine = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** One line in, one line out; null for an empty line. */
const answerLine = (
  { number, bytes }: RawLine,
  knowledge: Knowledge,
  call: Call,
  moment: RunMoment,
): Answered | null => {
  if (bytes === null) return bad(null, number, `longer than ${LIMITS.lineBytes} bytes; write a shorter report`)
  const text = decodeLine(bytes)
  if (text === null) return bad(null, number, 'not UTF-8 text; save the file as UTF-8')
  if (text.trim() === '') return null
  const { id, told } = parseReportLine(text, knowledge, moment)
  if (isProblem(told)) return bad(id, number, told.problems.map(showInputProblem).join('; '))
  try {
    const understood = buildReport(told.value, knowledge)
    const answer = checkAnswer(decide(understood.report, knowledge), understood, call, knowledge)
    return { text: toJson({ id, line: number, ...answer }), exit: 0 }
  } catch {
    // a bug in judging one report must not keep the others from an answer; it is never shown as calm
    return bad(id, number, COULD_NOT_JUDGE, 1)
  }
}

const open = (from: string, io: Io): AsyncIterable<Uint8Array> => (from === '-' ? io.stdin() : createReadStream(from))

/** Judges one report a line. Memory stays constant however many there are. @returns 0, or 2 when some line was bad */
export const checkLines = async (
  from: string,
  args: Arguments,
  io: Io,
  knowledge: Knowledge,
  call: Call,
): Promise<number> => {
  const moment = await momentOf(args, io, [A_DATE])
  let exit = 0
  try {
    for await (const line of lines(open(from, io), LIMITS.lineBytes)) {
      const answered = answerLine(line, knowledge, call, moment)
      if (!answered) continue
      await io.out(`${answered.text}\n`)
      if (exit !== 1 && answered.exit !== 0) exit = answered.exit
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new BadInput(`--from: cannot read ${quote(from)} (${code}); write the path of a file of reports, or -`)
  }
  return exit
}
