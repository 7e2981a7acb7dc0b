/** A check and no more: an entry of its own, so that a person in a hurry waits for nothing else. */

export { type Call, callFor, type NumberToCall } from './answer/call.ts'
export {
  type CheckAnswer,
  checkAnswer,
  type DeniedSign,
  sourcesOf,
  type TreatmentTaken,
  type UnderstoodSign,
} from './answer/check-answer.ts'
export { decide } from './decide/decide.ts'
export { showHours } from './decide/present/hours.ts'
export { buildReport, type EarlierTold, type Told, type Understood } from './parse/build-report.ts'
export { parseCountry } from './parse/country.ts'
export { type Moment, parseAgo, parseDid } from './parse/did.ts'
export { LIMITS } from './parse/limits.ts'
export { type InputProblem, isProblem, type Parsed, problem, showInputProblem } from './parse/problem.ts'
export { quote } from './parse/quote.ts'
export { parseEarlier, parseReport } from './parse/report-json.ts'
export { parseReportLine, type ReportLine } from './parse/report-line.ts'
export { isSignId, parseSign, type SignInput } from './parse/sign.ts'
export { bodyTemperature, parseTemperature } from './parse/temperature.ts'
export { treatmentSlug } from './parse/treatment-name.ts'
export { readDate, type ZoneOffset } from './parse/written-date.ts'
export { packedLexicon, useLexicon } from './recognise/lent-lexicon.ts'
export { recognise } from './recognise/recognise.ts'
export type * from './recognised.ts'
export type * from './report.ts'
export type * from './verdict.ts'
