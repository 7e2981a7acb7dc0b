import { z } from 'zod'
import { adviceFile } from './advice.ts'
import { caseFile } from './case.ts'
import { areasFile, choosingRulesFile, nothingFile, scalesFile, textsFile, traitsFile } from './choosing.ts'
import {
  claimApprovalFile,
  claimEffectsFile,
  claimFramesFile,
  claimLexiconFile,
  claimRuleFile,
  claimSourcesFile,
  claimTreatmentsFile,
} from './claims.ts'
import { emergencyFile, habitsFile } from './places.ts'
import { redFlagsFile } from './red-flags.ts'
import { saysFile } from './says.ts'
import { signsFile } from './signs.ts'
import { treatmentFile } from './treatment.ts'
import { wordsFiles } from './words.ts'

/** Every kind of knowledge file as JSON Schema (draft 2020-12), for editors: `#/$defs/treatment`, `#/$defs/signs` ... */
export const knowledgeSchema = (): Record<string, unknown> => {
  const files = {
    treatment: treatmentFile,
    signs: signsFile,
    'red-flags': redFlagsFile,
    emergency: emergencyFile,
    habits: habitsFile,
    advice: adviceFile,
    cases: caseFile,
    says: saysFile,
    traits: traitsFile,
    areas: areasFile,
    texts: textsFile,
    'claim-approval': claimApprovalFile,
    'claim-effects': claimEffectsFile,
    'claim-frames': claimFramesFile,
    'claim-lexicon': claimLexiconFile,
    'claim-rule': claimRuleFile,
    'claim-sources': claimSourcesFile,
    'claim-treatments': claimTreatmentsFile,
    nothing: nothingFile,
    scales: scalesFile,
    'choosing-rules': choosingRulesFile,
    ...wordsFiles,
  }
  const defs = Object.entries(files).map(([name, schema]) => {
    const { $schema: _draft, ...definition } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return [name, definition] as const
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Anagen knowledge files',
    $defs: Object.fromEntries(defs),
  }
}
