import type { Knowledge } from '@anagen/kb'
import { scenesHeard } from './recognise.ts'
import { traitsOf } from './traits.ts'
import { type Weighed, weighedOf } from './worries.ts'

/** The traits of one stretch of a text, or of all of it. */
export interface WeighedBy {
  readonly kind: Weighed['kind'] | 'whole'
  readonly traits: ReadonlySet<string>
}

/** What a text is weighed by: what the weights of worries are learnt from (tools/worries/learn.ts). */
export const traitsWeighed = (text: string, knowledge: Knowledge): readonly WeighedBy[] =>
  scenesHeard(text, knowledge).flatMap((scene) => [
    ...weighedOf(scene).map(({ kind, from, to }) => ({ kind, traits: traitsOf({ from, to }, scene) })),
    { kind: 'whole', traits: traitsOf({ from: 0, to: scene.words.length }, scene) },
  ])
