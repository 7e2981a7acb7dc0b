import { writeFileSync } from 'node:fs'
import { quote } from '@anagen/engine'
import { BadInput } from '../bad-input.ts'

/** Writes a whole file. @throws BadInput where that cannot be done */
export const writeOut = (path: string, content: string, option: string): void => {
  try {
    writeFileSync(path, content)
  } catch (error) {
    throw new BadInput(
      `--${option}: cannot write ${quote(path)} (${(error as NodeJS.ErrnoException).code ?? 'error'}); write the path of a file`,
    )
  }
}
