// POST of a check-in, ours beside the thin server, on the same PostgreSQL, in turns.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ask } from '../../packages/server/src/storage/connect.ts'
import type { Options } from '../options.ts'
import { inRounds } from '../rounds.ts'
import { median, spread } from '../statistics.ts'
import { figure, table, withSpread } from '../table.ts'
import { benchClinic } from './clinic.ts'
import { cpuIn, cpuOf } from './cpu.ts'
import { type Posted, postAll } from './post.ts'
import { serveFlags } from './serve-flags.ts'

const CONNECTIONS = [1, 16]
const WARM_UP_SECONDS = 5
const SIGNS = ['redness', 'forehead-swelling', 'scalp-soreness', 'itching', 'graft-crusts', 'headache']

/** Rate and times of storing one check-in. */
export const compareCheckIns = async ({ rounds, seconds, isQuick }: Options): Promise<string> => {
  const { folder, server, patients, token } = await benchClinic()
  const target = server.reach.kind === 'embedded' ? server.reach.target : null
  const thin = await start('thin.ts', [JSON.stringify(target), token, JSON.stringify(patients)])
  const ours = await start('ours.ts', [folder])
  try {
    // as a server is after its first minute: its code is compiled, and PostgreSQL knows its tables. Until it has looked at them, which it does within a
    // minute, references are checked along the first index that will do, through all rows of the clinic: no minute but the first is like that.
    const all = Math.max(...CONNECTIONS)
    for (const [{ port }, prefix] of [
      [thin, ''],
      [ours, '/api/v1'],
    ] as const)
      await postAll(port, all, isQuick ? seconds : WARM_UP_SECONDS, () => nextRequest(prefix))
    if (target) await ask(target, 'analyze')
    const sections: string[] = []
    for (const connections of CONNECTIONS) sections.push(await compare(connections, { rounds, seconds }))
    return sections.join('\n\n')
  } finally {
    for (const { child } of [thin, ours]) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }

  async function compare(connections: number, measure: { rounds: number; seconds: number }): Promise<string> {
    const measured = { thin: [] as Measured[], ours: [] as Measured[] }
    const runner =
      (name: 'thin' | 'ours', { port, child }: Started, prefix: string) =>
      async (for_: number) => {
        const cpu = () => [cpuOf(child.pid ?? 0), cpuIn(join(folder, 'postgres'))] as const
        const [serverBefore, postgresBefore] = cpu()
        const result = await postAll(port, connections, for_, () => nextRequest(prefix))
        const [serverAfter, postgresAfter] = cpu()
        const each = (seconds: number) => (seconds * 1000) / (result.perSecond * for_)
        measured[name].push({
          ...result,
          serverMs: each(serverAfter - serverBefore),
          postgresMs: each(postgresAfter - postgresBefore),
        })
        return result.perSecond
      }
    const rates = await inRounds(
      new Map([
        ['thin', runner('thin', thin, '')],
        ['ours', runner('ours', ours, '/api/v1')],
      ] as const),
      measure,
    )
    const of = (name: 'thin' | 'ours') => rates.get(name) ?? []
    const ratios = of('ours').map((rate, i) => rate / (of('thin')[i] ?? Number.NaN))
    const of1 = (name: 'thin' | 'ours', what: keyof Measured) =>
      figure(median(measured[name].map((round) => round[what])))
    const row = (name: 'thin' | 'ours', ratio: string) => [
      name,
      withSpread(spread(of(name))),
      of1(name, 'p50'),
      of1(name, 'p99'),
      of1(name, 'serverMs'),
      of1(name, 'postgresMs'),
      ratio,
    ]
    const title = `${connections} connection${connections === 1 ? '' : 's'}`
    return table(
      [title, 'check-ins/s', 'p50 ms', 'p99 ms', 'CPU ms, server', 'CPU ms, PostgreSQL', 'of thin'],
      [row('thin', '1'), row('ours', withSpread(spread(ratios)))],
    )
  }

  function nextRequest(prefix: string) {
    const patient = patients[Math.floor(Math.random() * patients.length)]
    const signs = SIGNS.map((sign) => ({ sign, grade: 1 + Math.floor(Math.random() * 3), trend: 'same' }))
    return { path: `${prefix}/patients/${patient}/check-ins`, token, body: JSON.stringify({ id: randomUUID(), signs }) }
  }
}

interface Measured extends Posted {
  readonly serverMs: number
  readonly postgresMs: number
}
interface Started {
  readonly child: ChildProcess
  readonly port: number
}

const start = async (script: string, args: readonly string[]): Promise<Started> => {
  const child = spawn(process.execPath, [...serveFlags(), join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, port: JSON.parse(String(line)).port }
}
