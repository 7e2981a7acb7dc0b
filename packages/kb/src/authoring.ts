/** For those who write, check and compile the knowledge: the parser, the schemas and the checks. Readers need only the package itself. */
export { buildKnowledge, type KnowledgeTexts, type ParsedKnowledge, parseKnowledge } from './build/knowledge.ts'
export type { Check } from './check/check.ts'
export { CHECKS, checkKnowledge } from './check/check-knowledge.ts'
export { digest } from './digest.ts'
export { type ParsedFile, parseYaml } from './parse-yaml.ts'
export { caseFile, type WorkedCase } from './schema/case.ts'
export {
  type ComparisonCase,
  type CourseCase,
  choosingCaseFiles,
  type InteractionsCase,
  type SuitabilityCase,
} from './schema/choosing-case.ts'
export { knowledgeSchema } from './schema/json-schema.ts'
export { verifyCompiled } from './verify-compiled.ts'
