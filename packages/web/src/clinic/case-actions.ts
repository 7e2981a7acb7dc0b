import { LEVELS } from '@anagen/kb'
import {
  type Asked,
  acknowledgeCase,
  type CaseMove,
  type CaseShown,
  contactCase,
  isRefusal,
  may,
  overrideCase,
  type Refusal,
  reopenCase,
  resolveCase,
  sendMessage,
  showOneCase,
  whyNot,
} from '@anagen/server'
import { textOf } from './door.ts'

const OPERATIONS = {
  acknowledge: acknowledgeCase,
  contact: contactCase,
  override: overrideCase,
  resolve: resolveCase,
  reopen: reopenCase,
} as const

/** Why somebody cannot do something to a case now; null where they can. */
export type WhyNot = Readonly<Record<CaseMove, string | null>>

/** Why not, in the words of the page. */
export interface CaseWords {
  readonly notYours: string
  readonly youHave: string
  readonly somebodyHas: (who: string) => string
}

type Whose = Pick<CaseShown, 'state' | 'ownerId' | 'ownerName'>

export const whyNots = (asked: Asked, { state, ownerId, ownerName }: Whose, words: CaseWords): WhyNot => {
  const isTheirs = asked.actor.kind === 'staff' && asked.actor.id === ownerId
  const because = ({ refused, detail }: Refusal): string =>
    refused !== 'case-acknowledged' ? detail : isTheirs ? words.youHave : words.somebodyHas(ownerName)
  const of = (move: CaseMove): string | null => {
    if (!may(asked.actor, OPERATIONS[move])) return words.notYours
    const refused = whyNot(move, state)
    return refused && because(refused)
  }
  return {
    acknowledge: of('acknowledge'),
    contact: of('contact'),
    override: of('override'),
    resolve: of('resolve'),
    reopen: of('reopen'),
  }
}

/** When somebody wants to be asked about it again; as usual when they did not say. */
const againOf = (form: FormData): { againHours?: number } => {
  const again = textOf(form, 'again')
  return again === '' ? {} : { againHours: Number(again) }
}

/** Does what a form of the case page asks for. */
export const actOnCase = async (form: FormData, caseId: string, asked: Asked): Promise<unknown | Refusal> => {
  const [id, note] = [textOf(form, 'id'), textOf(form, 'note')]
  switch (form.get('move')) {
    case 'acknowledge':
      return acknowledgeCase({ caseId }, asked)
    case 'contact':
      return contactCase({ id, caseId, note, ...againOf(form) }, asked)
    case 'override': {
      const level = LEVELS.find((l) => l === form.get('level'))
      return overrideCase({ id, caseId, level: level as (typeof LEVELS)[number], reason: note }, asked)
    }
    case 'resolve':
      return resolveCase({ id, caseId, outcome: note }, asked)
    case 'reopen':
      return reopenCase({ id, caseId, reason: note }, asked)
    default: {
      const found = await showOneCase({ caseId }, asked)
      return isRefusal(found) ? found : sendMessage({ id, patientId: found.patientId, caseId, text: note }, asked)
    }
  }
}
