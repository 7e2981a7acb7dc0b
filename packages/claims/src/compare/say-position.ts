import { inWords } from '../rules/evidence.ts'
import type { Position } from './position.ts'

const YES_NO = { yes: 'yes', no: 'no' } as const

/** What a position answers, in words: "up to 7 days", "10 to 15", "no". */
export function sayPosition({ topic, says, isHedged }: Position): string {
  if (says.kind !== 'range') return YES_NO[says.kind]
  const { low, high } = says
  switch (topic) {
    case 'lasts':
      return `${isHedged ? 'usually ' : ''}up to ${inWords(high)}`
    case 'until':
      return low < high ? `${inWords(low)} to ${inWords(high)}` : inWords(high)
    case 'interval':
      return `${range(low, high)} days`
    default:
      return range(low, high)
  }
}

const round = (n: number): number => Math.round(n * 10) / 10

function range(low: number, high: number): string {
  if (high === Number.MAX_SAFE_INTEGER) return `at least ${round(low)}`
  if (low === 0) return `at most ${round(high)}`
  return low === high ? `${round(low)}` : `${round(low)} to ${round(high)}`
}
