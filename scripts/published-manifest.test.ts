import { expect, test } from 'vitest'
import { publishedManifest } from './published-manifest.ts'

test('exports point at the built files, and the scripts of the repository stay behind', () => {
  const source = { name: 'kb', scripts: { prepack: 'x' }, exports: { '.': './src/index.ts', './a': './src/a/b.ts' } }
  expect(publishedManifest(source)).toEqual({
    name: 'kb',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './a': { types: './dist/a/b.d.ts', default: './dist/a/b.js' },
    },
  })
})

test('an export that is no source file is refused', () => {
  expect(() => publishedManifest({ exports: { '.': './dist/index.js' } })).toThrow('should name a file such as')
})
