import { z } from 'zod'
import { digest } from '../digest.ts'
import type { Country } from '../domain/help-line.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import { deepFreeze } from '../freeze.ts'
import { type ParsedFile, parseYaml } from '../parse-yaml.ts'
import { KnowledgeError, type KnowledgeProblem } from '../problems.ts'
import { type AdviceFile, adviceFile } from '../schema/advice.ts'
import {
  type AreasFile,
  areasFile,
  type ChoosingRulesFile,
  choosingRulesFile,
  type NothingFile,
  nothingFile,
  type ScalesFile,
  scalesFile,
  type TextsFile,
  type TraitsFile,
  textsFile,
  traitsFile,
} from '../schema/choosing.ts'
import { type EmergencyFile, emergencyFile, type HabitsFile, habitsFile } from '../schema/places.ts'
import { type RawRedFlags, redFlagsFile } from '../schema/red-flags.ts'
import { type SaysFile, saysFile } from '../schema/says.ts'
import { type RawSigns, signsFile } from '../schema/signs.ts'
import { type RawTreatment, treatmentFile } from '../schema/treatment.ts'
import { wordsFiles } from '../schema/words.ts'
import { toAdvice } from './advice.ts'
import { toAreas, toNothing, toRules, toScales, toTexts, toTraits } from './choosing.ts'
import { type ClaimFiles, parseClaims, toClaimBook } from './claims.ts'
import { toFeverRules, toModifiers, toReadings, toRedFlags } from './red-flags.ts'
import { toSigns, toVocabulary } from './signs.ts'
import { fullIds, toSources } from './sources.ts'
import { toTreatment } from './treatment.ts'

/** The knowledge files as text, by path relative to `knowledge/`, such as `treatments/prp.yaml`. */
export type KnowledgeTexts = Readonly<Record<string, string>>

/** knowledge/choosing, parsed. */
export interface ParsedChoosing {
  readonly traits: ParsedFile<TraitsFile>
  readonly areas: ParsedFile<AreasFile>
  readonly texts: ParsedFile<TextsFile>
  readonly nothing: ParsedFile<NothingFile>
  readonly scales: ParsedFile<ScalesFile>
  readonly rules: ParsedFile<ChoosingRulesFile>
}

/** Every file parsed, before anything is built: what `knowledge check` walks. */
export interface ParsedKnowledge {
  readonly treatments: readonly ParsedFile<RawTreatment>[]
  readonly signs: ParsedFile<RawSigns>
  readonly redFlags: ParsedFile<RawRedFlags>
  readonly emergency: ParsedFile<EmergencyFile>
  readonly habits: ParsedFile<HabitsFile>
  readonly advice: ParsedFile<AdviceFile>
  readonly choosing: ParsedChoosing
  readonly words: Readonly<Record<string, ParsedFile<unknown>>>
  readonly says: readonly ParsedFile<SaysFile>[]
  readonly claims: ClaimFiles
}

/**
 * Parses every file against its schema.
 * @throws KnowledgeError naming file, line and path of every problem found in any file
 */
export const parseKnowledge = (texts: KnowledgeTexts): ParsedKnowledge => {
  const problems: KnowledgeProblem[] = []
  const read = <T>(file: string, schema: z.ZodType<T>): ParsedFile<T> | null => {
    const text = texts[file]
    if (text === undefined) {
      problems.push({ file, line: 1, path: '', message: 'this file is missing; restore it' })
      return null
    }
    const parsed = parseYaml(file, text, schema)
    if ('problems' in parsed) {
      problems.push(...parsed.problems)
      return null
    }
    return parsed
  }
  const names = Object.keys(texts).sort()
  const treatments = names.filter((n) => /^treatments\/[^/]+\.yaml$/.test(n)).map((n) => read(n, treatmentFile))
  const words = names
    .filter((n) => /^words\/[^/]+\.yaml$/.test(n))
    .map((n) => {
      const name = n.slice('words/'.length, -'.yaml'.length)
      return [name, read<unknown>(n, wordsFiles[name] ?? z.unknown())] as const
    })
  const says = names.filter((n) => /^says\/[^/]+\.yaml$/.test(n)).map((n) => read(n, saysFile))
  const signs = read('signs.yaml', signsFile)
  const redFlags = read('red-flags.yaml', redFlagsFile)
  const emergency = read('emergency.yaml', emergencyFile)
  const habits = read('habits.yaml', habitsFile)
  const advice = read('advice.yaml', adviceFile)
  const traits = read('choosing/traits.yaml', traitsFile)
  const areas = read('choosing/areas.yaml', areasFile)
  const sentences = read('choosing/texts.yaml', textsFile)
  const claims = parseClaims(names, read)
  const nothing = read('choosing/nothing.yaml', nothingFile)
  const scales = read('choosing/scales.yaml', scalesFile)
  const rules = read('choosing/rules.yaml', choosingRulesFile)
  const choosing =
    traits && areas && sentences && nothing && scales && rules
      ? { traits, areas, texts: sentences, nothing, scales, rules }
      : null
  if (problems.length > 0 || !signs || !redFlags || !emergency || !habits || !advice || !choosing || !claims)
    throw new KnowledgeError(problems)
  return {
    treatments: treatments.filter((t) => t !== null),
    signs,
    redFlags,
    emergency,
    habits,
    advice,
    choosing,
    claims,
    says: says.filter((file) => file !== null),
    words: Object.fromEntries(words.flatMap(([name, file]) => (file ? [[name, file]] : []))),
  }
}

const byKey = <T>(items: readonly T[], key: (item: T) => string): Record<string, T> =>
  Object.fromEntries(items.map((item) => [key(item), item]))

const toCountry = (raw: EmergencyFile['countries'][number]): Country => {
  const lines = (list: EmergencyFile['countries'][number]['advice']) =>
    (list ?? []).map((l) => ({ ...l, sources: fullIds('emergency', l.sources) }))
  return {
    code: raw.code,
    name: raw.name,
    emergency: lines(raw.emergency),
    advice: lines(raw.advice),
    poison: lines(raw.poison),
    crisis: lines(raw.crisis),
  }
}

/** Builds the frozen knowledge from parsed files and stamps its digest. */
export const buildKnowledge = (parsed: ParsedKnowledge): Knowledge => {
  const treatments = parsed.treatments.map((t) => toTreatment(t.value))
  const red = parsed.redFlags.value
  const emergency = parsed.emergency.value
  const habits = parsed.habits.value
  const sources = [
    ...treatments.flatMap((t) => t.sources),
    ...toSources('red-flags', red.sources),
    ...toSources('emergency', emergency.sources),
    ...toSources('habits', habits.sources),
    ...toSources('claims', parsed.claims.sources.value.sources),
    ...toSources('nothing', parsed.choosing.nothing.value.sources),
    ...toSources('scales', parsed.choosing.scales.value.sources),
  ]
  const content: Omit<Knowledge, 'digest'> = {
    treatments: byKey(treatments, (t) => t.slug),
    signs: byKey(
      toSigns(
        parsed.signs.value,
        parsed.says.map((f) => f.value),
      ),
      (s) => s.id,
    ),
    redFlags: toRedFlags(red),
    feverRules: toFeverRules(red),
    readings: toReadings(red),
    modifiers: byKey(toModifiers(red), (m) => m.key),
    urgencyTexts: red.urgency_levels,
    vocabulary: toVocabulary(
      parsed.signs.value,
      Object.fromEntries(Object.entries(parsed.words).map(([name, f]) => [name, f.value])),
      parsed.says.map((f) => f.value),
    ),
    emergencyDefault: {
      lines: emergency.default.lines.map((l) => ({ ...l, sources: fullIds('emergency', l.sources) })),
      ...(emergency.default.say ? { say: emergency.default.say } : {}),
    },
    countries: byKey(emergency.countries.map(toCountry), (c) => c.code),
    habits: habits.habits.map((h) => ({
      id: `habit/${h.id}`,
      topic: h.topic,
      advice: h.advice,
      evidence: h.evidence,
      why: h.why,
      sources: fullIds('habits', h.sources),
    })),
    advice: toAdvice(parsed.advice.value),
    choosing: {
      traits: toTraits(parsed.choosing.traits.value),
      areas: toAreas(parsed.choosing.areas.value),
      reviewMinutes: parsed.choosing.areas.value.review_minutes,
      fillers: parsed.choosing.traits.value.fillers,
      negations: parsed.choosing.traits.value.negations,
      scales: toScales(parsed.choosing.scales.value),
      rules: toRules(
        parsed.choosing.rules.value,
        treatments.map((t) => t.slug),
      ),
      interactionEffects: parsed.choosing.texts.value.interaction_effects,
      nothing: toNothing(parsed.choosing.nothing.value),
      texts: toTexts(parsed.choosing.texts.value),
    },
    claimBook: toClaimBook(parsed.claims),
    sources: byKey(sources, (s) => s.id),
  }
  // undefined optional keys vanish here, so that KB -> JSON -> KB is an identity
  const plain = JSON.parse(JSON.stringify(content)) as Omit<Knowledge, 'digest'>
  return deepFreeze({ digest: digest(plain), ...plain })
}
