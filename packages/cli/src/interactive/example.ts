import type { Io } from '../io.ts'
import { run } from '../run.ts'

const ARGUMENTS = ['check', '--did', 'prp@30h', '--say', 'scalp is pink and a bit sore, no fever']

const written = ARGUMENTS.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')

/** For a start without a terminal: one answer, the command that made it, and how to go on. */
export const showExample = async (io: Io): Promise<number> => {
  await io.out(
    `Anagen answers "is this normal?" after a hair-restoration treatment. An example:\n\n$ npx anagen ${written}\n\n`,
  )
  const exit = await run(ARGUMENTS, io)
  await io.out(
    [
      '',
      'Go on with:',
      '  npm start                             asks step by step, in a terminal',
      '  npx anagen --help                     all commands',
      '  npx anagen treatment fue              what is expected when, with sources',
      '  npx anagen may-i "wash my hair" --did fue@3d',
      '',
    ].join('\n'),
  )
  return exit
}
