import type { z } from 'zod'
import type { ParsedKnowledge } from '../build/knowledge.ts'
import { nearest } from '../nearest.ts'
import type { KnowledgeProblem } from '../problems.ts'
import type { AsidesFile } from '../schema/asides.ts'
import type { conditionsFile, placesFile, sensationsFile, severityFile, treatmentsFile } from '../schema/lexicon.ts'
import type { measuresFile } from '../schema/measures.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

type Path = readonly (string | number)[]
type Kind = 'sign' | 'place' | 'sensation' | 'group of signs' | 'modifier' | 'treatment'
/** A name in a file of words, where it stands, and what it must be the name of. */
type Named = readonly [path: Path, name: string, kind: Kind]
type Rows = Readonly<Record<string, unknown>>

/** The files of words that name something, as their schemas read them. */
interface Files {
  readonly asides: AsidesFile
  readonly conditions: z.infer<typeof conditionsFile>
  readonly measures: z.infer<typeof measuresFile>
  readonly places: z.infer<typeof placesFile>
  readonly sensations: z.infer<typeof sensationsFile>
  readonly severity: z.infer<typeof severityFile>
  readonly treatments: z.infer<typeof treatmentsFile>
}

/** "the other one says it all" */
const NO_SIGN = 'none'

const words = (block: string): readonly string[] => block.split(/\s+/).filter((word) => word !== '')
const keys = (path: Path, rows: Rows, kind: Kind): Named[] =>
  Object.keys(rows).map((name) => [[...path, name], name, kind])
const each = (path: Path, names: readonly string[], kind: Kind): Named[] =>
  names.map((name, i) => [[...path, i], name, kind])

const rowOf = (id: string, row: Files['sensations']['sensations'][string]): Named[] => {
  const path = ['sensations', id]
  const signs = [row.default, row.unplaced, row.severe, ...Object.values(row.with ?? {})]
  return [
    ...signs.flatMap((sign): Named[] => (sign === undefined || sign === NO_SIGN ? [] : [[path, sign, 'sign']])),
    ...keys([...path, 'with'], row.with ?? {}, 'sensation'),
    ...keys([...path, 'at'], row.at ?? {}, 'sign').filter(([, sign]) => sign !== NO_SIGN),
    ...Object.entries(row.at ?? {}).flatMap(([sign, places]) =>
      words(places).map((place): Named => [[...path, 'at', sign], place, 'place']),
    ),
  ]
}

const NAMED: { readonly [name in keyof Files]: (file: Files[name]) => readonly Named[] } = {
  asides: (file) => [
    ...each(['no_course'], file.no_course, 'group of signs'),
    ...each(['regains'], file.regains, 'sign'),
  ],
  conditions: (file) => [
    ...keys(['says'], file.says, 'modifier'),
    ...keys(['not_after'], file.not_after, 'modifier'),
    ...each(['not_in_sign'], file.not_in_sign, 'modifier'),
    ...each(['others_only'], file.others_only, 'modifier'),
    [['age', 'modifier'], file.age.modifier, 'modifier'],
  ],
  measures: ({ pulse, hairs }) => [
    [['pulse', 'fast', 'sign'], pulse.fast.sign, 'sign'],
    [['pulse', 'slow', 'sign'], pulse.slow.sign, 'sign'],
    [['pulse', 'rise', 'sign'], pulse.rise.sign, 'sign'],
    [['hairs', 'many', 'sign'], hairs.many.sign, 'sign'],
  ],
  places: (file) => [
    ...each(['narrow'], file.narrow, 'place'),
    ...keys(['taken_with'], file.taken_with, 'place'),
    ...keys(['taken_instead', 'instead'], file.taken_instead.instead, 'sign'),
    ...Object.entries(file.taken_instead.instead).map(
      ([sign, is]): Named => [['taken_instead', 'instead', sign], is, 'sign'],
    ),
    ...file.where.map(({ place }, i): Named => [['where', i, 'place'], place, 'place']),
    ...keys(['composed', 'names'], file.composed.names, 'place'),
  ],
  sensations: (file) => [
    ...Object.entries(file.sensations).flatMap(([id, row]) => rowOf(id, row)),
    ...keys(['becomes'], file.becomes, 'sign'),
    ...Object.entries(file.becomes).flatMap(([sign, turns]) =>
      Object.entries(turns).map(([turn, is]): Named => [['becomes', sign, turn], is, 'sign']),
    ),
    ...keys(['missing'], file.missing, 'sign'),
    ...keys(['unable'], file.unable, 'sign'),
  ],
  severity: (file) => [
    ...keys(['not_for'], file.not_for, 'sign'),
    ...each(['stays'], file.stays, 'sign'),
    ...keys(['unless_next'], file.unless_next, 'sign'),
    ...each(['worry_beside'], file.worry_beside, 'group of signs'),
    ...each(['eased'], file.eased, 'sign'),
    ...each(['falls_off', 'signs'], file.falls_off.signs, 'sign'),
  ],
  treatments: (file) => [
    ...keys(['names'], file.names, 'treatment'),
    ...file.either.flatMap(({ slugs }, i) => each(['either', i, 'slugs'], slugs, 'treatment')),
  ],
}

const knownNames = ({
  signs,
  redFlags,
  treatments,
  words: files,
}: ParsedKnowledge): Record<Kind, readonly string[]> => ({
  sign: signs.value.signs.map((sign) => sign.id),
  place: Object.keys((files.places?.value as Files['places'] | undefined)?.places ?? {}),
  sensation: Object.keys((files.sensations?.value as Files['sensations'] | undefined)?.sensations ?? {}),
  'group of signs': signs.value.groups,
  modifier: redFlags.value.modifiers.map((modifier) => modifier.id),
  treatment: treatments.map((treatment) => treatment.value.slug),
})

/** Every sign, place, group, modifier and treatment that a file of words names exists: a row that leads nowhere would tell nothing of what it was written for. */
export const wordsExist: Check = (parsed) => {
  const known = knownNames(parsed)
  return Object.entries(NAMED).flatMap(([name, namedIn]) => {
    const file = parsed.words[name]
    if (!file) return []
    return namedIn(file.value as never).flatMap(([path, word, kind]): KnowledgeProblem[] => {
      if (known[kind].includes(word)) return []
      const meant = nearest(word, known[kind])
      return [problemAt(file, path, `there is no ${kind} "${word}"${meant ? `; write ${meant}` : ''}`)]
    })
  })
}
