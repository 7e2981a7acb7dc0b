// What an article is about that does not say so in its title: by what only articles on it speak of.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())
const treatmentsOf = (text: string): readonly string[] => lint(parseArticle(text), text).article.treatments

const HOLIDAY = `# Your hair holiday: two thousand of them, one sea view

On Friday the team places the grafts for about seven hours. The donor area stays sore for up to one week.

| | |
|---|---|
| Transplanted hairs | shed in weeks 1 to 8 |

At reception you can also pick up six months of Propecia.
`

test.each([
  ['another treatment is named in passing', HOLIDAY, ['fue', 'fut']],
  [
    'none is named',
    '# A lunch break for your hair\n\nWe take a tube of your blood. The centrifuge does the rest, and the own blood goes back into the scalp.\n',
    ['prp'],
  ],
  [
    'a treatment in the title stays what it is about',
    '# Finasteride before surgery\n\nGrafts take a year. The donor area heals in a week, and the grafts shed. Ask your surgeon about grafts.\n',
    ['finasteride'],
  ],
  [
    'what is named as often as its things are spoken of',
    '# The morning tablet\n\nFinasteride is a tablet. Finasteride lowers a hormone. Hairs that were grafted elsewhere, and grafts, go on.\n',
    ['finasteride'],
  ],
  [
    'things of two treatments tell nothing',
    '# What we do\n\nSome have grafts, some have dots. The ink is ours, and the grafts are yours.\n',
    [],
  ],
])('%s', (_why, text, slugs) => expect(treatmentsOf(text)).toEqual(slugs))

test('the effects of what it is about are its own', () =>
  expect(
    lint(parseArticle(HOLIDAY), HOLIDAY)
      .findings.map(({ ruleId }) => ruleId)
      .filter((id) => id === 'wrong-treatment-effect'),
  ).toEqual([]))
