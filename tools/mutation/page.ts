import type { Mutant } from './stryker-report.ts'
import { isAlive, reasonsFor } from './survivors.ts'

/** docs/mutation.md: how to run, the figures, and why each survivor survives. */
export const pageOf = (mutants: readonly Mutant[], date: string): string => `# Mutation score of the decision files

Written by \`npm run mutation\` on ${date}; change [tools/mutation](../tools/mutation) instead.

[Stryker](https://stryker-mutator.io) makes one small fault at a time in \`packages/engine/src/decide\` (the words of \`present/\` left out) and runs
what judges decisions: the rows of \`packages/engine/test/decide\`, every worked case of \`knowledge/cases\` that is given as signs, and the laws of
\`tests/laws\`. A fault that makes one of them fail is killed; one that makes them run without end has timed out, which counts as noticed. The score is
the share of faults noticed. Cases told in words are left out: they would test \`recognise\` as well.

\`\`\`
npm run mutation                   # all decision files, twenty minutes to over an hour, as busy as the machine is; writes this page
npm run mutation -- judge-window   # only files with that word in their path; writes nothing
\`\`\`

The first run installs Stryker into \`tools/mutation/node_modules\`. It is no part of \`npm test\` and not of CI: it takes too long. A survivor that
\`tools/mutation/survivors.yaml\` does not explain ends the run with exit code 1: it needs a test, or a reason there.

## Figures

${figures(mutants)}

## Survivors

${survivors(mutants)}
`

function figures(mutants: readonly Mutant[]): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort()
  const rows = files.map((file) => row(`\`${file}\``, of(mutants, file)))
  return table(['file', 'mutants', 'killed', 'timeout', 'survived', 'score'], [...rows, row('**all**', mutants)])
}

const of = (mutants: readonly Mutant[], file: string): Mutant[] => mutants.filter((mutant) => mutant.file === file)

function row(name: string, all: readonly Mutant[]): string[] {
  const killed = all.filter(({ status }) => status === 'Killed').length
  const timeout = all.filter(({ status }) => status === 'Timeout').length
  const alive = all.filter(isAlive).length
  const score = (100 * (killed + timeout)) / (killed + timeout + alive)
  return [name, ...[all.length, killed, timeout, alive].map(String), `${score.toFixed(1)} %`]
}

function survivors(mutants: readonly Mutant[]): string {
  const reasons = reasonsFor(mutants)
  const rows = mutants
    .filter(isAlive)
    .map((mutant) => [
      `\`${mutant.file}:${mutant.line}\``,
      `${code(mutant.code)} → ${code(mutant.becomes)}`,
      reasons.get(mutant) ?? '**not explained**',
    ])
  return rows.length === 0 ? 'None.' : table(['where', 'fault', 'why nothing notices'], rows)
}

// A bar would end the cell; two backticks may hold one.
const code = (text: string): string => `\`\` ${(text || 'nothing').replaceAll('|', '\\|')} \`\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
