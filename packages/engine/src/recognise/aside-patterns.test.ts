import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { asidePatterns } from './aside-patterns.ts'
import { foldPhrase } from './fold.ts'
import { ASIDES } from './learnt-asides.ts'
import { lexiconOf } from './lexicon.ts'

const lexicon = lexiconOf(loadKnowledge())
const { asides } = lexicon.files
const { list, withAll, has } = asidePatterns(lexicon)

/** Says a pattern in one of its ways; `turn` chooses what is left out, said again, and which way. */
const say = (pattern: string, turn: (ways: number) => number): string => {
  const classes: Record<string, string | readonly string[]> = { ...asides.classes, any: 'moss' }
  const ofClass = (name: string): string => {
    const is = classes[name] ?? ''
    const ways = typeof is === 'string' ? is.split(/\s+/).filter(Boolean) : is
    return say(ways[turn(ways.length)] ?? '', turn)
  }
  const times = (mark: string): number =>
    (mark === '?' || mark === '*' ? turn(2) : 1) + (mark === '*' || mark === '+' ? turn(2) : 0)
  let said = pattern.replace(/<([a-z_]+)>([?*+]?)/g, (_, name: string, mark: string) =>
    Array.from({ length: times(mark) }, () => `(${ofClass(name)})`).join(' '),
  )
  // the innermost bracket first
  for (let before = ''; before !== said; ) {
    before = said
    said = said.replace(/\(([^()]*)\)([?*+]?)/g, (_, all: string, mark: string) => {
      const ways = all.split('|')
      return Array.from({ length: times(mark) }, () => ways[turn(ways.length)]).join(' ')
    })
  }
  return said
    .split(/\s+/)
    .flatMap((word) => (/\?$|\*$/.test(word) ? (turn(2) === 1 ? [word.slice(0, -1)] : []) : [word]))
    .join(' ')
}

const named = (said: string): readonly string[] =>
  said.split(/\s+/).flatMap((w) => (w === 'num' ? ['#'] : foldPhrase(w).map(lexicon.forms.meant)))
const spaced = (words: readonly string[]): string => words.map((word) => `${word} `).join('')

const written = ASIDES.flatMap((tells) => asides[tells])

describe('the patterns of asides.yaml', () => {
  test('one that a clause is said by is among those looked up by its words, and matches it', () => {
    let seed = 1
    const turn = (ways: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % Math.max(1, ways)
    }
    const lost: string[] = []
    for (const [n, pattern] of written.entries())
      for (let round = 0; round < 40; round++) {
        const said = say(pattern, turn)
        const begin = /(?:^|\s)<(?=\s|$)/.exec(said)
        const end = /(?:^|\s)>(?=\s|$)/.exec(said)
        const from = begin ? begin.index + begin[0].length : 0
        const to = end ? end.index : said.length
        const own = named(said.slice(from, to))
        const before = begin ? spaced(named(said.slice(0, begin.index))) : ''
        const after = end ? spaced(named(said.slice(to + 2))) : ''
        const text = `${before}<${spaced(own)}>${after}`
        const one = list[n]
        if (!one?.matches(text) || !withAll(own).includes(one) || !own.every(has)) lost.push(`${pattern} -> ${text}`)
      }
    expect(lost).toEqual([])
  })

  test('a clause with a word of none of them is none', () => {
    expect(has('xylophone')).toBe(false)
    expect(withAll(['less', 'than', 'xylophone'])).toEqual([])
  })
})
