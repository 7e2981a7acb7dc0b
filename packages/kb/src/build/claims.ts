import type { z } from 'zod'
import type { ClaimBook } from '../domain/claim-book.ts'
import type { ParsedFile } from '../parse-yaml.ts'
import {
  type ClaimRuleFile,
  claimApprovalFile,
  claimCareFile,
  claimCompareFile,
  claimEffectsFile,
  claimFramesFile,
  claimLexiconFile,
  claimRuleFile,
  claimSourcesFile,
  claimTreatmentsFile,
} from '../schema/claims.ts'
import { fullIds, toSources } from './sources.ts'

const FOLDER = 'claims'

/** The files of knowledge/claims, parsed. */
export interface ClaimFiles {
  readonly sources: ParsedFile<z.infer<typeof claimSourcesFile>>
  readonly lexicon: ParsedFile<z.infer<typeof claimLexiconFile>>
  readonly frames: ParsedFile<z.infer<typeof claimFramesFile>>
  readonly treatments: ParsedFile<z.infer<typeof claimTreatmentsFile>>
  readonly effects: ParsedFile<z.infer<typeof claimEffectsFile>>
  readonly approval: ParsedFile<z.infer<typeof claimApprovalFile>>
  readonly care: ParsedFile<z.infer<typeof claimCareFile>>
  readonly compare: ParsedFile<z.infer<typeof claimCompareFile>>
  readonly rules: Readonly<Record<string, ParsedFile<ClaimRuleFile>>>
}

type Read = <T>(file: string, schema: z.ZodType<T>) => ParsedFile<T> | null

/** Parses knowledge/claims; null when a file is missing or broken, which `read` has noted. */
export const parseClaims = (names: readonly string[], read: Read): ClaimFiles | null => {
  const sources = read(`${FOLDER}/sources.yaml`, claimSourcesFile)
  const lexicon = read(`${FOLDER}/lexicon.yaml`, claimLexiconFile)
  const frames = read(`${FOLDER}/frames.yaml`, claimFramesFile)
  const treatments = read(`${FOLDER}/treatments.yaml`, claimTreatmentsFile)
  const effects = read(`${FOLDER}/effects.yaml`, claimEffectsFile)
  const approval = read(`${FOLDER}/approval.yaml`, claimApprovalFile)
  const care = read(`${FOLDER}/care.yaml`, claimCareFile)
  const compare = read(`${FOLDER}/compare.yaml`, claimCompareFile)
  const rules = names
    .filter((name) => /^claims\/rules\/[^/]+\.yaml$/.test(name))
    .map((name) => [name.slice('claims/rules/'.length, -'.yaml'.length), read(name, claimRuleFile)] as const)
  if (!sources || !lexicon || !frames || !treatments || !effects || !approval || !care || !compare) return null
  return {
    sources,
    lexicon,
    frames,
    treatments,
    effects,
    approval,
    care,
    compare,
    rules: Object.fromEntries(rules.flatMap(([id, file]) => (file ? [[id, file]] : []))),
  }
}

export const toClaimBook = (files: ClaimFiles): ClaimBook => ({
  classes: files.lexicon.value.classes,
  irregular: files.lexicon.value.irregular,
  concepts: files.lexicon.value.concepts,
  frames: files.frames.value,
  // optional keys that are undefined vanish when the knowledge is made plain
  treatments: files.treatments.value as ClaimBook['treatments'],
  effects: files.effects.value as ClaimBook['effects'],
  approval: files.approval.value as ClaimBook['approval'],
  care: files.care.value,
  compare: files.compare.value,
  rules: Object.fromEntries(
    Object.entries(files.rules).map(([id, { value }]) => [
      id,
      { ...value, sources: fullIds(FOLDER, value.sources) } as ClaimBook['rules'][string],
    ]),
  ),
  sources: Object.fromEntries(toSources(FOLDER, files.sources.value.sources).map((source) => [source.id, source])),
})
