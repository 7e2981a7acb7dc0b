import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, isTest, sources } from './source.ts'
import { type Complaint, expectNone, read, root } from './tree.ts'

type Manifest = Record<'exports' | 'dependencies' | 'devDependencies', Record<string, string> | undefined> & {
  version: string
  license: string
  files: string[]
}

const manifestOf = (file: string): Manifest => JSON.parse(read(file))
const names = readdirSync(join(root, 'packages'))
const all = names.map((name) => manifestOf(`packages/${name}/package.json`))

test('one version for all packages, also where they name each other', () => {
  const { version } = manifestOf('package.json')
  const ours = all.flatMap(({ dependencies = {} }) =>
    Object.entries(dependencies).filter(([name]) => /^@anagen/.test(name)),
  )
  expect([...new Set([...all.map((manifest) => manifest.version), ...ours.map(([, wanted]) => wanted)])]).toEqual([
    version,
  ])
})

test('in the repository, exports point at sources; a stopped npm pack is undone by scripts/postpack.ts', () => {
  const targets = all.flatMap(({ exports = {} }) => Object.values(exports))
  for (const target of targets) expect(target).toMatch(/^\.\/src\/.+\.ts$/)
})

test('each package names its licence, and packs only what is built', () => {
  for (const { license, files } of all) {
    expect(license).toContain('Apache-2.0')
    expect(files).toEqual(expect.arrayContaining(['dist', 'LICENSE']))
    expect(files).not.toContain('src')
  }
})

test('third-party versions are exact, so that a lock file is not all that keeps them', () => {
  for (const { dependencies = {}, devDependencies = {} } of [manifestOf('package.json'), ...all]) {
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+/)
  }
})

test('a package imports only what its manifest lists', () => {
  expectNone(names.flatMap(undeclared))
})

function undeclared(name: string): readonly Complaint[] {
  const { dependencies = {} } = manifestOf(`packages/${name}/package.json`)
  const { devDependencies = {} } = manifestOf('package.json')
  const inPackage = sources.filter(({ file }) => file.startsWith(`packages/${name}/`))
  return inPackage.flatMap((source) =>
    importsOf(source)
      .filter(({ specifier }) => !/^(\.|node:)/.test(specifier))
      .filter(
        ({ specifier }) => !has(dependencies, specifier) && !(isForUs(source.file) && has(devDependencies, specifier)),
      )
      .filter(({ specifier }) => !specifier.startsWith(`@anagen/${name}`))
      .map(({ specifier, line }) => ({
        file: source.file,
        line,
        message: `imports ${specifier}, which packages/${name} does not list`,
      })),
  )
}

/** Tests and the settings of a build: nothing of them is packed. */
const isForUs = (file: string): boolean =>
  isTest(file) || /\.config\.ts$|^packages\/web\/src\/(app\/routes|build\/)/.test(file)

const has = (listed: Record<string, string>, specifier: string): boolean =>
  // `import type ... from 'mdast'` is answered by @types/mdast
  Object.keys(listed).some(
    (name) => specifier === name || specifier.startsWith(`${name}/`) || name === `@types/${specifier}`,
  )
