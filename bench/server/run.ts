/** `npm run bench:server`: the server beside a thin one on the same PostgreSQL, and the queue among a million check-ins. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine, load } from '../machine.ts'
import { parseOptions } from '../options.ts'
import { compareCheckIns } from './check-in.ts'
import { measureMemory } from './memory.ts'
import { measureQueue } from './queue.ts'
import { measureReminders } from './reminders.ts'
import { measureReplay } from './replay.ts'
import { measureSealing } from './sealing.ts'

const options = parseOptions(process.argv.slice(2))
const loadBefore = load()
const sections = [
  '# Speed of the server',
  'Written by `npm run bench:server`. What is measured, and how: [README.md](../README.md#3-the-server).',
  describeMachine()
    .map((line) => `- ${line}`)
    .join('\n'),
  `## POST of a check-in (${options.rounds} interleaved rounds of ${options.seconds} s)`,
  await compareCheckIns(options),
  '## The queue',
  await measureQueue({ checkIns: options.isQuick ? 20_000 : 1_000_000 }),
  '## Reminders',
  await measureReminders({ patients: options.isQuick ? 200 : 4000 }),
  '## Sealing of the audit',
  await measureSealing({ rows: options.isQuick ? 2000 : 20_000 }),
  '## Judging again',
  await measureReplay(options.isQuick ? { checkIns: 2000, seconds: 2 } : { checkIns: 100_000, seconds: 20 }),
  '## Memory',
  await measureMemory(),
  `Load average ${loadBefore} when it began, ${load()} when it ended. The client runs on the same cores: trust the ratios.`,
]
const text = `${sections.join('\n\n')}\n`
process.stdout.write(text)
if (!options.isQuick) writeFileSync(join(import.meta.dirname, 'results.md'), text)
