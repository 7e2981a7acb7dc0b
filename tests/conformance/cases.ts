import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KnowledgeError } from '@anagen/kb'
import { caseFile, parseYaml, type WorkedCase } from '@anagen/kb/authoring'

const folder = fileURLToPath(new URL('../../knowledge/cases', import.meta.url))

/** Every worked case, by file name without ending. Throws with file and line where one is not a case. */
export const loadCases = (): Record<string, readonly WorkedCase[]> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => {
        const parsed = parseYaml(`cases/${name}`, readFileSync(join(folder, name), 'utf8'), caseFile)
        if ('problems' in parsed) throw new KnowledgeError(parsed.problems)
        return [name.slice(0, -'.yaml'.length), parsed.value]
      }),
  )
