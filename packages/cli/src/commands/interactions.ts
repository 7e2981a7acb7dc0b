import { parseDid, quote, treatmentSlug } from '@anagen/engine'
import {
  interactionsOutput,
  interactions as judge,
  type ListedItem,
  type ListedTreatment,
  type NotChecked,
  treatmentsTaken,
  understandProfile,
  understandTraits,
  type WordsKind,
} from '@anagen/engine/planning'
import type { Knowledge } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput, orBadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentOf, type RunMoment } from '../moment.ts'
import { showInteractions } from '../show/interactions.ts'
import { toJson } from '../text/plain.ts'

const HOUR_MS = 3_600_000
const MOST_TREATMENTS = 14
const PRESCRIBED = /:(prescribed|bought)\s*$/i

const treatmentsOf = (args: Arguments, moment: RunMoment, knowledge: Knowledge): ListedTreatment[] => [
  ...args.words.map((word) => ({ slug: orBadInput(treatmentSlug(word, knowledge, 'treatment')), at: null })),
  ...args.all('did').map((text) => {
    const { slug, hoursSince } = orBadInput(parseDid(text, moment, knowledge, '--did', true))
    return { slug, at: hoursSince === null ? null : Math.round(moment.now - hoursSince * HOUR_MS) }
  }),
]

interface Heard {
  readonly items: readonly ListedItem[]
  readonly treatments: readonly string[]
  readonly notChecked: readonly NotChecked[]
}

/** `aspirin:prescribed`, `ibuprofen:bought`, `warfarin`. */
const hear = (text: string, kind: WordsKind, knowledge: Knowledge): Heard => {
  const marked = PRESCRIBED.exec(text)
  const words = text.replace(PRESCRIBED, '').trim()
  if (words === '') throw new BadInput(`--${kind}: is empty; write for example --takes aspirin:prescribed`)
  const taken = kind === 'takes' ? treatmentsTaken(words, knowledge) : { slugs: [], isAmbiguous: false }
  if (taken.isAmbiguous) throw new BadInput(`--takes: ${quote(words)} may be ${taken.slugs.join(' or ')}; write which`)
  const { traits, notChecked } = understandTraits(words, kind, knowledge)
  const prescribed = marked === null ? null : marked[1]?.toLowerCase() === 'prescribed'
  return {
    items: traits.length === 0 ? [] : [{ words, traits, prescribed }],
    treatments: taken.slugs,
    notChecked: taken.slugs.length > 0 ? [] : notChecked,
  }
}

/** Each treatment once; with its time, where one is given. */
const once = (treatments: readonly ListedTreatment[]): ListedTreatment[] => [
  ...new Map(
    [...treatments].sort((a, b) => Number(a.at !== null) - Number(b.at !== null)).map((t) => [t.slug, t]),
  ).values(),
]

/** A whole list, checked. */
export const interactions: Command = {
  name: 'interactions',
  usage: '[TREATMENT …] [--takes MEDICINE] [options]',
  summary:
    'Checks treatments against each other and against medicines, supplements, products and plans; it does not check medicines against each other.',
  words: [0, MOST_TREATMENTS],
  options: {
    did: { ...COMMON.did, help: 'a treatment with its time, done or booked: prp@+5d, fue@2026-12-01T10:00' },
    takes: {
      value: 'MEDICINE',
      repeatable: true,
      help: 'a medicine, supplement or product; aspirin:prescribed or ibuprofen:bought says which',
    },
    has: {
      value: 'WORDS',
      repeatable: true,
      help: 'what else is on the list: "PSA test", alcohol, "fat harvest", dutasteride-mixture',
    },
    not: { value: 'WORDS', repeatable: true, help: 'what is not: dutasteride-mixture' },
    sources: COMMON.sources,
    json: COMMON.json,
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen interactions prp finasteride --takes warfarin --takes ibuprofen',
    'anagen interactions --did prp@+5d --takes aspirin:prescribed --takes minoxidil-topical --zone Europe/London',
    'anagen interactions mesotherapy --takes ritonavir --has dutasteride-mixture --json',
  ],
  notes: ['Nothing here is a reason to stop a prescribed medicine: its prescriber decides, before anything is booked.'],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const moment = await momentOf(args, io, args.all('did'))
    const heard = [
      ...args.all('takes').map((text) => hear(text, 'takes', knowledge)),
      ...args.all('has').map((text) => hear(text, 'has', knowledge)),
    ]
    const taken = heard.flatMap((h) => h.treatments).map((slug) => ({ slug, at: null }))
    const treatments = once([...treatmentsOf(args, moment, knowledge), ...taken])
    const items = heard.flatMap((h) => h.items)
    const notChecked = heard.flatMap((h) => h.notChecked)
    if (treatments.length === 0)
      throw new BadInput('no treatment is named; write for example anagen interactions prp --takes warfarin')
    if (treatments.length + items.length + notChecked.length < 2)
      throw new BadInput('one thing alone has no interactions; add --takes, --has or another treatment')
    const { no } = orBadInput(understandProfile({ not: args.all('not') }, knowledge))
    const answer = judge({ treatments, items, no, notChecked }, knowledge)
    const asked = { treatments, items: items.map((i) => i.words), zone: moment.zone }
    const output = interactionsOutput(answer, asked, knowledge)
    await io.out(
      args.has('json') ? `${toJson(output, 2)}\n` : showInteractions(output, knowledge, io.screen, args.has('sources')),
    )
    return 0
  },
}
