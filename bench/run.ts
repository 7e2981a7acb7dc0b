/** `npm run bench`: every speed that the project claims, measured side by side in one run. Never part of a test. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareDecisions } from './decision/compare.ts'
import { measureEngine } from './engine.ts'
import { describeMachine, load } from './machine.ts'
import { BadOption, type Options, parseOptions, usage } from './options.ts'
import { measurePlans } from './plan.ts'
import { messageOf, progress } from './progress.ts'

async function main(options: Options): Promise<void> {
  const loadBefore = load()
  const sections = [
    '# Speed',
    'Written by `npm run bench`. What is measured, and how: [README.md](README.md).',
    describeMachine()
      .map((line) => `- ${line}`)
      .join('\n'),
    `## Decisions, on the task of bench/decision (${options.rounds} interleaved rounds of ${options.seconds} s)`,
    await compareDecisions(options),
    '## The engine on the full knowledge, and the command',
    await measureEngine(options),
    '## Courses planned',
    await measurePlans(options),
    `Load average ${loadBefore} when it began, ${load()} when it ended. Other work may share the machine: trust the ratios\nbefore the figures, and no figure taken under a load above the number of cores.`,
  ]
  const text = `${sections.join('\n\n')}\n`
  process.stdout.write(text)
  if (!options.isQuick) writeFileSync(join(import.meta.dirname, 'results.md'), text)
}

try {
  await main(parseOptions(process.argv.slice(2)))
} catch (error) {
  progress(error instanceof BadOption ? `${error.message}\n\n${usage}` : messageOf(error))
  process.exitCode = error instanceof BadOption ? 2 : 1
}
