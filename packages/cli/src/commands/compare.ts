import { quote, treatmentSlug } from '@anagen/engine'
import { compareOutput, compare as judge, NOTHING, type Price } from '@anagen/engine/planning'
import { type Knowledge, nearest } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput, orBadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { showComparison } from '../show/compare.ts'
import { toJson } from '../text/plain.ts'

const MOST_OPTIONS = 15
const PERIODS = ['session', 'month', 'year', 'once'] as const
const HOW = 'write for example prp=150/session, finasteride=30/month, lllt=800/once'
const MOST_MONEY = 1e7

const slugOf = (word: string, knowledge: Knowledge): string => {
  const name = word.trim().toLowerCase()
  if ([NOTHING, 'no-treatment', 'do-nothing', 'none'].includes(name.replace(/\s+/g, '-'))) return NOTHING
  return orBadInput(treatmentSlug(word, knowledge, 'option'))
}

const readPrice = (text: string, options: readonly string[], knowledge: Knowledge): readonly [string, Price] => {
  const [name = '', value = '', ...more] = text.split('=')
  const [amount = '', period = '', ...rest] = value.split('/')
  const per = PERIODS.find((p) => p === period.trim())
  const number = /^\d+(\.\d+)?$/.test(amount.trim()) ? Number(amount) : Number.NaN
  if (more.length > 0 || rest.length > 0 || per === undefined || !(number <= MOST_MONEY))
    throw new BadInput(`--price: ${quote(text)} cannot be read; ${HOW}`)
  const slug = slugOf(name, knowledge)
  if (!options.includes(slug))
    throw new BadInput(`--price: ${slug} is not compared here; add it, or leave its price out`)
  return [slug, { amount: number, per }]
}

/** Jurisdictions as the knowledge base names them. Rules of the United Kingdom stand under two names. */
const ALSO: Readonly<Record<string, readonly string[]>> = { GB: ['UK', 'England'], UK: ['UK', 'England'] }

const readCountries = (args: Arguments, knowledge: Knowledge): string[] | undefined => {
  if (!args.has('country')) return undefined
  const known = [
    ...new Set(Object.values(knowledge.treatments).flatMap((t) => t.regulatory.map((r) => r.jurisdiction))),
  ]
  return args.all('country').flatMap((written) => {
    const code = written.trim().toUpperCase()
    if (ALSO[code]) return ALSO[code]
    if (known.includes(code) || /^[A-Z]{2}$/.test(code)) return [code]
    const meant = nearest(code, known)
    throw new BadInput(
      `--country: ${quote(written)} is no country code; ${meant ? `did you mean ${meant}?` : 'write for example US'}`,
    )
  })
}

/** Treatments side by side, and doing nothing. */
export const compare: Command = {
  name: 'compare',
  usage: 'TREATMENT TREATMENT [… nothing] [options]',
  summary: 'Shows treatments side by side, doing nothing among them: evidence, time, chances, risks, upkeep, cost.',
  words: [1, MOST_OPTIONS],
  options: {
    price: {
      value: 'TREATMENT=AMOUNT/PER',
      repeatable: true,
      help: 'what it costs: prp=150/session, finasteride=30/month, lllt=800/once',
    },
    currency: { value: 'CODE', help: 'of the prices, shown with them: EUR' },
    country: { value: 'CODE', repeatable: true, help: 'rules of this country only; else of all that are known' },
    only: { value: 'ROWS', help: 'only these rows: likely,effects,cost' },
    short: { help: 'only the overview' },
    sources: { help: 'show which source each line rests on, and every source in full' },
    json: COMMON.json,
  },
  examples: [
    'anagen compare prp mesotherapy finasteride nothing',
    'anagen compare prp finasteride nothing --price prp=150/session --price finasteride=30/month --currency EUR --short',
    'anagen compare fue smp --country US --only regulatory,complications --sources',
  ],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const options = args.words.map((word) => slugOf(word, knowledge))
    const twice = options.find((o, i) => options.indexOf(o) < i)
    if (twice !== undefined) throw new BadInput(`${twice} stands twice; write each option once`)
    const prices = args.all('price').map((text) => readPrice(text, options, knowledge))
    const priced = prices.find(([slug], i) => prices.findIndex(([other]) => other === slug) < i)
    if (priced) throw new BadInput(`--price: ${priced[0]} has two prices; write one`)
    const request = {
      options,
      prices: Object.fromEntries(prices),
      currency: args.one('currency')?.slice(0, 8),
      jurisdictions: readCountries(args, knowledge),
    }
    const output = compareOutput(judge(request, knowledge), request, knowledge)
    const keys = output.criteria.map((c) => c.key)
    const only = args
      .one('only')
      ?.split(',')
      .map((key) => key.trim())
    const unknown = only?.find((key) => !keys.includes(key))
    if (unknown !== undefined) {
      const meant = nearest(unknown, keys)
      throw new BadInput(
        `--only: no row ${quote(unknown)}; ${meant ? `did you mean ${meant}?` : `write some of ${keys.join(', ')}`}`,
      )
    }
    const text = args.has('json')
      ? `${toJson(output, 2)}\n`
      : showComparison(output, io.screen, { only, isShort: args.has('short'), withSources: args.has('sources') })
    await io.out(text)
    return 0
  },
}
