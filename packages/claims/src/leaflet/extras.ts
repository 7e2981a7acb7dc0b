import type { Treatment } from '@anagen/kb'
import { type Care, careByStatement } from '../care/read-care.ts'
import { fill, saidWords, wordsSpan } from '../rules/rule.ts'
import type { Article, Statement } from '../statement/statement.ts'
import type { LeafletFinding, LeafletReader } from './leaflet-finding.ts'

/** Everything that the facts of a treatment say in words, one text a fact. */
const factTexts = (treatment: Treatment): string[] => [
  ...treatment.instructions.map(({ instruction, why }) => `${instruction} ${why}`),
  ...treatment.interactions.map(({ what, why }) => `${what} ${why}`),
  ...treatment.effects.map(({ plain, selfCare, notNormalWhen }) =>
    [plain, ...selfCare, ...notNormalWhen.map(({ text }) => text)].join(' '),
  ),
  ...treatment.complications.map(({ plain, signs }) => [plain, ...signs].join(' ')),
  ...treatment.contraindications.map(({ what, why }) => `${what} ${why}`),
  ...treatment.questions.map(({ question, answer }) => `${question} ${answer}`),
]

/** Activities that any rule of the treatment speaks about. */
function ruledActivities(treatment: Treatment, { words }: LeafletReader): ReadonlySet<string> {
  const rules = [...treatment.instructions, ...treatment.interactions].map((rule) => words.rolesOf(rule))
  return new Set(
    rules.flatMap(
      ({ bars = [], covers = [], allows = [], not_before: notBefore = [], conditions = [], asks = [], about = [] }) => [
        ...bars,
        ...covers,
        ...allows,
        ...notBefore,
        ...conditions,
        ...asks,
        ...about,
      ],
    ),
  )
}

/** Instructions of the leaflet that no fact of the treatment asks for; one a sentence. */
export function extras(
  article: Article,
  care: readonly Care[],
  treatment: Treatment,
  reader: LeafletReader,
): LeafletFinding[] {
  const { says, numbers } = reader.knowledge.claimBook.care
  const ruled = ruledActivities(treatment, reader)
  const { tell, share } = reader.likeness
  const facts = factTexts(treatment).map(tell)
  const named = careByStatement(care)
  const isKnown = (statement: Statement): boolean => {
    const told = tell(statement.block.text.slice(statement.sentence.start, statement.sentence.end))
    return facts.some((fact) => share(told, fact) >= numbers.likeness)
  }
  const isInstruction = (statement: Statement): boolean =>
    reader.words.findInstructs(statement.sentence)[0]?.from === 0 ||
    (named.get(statement) ?? []).some((item) => item.says === 'avoid')
  return article.statements.flatMap((statement): LeafletFinding[] => {
    const { block, sentence } = statement
    if (block.kind === 'heading' || block.kind === 'title' || statement.isAlarm || sentence.isQuestion) return []
    if (!isInstruction(statement)) return []
    if ((named.get(statement) ?? []).some(({ activity }) => ruled.has(activity))) return []
    if (isKnown(statement)) return []
    const whole = sentence.words.length
    return [
      {
        ...wordsSpan(statement, 0, whole),
        kind: 'extra',
        severity: 'warning',
        reason: fill(says.extra, { treatment: treatment.name }),
        says: '',
        facts: [],
        quote: saidWords(statement, 0, whole),
      },
    ]
  })
}
