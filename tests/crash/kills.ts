import { isPostmaster, postgresIn, signalTo } from '../../packages/server/src/storage/processes.ts'
import { killApp } from './running-app.ts'
import type { Kill } from './trial.ts'

const killAll = (pids: readonly number[]): void => {
  for (const pid of pids) signalTo(pid, 'SIGKILL')
}

/** Ways in which the processes of an installation in `folder` can die, each with kill -9. */
export const killsOf = (folder: string): Readonly<Record<string, Kill>> => {
  const server = () => postgresIn(`${folder}/postgres`)
  const postmaster = () => server().filter(isPostmaster)
  const sessions = () => server().filter((seen) => !isPostmaster(seen) && /\[local\]/.test(seen.command))
  const pids = (seen: readonly { readonly pid: number }[]): readonly number[] => seen.map(({ pid }) => pid)
  return {
    app: killApp,
    postmaster: async () => killAll(pids(postmaster())),
    'postmaster and children': async () => killAll(pids(server())),
    'one child': async () => killAll(pids(sessions().slice(-1))),
    everything: async (app) => {
      killAll(pids(server()))
      await killApp(app)
    },
  }
}
