import type { ClaimEffect, Treatment } from '@anagen/kb'
import type { Match } from '../match/matcher.ts'
import type { Named } from '../statement/name-finder.ts'
import type { Article, Statement } from '../statement/statement.ts'
import type { Mention } from '../statement/treatments.ts'
import { complicationsWith, effectsWith, treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { isOneClause, LOOSE, matchesOf, nextOf, type Rule, type RuleContext, sentenceSpan } from './rule.ts'

const ID = 'wrong-treatment-effect'

const knows = (treatment: Treatment, effect: ClaimEffect): boolean =>
  effectsWith(treatment, effect.signs).length > 0 || complicationsWith(treatment, effect.signs).length > 0

/** May a treatment cause it? With `only` the list decides, else the effects and complications of the knowledge base. */
const canCause = (treatment: Treatment, effect: ClaimEffect): boolean =>
  effect.only ? effect.only.includes(treatment.slug) : knows(treatment, effect)

/** Effects told with other words between, by the patterns of the rule. */
const toldEffects = (statement: Statement, { knowledge }: RuleContext): Named<ClaimEffect>[] =>
  statement.matches.some(({ owner }) => owner === ID)
    ? knowledge.claimBook.effects.flatMap((what) =>
        matchesOf(statement, ID, what.id).map(({ from, to }) => ({ what, from, to })),
      )
    : []

const MANY = 3

/** A price list, a comparison: its headings and cells name many treatments, and a sentence without a name may be about any of them. */
const isOfMany = ({ statements }: Article): boolean =>
  new Set(
    statements
      .filter(({ block: { kind } }) => kind === 'cell' || kind === 'heading' || kind === 'item')
      .flatMap(({ mentions }) => mentions.flatMap(({ slugs }) => slugs)),
  ).size >= MANY

/** "Like finasteride", "just as the tablets do", "more than PRP" */
function isLikened({ sentence: { words } }: Statement, { from }: Mention): boolean {
  const at = /^(?:a|an|the|with|in|after|other)$/.test(words[from - 1]?.text ?? '') ? from - 2 : from - 1
  return /^(?:like|unlike|than|as)$/.test(words[at]?.text ?? '')
}

/** The treatments that a sentence may be about; what it only likens them to is none of these. */
function spokenOf(statement: Statement, article: Article): readonly string[] {
  const likened = statement.mentions.filter((mention) => isLikened(statement, mention)).flatMap(({ slugs }) => slugs)
  if (likened.length === 0) return statement.maybeTreatments
  const left = statement.maybeTreatments.filter((slug) => !likened.includes(slug))
  return left.length > 0 ? left : article.treatments
}

/** "The dots fade after years; removal takes a laser": what is named beyond a semicolon or a dash does not have the effect. */
const isNamedApart = (statement: Statement, effect: { from: number; to: number }): boolean =>
  statement.mentions.length > 0 && statement.mentions.every((mention) => !isOneClause(statement, mention, effect))

/** Behind the effect, in another clause. */
const isApartBehind = ({ sentence: { breaks } }: Statement, ok: Match, { to }: Pick<Match, 'to'>): boolean =>
  ok.from >= to && breaks.slice(to, ok.from + 1).some((strength) => strength > 0)

const COLOUR = /^(?:red|pink|blue|green|grey|gray|purple|yellow|white|black|brown)$/
/** what a colour may stand before and be of the skin all the same */
const OF_SKIN =
  /^(?:skin|scalp|heads?|forehead|face|eyes?|ears?|neck|patch(?:es)?|spots?|dots?|marks?|bumps?|rash(?:es)?|scars?|lumps?|crusts?|swellings?|rings?|lines?|areas?|sore|raw|tender|hot|warm|swollen|itchy|puffy|dry|tight|and|or|for|in|on|at|after|with|but|as|to|from|like|around|where|when|while|until|is|are|was|again|still|the|a|than|too|by|over|once|if)$/

/** "The pink bears in the tall jar", "sent back with red ink": the colour of a thing. */
const isColourOfAThing = (
  { sentence: { words, breaks } }: Statement,
  { from, to }: { from: number; to: number },
): boolean => {
  const next = words[to]?.text
  return (
    to - from === 1 &&
    next !== undefined &&
    (breaks[to] ?? 0) === 0 &&
    COLOUR.test(words[from]?.text ?? '') &&
    !OF_SKIN.test(next)
  )
}

function wrongEffect(statement: Statement, article: Article, context: RuleContext): Named<ClaimEffect> | undefined {
  // in a list of the effects of one treatment, another's name does not change whose effects they are
  const listed = statement.block.kind === 'item' ? statement.effectsOf : []
  const treatments = treatmentsOf(context.knowledge, listed.length > 0 ? listed : spokenOf(statement, article))
  if (treatments.length === 0) return undefined
  if (statement.mentions.length === 0 && statement.effectsOf.length === 0 && isOfMany(article)) return undefined
  const [stranger] = statement.mentions.filter(({ slugs }) => !slugs.some((slug) => listed.includes(slug)))
  const [topic] = statement.topicEffects
  if (listed.length > 0 && stranger && topic) return { what: topic.what, from: stranger.from, to: stranger.to }
  return [...statement.effects, ...toldEffects(statement, context)].find(({ what, from, to }) => {
    if (what.shared || treatments.some((treatment) => canCause(treatment, what))) return false
    if (isColourOfAThing(statement, { from, to })) return false
    const main = treatmentsOf(context.knowledge, isNamedApart(statement, { from, to }) ? article.treatments : [])
    if (main.some((treatment) => canCause(treatment, what))) return false
    return Object.values(context.knowledge.treatments).some((other) => canCause(other, what))
  })
}

/**
 * Flags an effect that the knowledge base lists only for another treatment.
 * @why    who reads the wrong list takes a complication for normal, or fears what cannot happen
 * @passes After a transplant the grafts shed in the first weeks.
 * @passes SMP can cover the scar of an earlier transplant.
 * @flags  SMP side effects. Cysts may appear in the recipient area.
 * @flags  After PRP some men notice a loss of libido.
 */
export const wrongTreatmentEffect: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement) => {
      if (statement.block.kind === 'heading' || statement.block.kind === 'title' || statement.isAlarm) return []
      const found = wrongEffect(statement, article, context)
      if (!found) return []
      // "the shock loss sets in, do not be afraid": what is denied in a clause of its own, behind the effect, is not the effect
      if (matchesOf(statement, ID, 'ok').some((ok) => !isApartBehind(statement, ok, found))) return []
      if (context.readStance(statement, found, nextOf(article, statement)).stance !== 'asserted') return []
      const others = Object.values(context.knowledge.treatments).filter((other) => canCause(other, found.what))
      const claim = treatmentsOf(context.knowledge, [...statement.effectsOf, ...statement.maybeTreatments])
        .flatMap((treatment) => treatment.claims)
        .find(({ key }) => context.data.claims?.includes(key))
      const fact =
        claim?.id ??
        others.flatMap((other) => [
          ...effectsWith(other, found.what.signs),
          ...complicationsWith(other, found.what.signs),
        ])[0]?.id ??
        others[0]?.evidence.id ??
        ''
      // "it wakes up roots, and new hair pushes through the dots" is one claim
      const core = [sentenceSpan(statement)]
      return [
        {
          ...findingAt(
            ID,
            statement,
            found,
            context,
            { text: fact, facts: fact ? [fact] : [] },
            {
              others: others.map((other) => other.slug).join(', '),
              treatment:
                treatmentsOf(context.knowledge, statement.effectsOf)[0]?.name ??
                treatmentsOf(context.knowledge, statement.maybeTreatments)[0]?.name ??
                '',
            },
          ),
          ...(found.what.id === 'grows-hair' ? { core } : {}),
          ...(statement.mentions.length + statement.effectsOf.length === 0 ? { strength: LOOSE } : {}),
        },
      ]
    }),
}
