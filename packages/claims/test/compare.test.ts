// Articles against each other. The answers expected here are read from the texts by a person, not from the code.
import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradicts, type Position } from '../src/compare/position.ts'
import { makeComparer, parseArticle, sayPosition } from '../src/index.ts'

const knowledge = loadKnowledge()
const { lint, compare } = makeComparer(knowledge)
const found = (...texts: string[]) => compare(texts.map((text) => lint(parseArticle(text), text)))
/** "topic about: the first article's answer | the second's", one a contradiction. */
const inShort = (...texts: string[]): string[] =>
  found(...texts).map(
    ({ topic, about, positions }) =>
      `${topic} ${about}: ${positions.map((p) => `${'ab'[p.article]} ${sayPosition(p)}`).join(' | ')}`,
  )
const prp = (text: string): string => `# PRP\n\n${text}\n`

describe('what two articles can contradict each other on', () => {
  test.each([
    [
      'how long an effect lasts',
      'After PRP a bruise is gone within two days.',
      'Bruises after PRP can last up to two weeks.',
      'lasts effect/bruising: a up to 2 days | b up to 2 weeks',
    ],
    [
      'an upper bound in the negative',
      'The bruise after PRP will not last more than a day.',
      'A PRP bruise fades within ten days.',
      'lasts effect/bruising: a up to 24 hours | b up to 10 days',
    ],
    [
      'a list under its own time',
      'These usually fade within 24 hours:\n\n- redness\n- swelling',
      'Redness after PRP is gone in three days.',
      'lasts effect/redness: a usually up to 24 hours | b up to 3 days',
    ],
    [
      'whether it happens: pain',
      'PRP is painless.',
      'You may feel some soreness after PRP.',
      'happens effect/scalp-pain: a no | b yes',
    ],
    [
      'whether it happens: an effect that is denied',
      'After PRP there is no swelling.',
      'After PRP the scalp may swell.',
      'happens effect/swelling: a no | b yes',
    ],
    [
      'no side effects at all',
      'PRP has no side effects.',
      'Small bruises are common after PRP.',
      'happens effect/bruising: a no | b yes',
    ],
    [
      'how many sessions',
      'You need ten to fifteen sessions of PRP.',
      'Three sessions of PRP are enough.',
      'sessions : a 10 to 15 | b 3',
    ],
    [
      'how far apart',
      'PRP sessions are given every week.',
      'PRP sessions are repeated every six weeks.',
      'interval : a 7 days | b 42 days',
    ],
    [
      'until when not',
      'After PRP, avoid alcohol for 24 hours.',
      'No alcohol for three days after PRP.',
      'until alcohol: a 24 hours | b 3 days',
    ],
    [
      'for everybody or not',
      'There are no contraindications to PRP.',
      'PRP is not suitable for people who take blood thinners.',
      'excluded : a yes | b no',
    ],
  ])('%s', (_name, a, b, expected) => {
    expect(inShort(prp(a), prp(b))).toContain(expected)
  })
  test('a result that is permanent and fades, in one article', () => {
    const text = '# SMP\n\nSMP gives permanent results. The dots fade after four to six years.\n'
    expect(inShort(text)).toEqual(['permanent : a yes | a no'])
  })
  test('what one article says of itself and takes back', () => {
    expect(inShort(prp('PRP is painless. Many people report a burning sensation after PRP.'))).toEqual([
      'happens effect/scalp-pain: a no | a yes',
    ])
  })
})

describe('what is no contradiction', () => {
  test.each([
    ['the same in other words', 'Redness after PRP fades in three days.', 'Redness after PRP is gone within 72 hours.'],
    [
      'a usual and a latest time',
      'Bruises after PRP usually fade in a week.',
      'A bruise after PRP lasts up to ten days.',
    ],
    ['a denied promise', 'PRP is not painless.', 'PRP leaves the scalp sore.'],
    ['a myth', 'Myth: PRP has no side effects.', 'Small bruises are common after PRP.'],
    ['a question', 'Is PRP painless?', 'PRP leaves the scalp sore.'],
    ['when it is over', 'After PRP there is no redness after day 3.', 'Redness is common after PRP.'],
    ['an instruction', 'After PRP do not pick at scabs.', 'After PRP tiny scabs form.'],
    ['not uncommon', 'It is not uncommon to see swelling after PRP.', 'The scalp may swell after PRP.'],
    ['ranges that meet', 'You need three to five sessions of PRP.', 'Four sessions of PRP are enough.'],
    ['before and after', 'Avoid alcohol for 24 hours before PRP.', 'No alcohol for three days after PRP.'],
  ])('%s', (_name, a, b) => {
    expect(inShort(prp(a), prp(b))).toEqual([])
  })
  test('the same claim about different treatments', () => {
    expect(inShort('# PRP\n\nPRP is painless.\n', '# FUE\n\nFUE leaves the scalp sore.\n')).toEqual([])
  })
})

describe('what the knowledge base says', () => {
  test('with the id of its fact', () => {
    const [bruise] = found(prp('After PRP a bruise is gone within a day.'), prp('PRP bruises last three weeks.'))
    expect(bruise?.known.facts).toEqual(['prp/effect/bruising'])
    expect(bruise?.severity).toBe('error')
  })
  test('answers that its sources dispute as well are a warning', () => {
    // fut/effect/numbness has no dispute; mesotherapy/effect/bruising: upper 168 h, disputed until 336 h
    const meso = (text: string): string => `# Mesotherapy\n\n${text}\n`
    const [bruise] = found(meso('A bruise lasts up to 7 days.'), meso('Bruises fade within two weeks.'))
    expect(bruise?.severity).toBe('warning')
  })
  test('a list of treatments at the top is what sentences without a name are about', () => {
    const all = '# Side effects\n\nPRP, exosomes and mesotherapy are common. Redness fades within 24 hours.\n'
    expect(inShort(all, '# Mesotherapy\n\nRedness fades within three days.\n')).toEqual([
      'lasts effect/redness: a up to 24 hours | b up to 3 days',
    ])
  })
})

describe('laws', () => {
  const sentence = fc.constantFrom(
    'PRP is painless.',
    'PRP leaves the scalp sore.',
    'PRP has no side effects.',
    'A bruise is gone in a day.',
    'Bruises last two weeks.',
    'Bruises usually last a week.',
    'Redness fades within 24 hours.',
    'Redness lasts three days.',
    'You need two sessions.',
    'You need ten sessions.',
    'No alcohol for a day.',
    'Avoid alcohol for a week.',
    'Mesotherapy is painless.',
    'Mesotherapy leaves bruises.',
    'There are no contraindications.',
    'It is not suitable for everyone.',
  )
  const article = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((lines) => prp(lines.join('\n\n')))
  const articles = fc.array(article, { minLength: 2, maxLength: 4 })
  /** the set of contradictions without the numbers of the articles */
  const asSet = (texts: readonly string[]): string[] =>
    found(...texts)
      .map(({ treatment, topic, about, severity, positions }) => {
        const sides = positions.map((p) => `${texts[p.article]}@${p.start}-${p.end}:${sayPosition(p)}`).toSorted()
        return [treatment, topic, about, severity, ...sides].join('\n')
      })
      .toSorted()

  test('the order of the articles does not change the set', () => {
    fc.assert(
      fc.property(articles, fc.integer(), (texts, by) => {
        const turned = texts.map((_text, i) => texts[(((i + by) % texts.length) + texts.length) % texts.length] ?? '')
        expect(asSet(turned)).toEqual(asSet(texts))
        expect(asSet(texts.toReversed())).toEqual(asSet(texts))
      }),
      { numRuns: 25 },
    )
  })
  test('an article does not contradict itself twice on one question, and every side excludes another', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        for (const { positions } of found(...texts)) {
          for (const i of texts.keys()) expect(positions.filter((p) => p.article === i).length).toBeLessThanOrEqual(2)
          for (const p of positions)
            expect(positions.some((q) => contradicts(p, q, knowledge.claimBook.compare.numbers))).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })
  test('to contradict is symmetric, and nothing contradicts itself', () => {
    const stand = fc.oneof(
      fc.constantFrom({ kind: 'yes' } as const, { kind: 'no' } as const),
      fc.tuple(fc.nat(2000), fc.nat(2000)).map(([low, more]) => ({ kind: 'range', low, high: low + more }) as const),
    )
    const position: fc.Arbitrary<Position> = fc.record({
      article: fc.nat(1),
      treatment: fc.constantFrom('prp', 'fue'),
      topic: fc.constantFrom('lasts', 'until', 'sessions', 'happens'),
      about: fc.constantFrom('', 'effect/redness'),
      says: stand,
      isHedged: fc.boolean(),
      quote: fc.constant(''),
      start: fc.constant(0),
      end: fc.constant(1),
    })
    const { numbers } = knowledge.claimBook.compare
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(contradicts(a, b, numbers)).toBe(contradicts(b, a, numbers))
        expect(contradicts(a, a, numbers)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
  test('places lie inside their article and cover words', () => {
    fc.assert(
      fc.property(articles, (texts) => {
        for (const { positions } of found(...texts))
          for (const { article, start, end } of positions) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(texts[article]?.length ?? 0)
            expect(texts[article]?.slice(start, end)).toMatch(/\w/)
          }
      }),
      { numRuns: 20 },
    )
  })
})
