import { expect, test } from 'vitest'
import { ask, levelOf } from './site.ts'

const prpAgo = (hours: number) =>
  [
    ['did.0', 'prp'],
    ['did.0.ago', String(hours)],
    ['did.0.unit', 'h'],
  ] as const
const WORDS = ['Expected', 'Watch', 'Contact', 'Urgent', 'Emergency']

/** The name that a screen reader says of the card: the text of what labels it. */
const nameOfCard = (html: string): string => {
  const by = /<section[^>]*id="answer"[^>]*aria-labelledby="([^"]+)"/.exec(html)?.[1]
  const label = html.slice(html.indexOf(`id="${by}"`))
  return label.slice(label.indexOf('>') + 1, label.indexOf('</h1>')).replace(/<[^>]*>/g, '')
}

// nightingale #219, nhsuk-frontend #249: urgent cards that were read out as "Non-urgent advice"; nhsapp-prototype #38: two levels on one result
test.each([
  ['expected', 30, 'scalp is pink and a bit sore, no fever'],
  ['watch', 60, 'scalp is still a bit pink, getting better'],
  ['contact', 30, 'scalp is pink and my flurb is grozzly'],
  ['urgent', 30, 'redness is spreading and hot, there is pus'],
  ['emergency', 30, 'my right eye went dark'],
])('%s: the accessible name of the card has that level, and no other', async (level, hours, say) => {
  const { html } = await ask(...prpAgo(hours), ['say', say])
  expect(levelOf(html)).toBe(level)
  expect(html.match(/data-level="/g)).toHaveLength(1)
  const name = nameOfCard(html)
  expect(WORDS.filter((word) => new RegExp(`\\b${word}\\b`).test(name)).map((word) => word.toLowerCase())).toEqual([
    level,
  ])
})
