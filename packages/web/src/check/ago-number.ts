import type { InputProblem } from '@anagen/engine'
import { CLOCKS, type DoneEntered } from './entered.ts'

// `+2` is what is still to come, where that can be asked about
const NUMBER = /^\+?\d+(?:[.,]\d+)?$/

/** What is wrong with the times of a row, said as its fields are: a number and a unit beside it, never the two in one word. */
export const agoProblems = ({ ago, clocks }: DoneEntered, at: string): readonly InputProblem[] =>
  [ago, ...CLOCKS.map((clock) => clocks[clock])].some(({ amount }) => amount !== '' && !NUMBER.test(amount))
    ? [{ at, message: 'ago-number' }]
    : []

/** A row with a time and no treatment: what was meant is missing, and passing it over would answer without it. */
export const isTimeAlone = ({ treatment, ago, clocks }: DoneEntered): boolean =>
  treatment === '' && [ago, ...CLOCKS.map((clock) => clocks[clock])].some(({ amount }) => amount !== '')
