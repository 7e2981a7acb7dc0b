import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())
const CLAIM = 'PRP has no side effects'
const RULE = 'absolute-safety'

/** Places in which the same claim stands. */
const PLACES: Readonly<Record<string, (claim: string) => string>> = {
  paragraph: (claim) => `# PRP\n\n${claim}.\n`,
  'second sentence': (claim) => `# PRP\n\nWe draw blood. ${claim}. Then you go home.\n`,
  list: (claim) => `# PRP\n\n- one thing\n  - nested: ${claim}\n- another\n`,
  heading: (claim) => `# PRP\n\n## ${claim}\n\nText.\n`,
  table: (claim) => `# PRP\n\n| what | we say |\n| --- | --- |\n| safety | ${claim} |\n`,
  quote: (claim) => `# PRP\n\n> Note: ${claim}.\n`,
  'alt text': (claim) => `# PRP\n\n![${claim}](a.jpg)\n`,
  'front matter': (claim) => `---\ntitle: "${claim}"\ntreatment: prp\n---\n\nText about PRP.\n`,
  emphasis: (claim) => `# PRP\n\nListen: **${claim.replace('no side', 'no** *side')}*.\n`,
  link: (claim) => `# PRP\n\nRead on: [${claim}](https://example.org/a_b).\n`,
  'plain text': (claim) => `PRP in our clinic\n\nWhat to know\n\n    • ${claim}.\n    • It takes an hour.\n`,
  'wrapped line': (claim) => `# PRP\n\nWe say that\n${claim.replace('no side', 'no\nside')}\nat all.\n`,
}

const before = fc.constantFrom(
  '',
  '😀 ',
  'Zoë́ says hello. ',
  '&amp; more. ',
  'A\\*b. ',
  '👩‍⚕️👩‍⚕️ ',
  'café — ',
  'é́́ ',
  'ﬁne. ',
)
const after = fc.constantFrom('', ' 😀', ' é', ' &lt;3', ' …')
const lineEnd = fc.constantFrom('\n', '\r\n')

/** What a span covers, with marks, line ends and quote signs taken out. */
const bare = (text: string): string =>
  text
    .replace(/[*_>\r\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test.each(Object.entries(PLACES))('a span lies inside the file and covers the words meant: %s', (_name, place) => {
  fc.assert(
    fc.property(before, after, lineEnd, (lead, tail, end) => {
      const source = (lead + place(CLAIM) + tail).replaceAll('\n', end)
      const text = place === PLACES['front matter'] ? place(CLAIM).replaceAll('\n', end) : source
      const { findings } = lint(parseArticle(text), text)
      for (const finding of findings) {
        expect(finding.start).toBeGreaterThanOrEqual(0)
        expect(finding.end).toBeGreaterThan(finding.start)
        expect(finding.end).toBeLessThanOrEqual(text.length)
      }
      const [found] = findings.filter((finding) => finding.ruleId === RULE)
      expect(found).toBeDefined()
      expect(bare(text.slice(found!.start, found!.end))).toMatch(/^has no side effects(?: at all)?$/)
    }),
  )
})

test('no text breaks it, and every span lies inside the file', () => {
  const piece = fc.constantFrom(
    ...Object.values(PLACES).map((place) => place(CLAIM)),
    '---',
    '\n',
    '\r',
    '| a |',
    '**',
    '“',
    '"',
    '&',
    '<!-- ',
    '\u0000',
    '\ud800',
    '> > ',
    '1. ',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
      const source = pieces.join('')
      for (const { start, end } of lint(parseArticle(source), source).findings) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(source.length)
        expect(start).toBeLessThanOrEqual(end)
      }
    }),
  )
})
