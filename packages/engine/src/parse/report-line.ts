import type { Knowledge } from '@anagen/kb'
import type { Told } from './build-report.ts'
import type { Moment } from './did.ts'
import { jsonReader } from './json-shape.ts'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'
import { parseReport, REPORT_KEYS } from './report-json.ts'

const ID_CHARACTERS = 200

/** One line of a file of reports. */
export interface ReportLine {
  /** as given; null where none was, or none could be read */
  readonly id: string | number | null
  readonly told: Parsed<Told>
}

const place = 'line'

const readId = (value: unknown): Parsed<string | number | null> => {
  if (value === undefined || value === null) return { value: null }
  if (typeof value === 'number' && Number.isFinite(value)) return { value }
  if (typeof value === 'string' && value.length <= ID_CHARACTERS) return { value }
  return problem('id', `is no name; write text of at most ${ID_CHARACTERS} characters or a number`)
}

/**
 * One line of newline-delimited JSON: an optional `id` and a report (see `parseReport`).
 * @example parseReportLine('{"id":"a","treatments":[{"slug":"prp","hoursSince":30}],"say":"a bit pink"}', knowledge)
 */
export const parseReportLine = (line: string, knowledge: Knowledge, moment?: Moment): ReportLine => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return {
      id: null,
      told: problem(
        place,
        `not JSON: ${quote(line)}; write one object a line, such as {"treatments": [{"slug": "prp", "hoursSince": 30}]}`,
      ),
    }
  }
  const read = jsonReader()
  const entry = read.record(value, place, ['id', ...REPORT_KEYS])
  if (!entry) return { id: null, told: { problems: read.problems } }
  const id = readId(entry.id)
  const told = parseReport(entry, knowledge, moment)
  const problems = [
    ...read.problems,
    ...('problems' in id ? id.problems : []),
    ...('problems' in told ? told.problems : []),
  ]
  return { id: 'value' in id ? id.value : null, told: problems.length > 0 ? { problems } : told }
}
