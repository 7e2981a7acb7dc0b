/** Other prose linters, each as its documentation says to run it in a process, on the same texts. They look for other things than we do. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Linter } from './ours.ts'

const require = createRequire(join(import.meta.dirname, 'package.json'))
const load = async (name: string) => import(pathToFileURL(resolve(name)).href)

/** Packages for `import` alone have no entry for `require`. */
function resolve(name: string): string {
  try {
    return require.resolve(name)
  } catch {
    return join(import.meta.dirname, 'node_modules', name, 'index.js')
  }
}

const writeGood = async (): Promise<Linter> => {
  const { default: check } = await load('write-good')
  return (text) => check(text).length
}

const alex = async (): Promise<Linter> => {
  const { markdown } = await load('alex')
  return (text) => markdown(text).messages.length
}

const RETEXT = [
  'passive',
  'simplify',
  'equality',
  'profanities',
  'repeated-words',
  'indefinite-article',
  'intensify',
  'contractions',
  'readability',
]

const retext = async (): Promise<Linter> => {
  const processor = (await load('retext')).retext()
  for (const name of RETEXT) processor.use((await load(`retext-${name}`)).default)
  return async (text) => (await processor.process(text)).messages.length
}

const textlint = (rules: readonly string[]) => async (): Promise<Linter> => {
  const { createLinter, loadTextlintrc } = await load('textlint')
  const configFilePath = join(mkdtempSync(join(tmpdir(), 'anagen-textlint-')), '.textlintrc.json')
  writeFileSync(configFilePath, JSON.stringify({ rules: Object.fromEntries(rules.map((rule) => [rule, true])) }))
  const descriptor = await loadTextlintrc({
    configFilePath,
    node_modulesDir: join(import.meta.dirname, 'node_modules'),
  })
  const linter = createLinter({ descriptor })
  return async (text) => (await linter.lintText(text, 'article.md')).messages.length
}

/** Name -> how to start it. */
export const PEERS: Readonly<Record<string, () => Promise<Linter>>> = {
  'write-good': writeGood,
  'textlint, write-good rule only': textlint(['write-good']),
  alex,
  'retext, 9 plugins': retext,
  'textlint, 5 common English rules': textlint([
    'write-good',
    'common-misspellings',
    'max-comma',
    'en-capitalization',
    'no-todo',
  ]),
}
