import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { KnowledgeError } from '@anagen/kb'
import { choosingCaseFiles, type ParsedFile, parseYaml } from '@anagen/kb/authoring'

type Files = typeof choosingCaseFiles
type Cases = { readonly [name in keyof Files]: ReturnType<Files[name]['parse']> }

const read = <Name extends keyof Files>(name: Name): Cases[Name] => {
  const path = fileURLToPath(new URL(`../../knowledge/cases/choosing/${name}.yaml`, import.meta.url))
  // the schema of the file decides its type; TypeScript cannot follow the name through the union of schemas
  const schema = choosingCaseFiles[name] as unknown as Parameters<typeof parseYaml<Cases[Name]>>[2]
  const parsed: ParsedFile<Cases[Name]> | { readonly problems: KnowledgeError['problems'] } = parseYaml(
    `cases/choosing/${name}.yaml`,
    readFileSync(path, 'utf8'),
    schema,
  )
  if ('problems' in parsed) throw new KnowledgeError(parsed.problems)
  return parsed.value
}

/** Every worked case of planning and choosing. Throws with file and line where one is not a case. */
export const loadChoosingCases = (): Cases => ({
  suitability: read('suitability'),
  interactions: read('interactions'),
  courses: read('courses'),
  comparison: read('comparison'),
})
