import { INTERACTION_EFFECTS, type Interaction, type InteractionEffect, type Knowledge } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import type {
  InteractionFinding,
  InteractionRequest,
  Interactions,
  ListedItem,
  ListedTreatment,
  NothingKnown,
} from './types.ts'
import { windowWords } from './window-words.ts'

const HOUR_MS = 3_600_000
const TREATMENT = 'treatment/'
/** What a rule may ask of a medicine that its prescriber alone may stop. */
const TOUCHES: readonly InteractionEffect[] = ['stop', 'pause', 'avoid', 'wait']

/** Something on the list, whatever it is. */
interface Listed {
  readonly name: string
  readonly traits: ReadonlySet<string>
  readonly slug: string | null
  readonly prescribed: boolean | null
  readonly neverStop: boolean
}

/** A trait with everything that it implies. */
const closure = (ids: readonly string[], knowledge: Knowledge): Set<string> => {
  const found = new Set<string>()
  const add = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const implied of knowledge.choosing.traits[id]?.implies ?? []) add(implied)
  }
  for (const id of ids) add(id)
  return found
}

const listedItem = (item: ListedItem, knowledge: Knowledge): Listed => {
  const traits = closure(item.traits, knowledge)
  const neverStop = [...traits].some((id) => knowledge.choosing.traits[id]?.neverStop)
  return { name: item.words, traits, slug: null, prescribed: item.prescribed ?? (neverStop ? true : null), neverStop }
}

const listedTreatment = ({ slug }: ListedTreatment): Listed => ({
  name: slug,
  traits: new Set(),
  slug,
  prescribed: null,
  neverStop: false,
})

const isAbout = (rule: Interaction, other: Listed): boolean =>
  rule.with.some((word) =>
    word.startsWith(TREATMENT) ? other.slug === word.slice(TREATMENT.length) : other.traits.has(word),
  )

/** Conditions of a rule that nobody settled, in words; null: it does not hold. */
const conditions = (
  rule: Interaction,
  other: Listed,
  held: ReadonlySet<string>,
  no: ReadonlySet<string>,
  knowledge: Knowledge,
): string[] | null => {
  const texts = knowledge.choosing.texts.interactions
  const open: string[] = []
  if (rule.needs.length > 0 && !rule.needs.some((id) => held.has(id))) {
    const possible = rule.needs.filter((id) => !no.has(id))
    if (possible.length === 0) return null
    const condition = possible.map((id) => knowledge.choosing.traits[id]?.label ?? id).join(', or ')
    open.push(fill(texts['only-if'], { condition }))
  }
  if (rule.prescribed !== null) {
    if (other.prescribed === null) open.push(texts[rule.prescribed ? 'if-prescribed' : 'if-not-prescribed'])
    else if (other.prescribed !== rule.prescribed) return null
  }
  return open
}

const finding = (
  rule: Interaction,
  own: ListedTreatment,
  other: Listed,
  onlyIf: readonly string[],
  knowledge: Knowledge,
): InteractionFinding => {
  const texts = knowledge.choosing.texts.interactions
  const said = knowledge.choosing.interactionEffects[rule.rule] ?? 'ask'
  const isOwn = rule.actsOn === 'treatment'
  const isProtected = other.neverStop && TOUCHES.includes(said) && !isOwn
  const effect = isProtected ? 'ask' : said
  const ownName = knowledge.treatments[own.slug]?.name ?? own.slug
  const names = isOwn ? { item: ownName, treatment: other.name } : { item: other.name, treatment: ownName }
  const isPlaced = own.at !== null && rule.clock === 'session'
  return {
    effect,
    treatment: own.slug,
    item: other.name,
    text: fill(texts[isProtected ? 'never-stop' : effect], names),
    onlyIf,
    rule: rule.rule,
    what: rule.what,
    why: rule.why,
    from: rule.window.from,
    to: rule.window.to,
    clock: rule.clock,
    window: windowWords(rule, own.slug, knowledge),
    fromAt: isPlaced && own.at !== null ? own.at + rule.window.from * HOUR_MS : null,
    toAt: isPlaced && own.at !== null ? own.at + rule.window.to * HOUR_MS : null,
    facts: [rule.id],
    sources: rule.sources,
    unsourced: rule.unsourced ?? null,
  }
}

const byPressing = (a: InteractionFinding, b: InteractionFinding): number =>
  INTERACTION_EFFECTS.indexOf(a.effect) - INTERACTION_EFFECTS.indexOf(b.effect) ||
  (a.facts[0] ?? '').localeCompare(b.facts[0] ?? '', 'en')

/**
 * Every rule between the things on a person's list: treatments with each other, and with what they take, use, do and plan.
 * A pair without a rule is named: nothing known is no permission.
 */
export const interactions = (request: InteractionRequest, knowledge: Knowledge): Interactions => {
  const own = request.treatments.filter(({ slug }) => Object.hasOwn(knowledge.treatments, slug))
  const listed = [...request.items.map((item) => listedItem(item, knowledge)), ...own.map(listedTreatment)]
  const held = new Set(listed.flatMap((l) => [...l.traits]))
  const no = new Set(request.no ?? [])
  const findings: InteractionFinding[] = []
  const related = new Set<string>()
  for (const treatment of own)
    for (const other of listed) {
      if (other.slug === treatment.slug) continue
      for (const rule of knowledge.treatments[treatment.slug]?.interactions ?? []) {
        if (!isAbout(rule, other)) continue
        related.add(`${treatment.slug} ${other.name}`)
        const onlyIf = conditions(rule, other, held, no, knowledge)
        if (onlyIf) findings.push(finding(rule, treatment, other, onlyIf, knowledge))
      }
    }
  return {
    findings: findings.sort(byPressing),
    nothingKnown: nothingKnown(own, listed, related, knowledge),
    notChecked: request.notChecked ?? [],
    notTogether: notTogether(request, knowledge),
    unknownTreatments: request.treatments
      .map((t) => t.slug)
      .filter((slug) => !Object.hasOwn(knowledge.treatments, slug)),
    knowledgeDigest: knowledge.digest,
  }
}

/** No fact of ours is about two medicines, so a pair like warfarin and ibuprofen must not look as if it had been checked. */
const notTogether = ({ items, notChecked = [] }: InteractionRequest, knowledge: Knowledge): string | null => {
  const names = [...new Set([...items, ...notChecked].map(({ words }) => words))]
  if (names.length < 2) return null
  return fill(knowledge.choosing.texts.interactions['not-together'], { items: names.join(', ') })
}

const nothingKnown = (
  own: readonly ListedTreatment[],
  listed: readonly Listed[],
  related: ReadonlySet<string>,
  knowledge: Knowledge,
): NothingKnown[] =>
  own.flatMap(({ slug }, i) =>
    listed
      // two treatments are told of once
      .filter((other) => other.slug === null || own.findIndex((t) => t.slug === other.slug) > i)
      .filter(
        (other) =>
          !related.has(`${slug} ${other.name}`) && !(other.slug !== null && related.has(`${other.slug} ${slug}`)),
      )
      .map((other) => ({
        treatment: slug,
        item: other.name,
        text: fill(knowledge.choosing.texts.interactions['nothing-known'], {
          item: other.name,
          treatment: knowledge.treatments[slug]?.name ?? slug,
        }),
      })),
  )
