import type { Complaint } from './tree.ts'

const status = /^Status: (proposed|accepted|rejected|superseded by \d{4})( .*)?$/m

/** Decisions that share a number, leave one out, or do not say whether they hold. */
export function decisionProblems(decisions: Record<string, string>): readonly Complaint[] {
  return Object.keys(decisions)
    .sort()
    .flatMap((file, index) => {
      const number = String(index + 1).padStart(4, '0')
      const isNumbered = file.startsWith(`docs/decisions/${number}-`)
      const problems = [
        isNumbered ? '' : `should have the number ${number}: numbers are unique and leave none out`,
        status.test(decisions[file] ?? '')
          ? ''
          : 'needs a line such as "Status: accepted" or "Status: superseded by 0007"',
      ]
      return problems.filter(Boolean).map((message) => ({ file, line: 1, message }))
    })
}

/** Runtime dependencies that no decision names. */
export function undecided(manifest: string, dependencies: readonly string[], decisions: string): readonly Complaint[] {
  return dependencies
    .filter((name) => !name.startsWith('@anagen/') && !decisions.includes(name))
    .map((name) => ({ file: manifest, line: 1, message: `depends on ${name}, which no file of docs/decisions names` }))
}
