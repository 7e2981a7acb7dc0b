import { RULES } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { version } from '../version.ts'
import type { LintedFile } from './lint-answer.ts'

/** The findings as SARIF 2.1.0, for code review tools. A file that could not be checked is an execution notification. */
export function lintSarif(files: readonly LintedFile[], knowledge: Knowledge): unknown {
  const rules = RULES.map(({ id }) => {
    const data = knowledge.claimBook.rules[id]
    return {
      id,
      shortDescription: { text: data?.why ?? id },
      help: { text: `Instead: ${data?.expected ?? ''}` },
      defaultConfiguration: { level: data?.severity ?? 'warning' },
    }
  })
  const notifications = files.flatMap(({ path, problem }) =>
    problem === undefined
      ? []
      : [
          {
            level: 'error',
            message: { text: problem },
            locations: [{ physicalLocation: { artifactLocation: { uri: toUri(path) } } }],
          },
        ],
  )
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'anagen lint', semanticVersion: version(), rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results: files.flatMap(({ path, messages }) =>
          messages.map(({ ruleId, severity, reason, expected, facts, place: { start, end } }) => ({
            ruleId,
            level: severity,
            message: { text: `${reason} Instead: ${expected}.` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: toUri(path) },
                  region: {
                    startLine: start.line,
                    startColumn: start.column,
                    endLine: end.line,
                    endColumn: end.column,
                  },
                },
              },
            ],
            properties: { facts },
          })),
        ),
      },
    ],
  }
}

const toUri = (path: string): string => (path === '-' ? 'stdin' : encodeURI(path.replaceAll('\\', '/')))
