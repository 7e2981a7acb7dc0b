/** The comparison on the task: agreement first, then speed, all engines in one run. */
import type { Options } from '../options.ts'
import { installPeers } from '../peers.ts'
import { firstLine, messageOf } from '../progress.ts'
import { inRounds } from '../rounds.ts'
import { spread } from '../statistics.ts'
import { figure, table, withSpread } from '../table.ts'
import { type Checked, check } from './agreement.ts'
import { type Contender, handWritten, ours, peers, REPORT_COUNT, uncompiled } from './engines.ts'
import { makeReports } from './generate.ts'

export async function compareDecisions(options: Options): Promise<string> {
  const reports = makeReports(REPORT_COUNT)
  const checked: Checked[] = []
  const notMeasured: string[] = []
  for (const contender of [ours, handWritten, uncompiled])
    checked.push(await check(contender, reports, options.isQuick))
  const notInstalled = whyNotInstalled()
  for (const contender of peers) {
    const missing = notInstalled ?? (await whyNotBuilt(contender))
    if (missing) notMeasured.push(`- not measured: ${contender.name}: ${missing}`)
    else checked.push(await check(contender, reports, options.isQuick))
  }
  const runners = new Map(checked.map(({ name, engine }) => [name, (seconds: number) => engine.run(reports, seconds)]))
  const measured = await inRounds(runners, options)
  return [showAgreement(checked), showSpeed(measured), notMeasured.join('\n')].filter(Boolean).join('\n\n')
}

// A peer that cannot be had is said to be missing; the others are still worth comparing.

function whyNotInstalled(): string | null {
  try {
    installPeers()
    return null
  } catch (error) {
    return messageOf(error)
  }
}

async function whyNotBuilt({ build }: Contender): Promise<string | null> {
  try {
    await build([])
    return null
  } catch (error) {
    return firstLine(messageOf(error))
  }
}

const showAgreement = (checked: readonly Checked[]): string =>
  table(
    ['engine', 'same answer as the hand-written version', 'two changed cells caught'],
    checked.map(({ name, agreedOn, caughtOn }) => [
      name,
      `${count(agreedOn)} of ${count(agreedOn)}`,
      `on ${caughtOn} reports`,
    ]),
  )

const count = (value: number): string => value.toLocaleString('en-GB')

function showSpeed(measured: ReadonlyMap<string, readonly number[]>): string {
  const our = measured.get(ours.name) ?? []
  return table(
    ['engine', 'decisions/s, median [min..max]', 'ours is x times as fast, median of rounds [min..max]'],
    [...measured].map(([name, speeds]) => [
      name,
      withSpread(spread(speeds)),
      name === ours.name
        ? figure(1)
        : withSpread(spread(our.map((speed, round) => speed / (speeds[round] ?? Number.NaN)))),
    ]),
  )
}
