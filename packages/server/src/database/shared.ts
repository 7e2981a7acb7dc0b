import type pg from 'pg'
import { isStorageLost } from '../operation/lost.ts'
import { NotProven, type Scope, type Tx, transact } from './transaction.ts'

/** Something that is done alike for many, so that those who ask for it at about the same time can share a transaction. */
export interface Alike<Item, Result> {
  /** Does it for all of them. @returns what came of each, in their order; when it throws, it is done again for each by itself */
  readonly work: (tx: Tx, items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>
  /** two with the same key are done one after the other */
  readonly keyOf: (item: Item) => string
}

/** The same for one alone, inside a transaction of its own. */
export const alone =
  <Item, Result>({ work }: Alike<Item, Result>, item: Item) =>
  async (tx: Tx): Promise<Result> => {
    const [outcome] = await work(tx, [item])
    if (outcome?.status === 'fulfilled') return outcome.value
    throw outcome?.reason ?? new Error('nothing came of it')
  }

interface Waiting {
  readonly scope: Scope
  readonly item: unknown
  readonly key: string
  readonly settle: (outcome: PromiseSettledResult<unknown>) => void
}

/** Those who ask for the same in the same scope. */
interface Line {
  waiting: readonly Waiting[]
  /** keys of what is being done */
  readonly busy: Set<string>
  underWay: number
  /** how many of those take long */
  slow: number
}

// Whoever comes while one is under way goes with the next one: together they cost less than in two. When there are enough of them they wait for nothing,
// so that some are decided while others are stored; and one that waits for a lock or a slow disk holds up the next one no longer than this.
const AT_ONCE = 2
const MOST = 16
const ENOUGH = 8
const SLOW_MS = 100

const mayBegin = ({ underWay, slow, waiting }: Line): boolean =>
  underWay < AT_ONCE && (underWay === slow || waiting.length >= ENOUGH)

/**
 * @param slowMs how long one may take before the next one waits no more
 * @returns how to do one of many things that are done alike, see `Database.shared`
 */
export const openShared = (pool: pg.Pool, slowMs = SLOW_MS) => {
  const lines = new Map<Alike<never, unknown>, Map<string, Line>>()

  const share = <Item, Result>(scope: Scope, alike: Alike<Item, Result>, item: Item): Promise<Result> => {
    const ofKind = lines.get(alike) ?? new Map<string, Line>()
    lines.set(alike, ofKind)
    const name = [scope.clinicId, scope.patientId, scope.proof?.about].join('/')
    const line = ofKind.get(name) ?? { waiting: [], busy: new Set(), underWay: 0, slow: 0 }
    ofKind.set(name, line)
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const settle = (outcome: PromiseSettledResult<unknown>): void =>
      // what a line holds came from the same `alike`
      outcome.status === 'fulfilled' ? resolve(outcome.value as Result) : reject(outcome.reason)
    line.waiting = [...line.waiting, { scope, item, key: alike.keyOf(item), settle }]
    const goOn = (): void => {
      while (mayBegin(line)) {
        const some = take(line)
        if (some.length === 0) break
        line.underWay++
        let isSlow = false
        const timer = setTimeout(() => {
          isSlow = true
          line.slow++
          goOn()
        }, slowMs)
        void doTogether(pool, alike as Alike<unknown, unknown>, some).finally(() => {
          clearTimeout(timer)
          line.underWay--
          if (isSlow) line.slow--
          for (const { key } of some) line.busy.delete(key)
          goOn()
        })
      }
      if (line.underWay === 0 && line.waiting.length === 0 && ofKind.get(name) === line) ofKind.delete(name)
    }
    // all that arrived in this turn of the event loop is there by then
    setImmediate(goOn)
    return promise
  }
  return share
}

const take = (line: Line): readonly Waiting[] => {
  const taken: Waiting[] = []
  line.waiting = line.waiting.filter((one) => {
    if (taken.length === MOST || line.busy.has(one.key)) return true
    line.busy.add(one.key)
    taken.push(one)
    return false
  })
  return taken
}

const doTogether = async (pool: pg.Pool, alike: Alike<unknown, unknown>, some: readonly Waiting[]): Promise<void> => {
  const items = some.map(({ item }) => item)
  // the proof of the one that came last says most
  const scope = some.at(-1)?.scope
  if (!scope) return
  try {
    const outcomes = await transact(pool, scope, (tx) => alike.work(tx, items))
    for (const [i, { settle }] of some.entries())
      settle(outcomes[i] ?? { status: 'rejected', reason: new Error('nothing came of it') })
  } catch (reason) {
    // whether it was stored is not known, or nobody of them may ask: alone it would be no different
    if (some.length === 1 || isStorageLost(reason) || reason instanceof NotProven)
      for (const { settle } of some) settle({ status: 'rejected', reason })
    else await Promise.all(some.map((one) => doTogether(pool, alike, [one])))
  }
}
