import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const checkout = join(import.meta.dirname, '..', '..', '..', '..')
const isCheckout = (): boolean => existsSync(join(checkout, 'scripts', 'launch.mjs'))

const ofUser = (env: NodeJS.ProcessEnv): string => {
  if (process.getuid?.() === 0) return '/var/lib'
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
}

/** Where a clinic's data may lie, the best place first: ANAGEN_DATA, else a folder of the user. */
export const dataFolders = (env: NodeJS.ProcessEnv): readonly string[] =>
  env.ANAGEN_DATA ? [env.ANAGEN_DATA] : [join(ofUser(env), 'anagen')]

/** The demo never shares a folder with a clinic. In a checkout it lies beside the sources. */
export const demoFolders = (env: NodeJS.ProcessEnv): readonly string[] =>
  env.ANAGEN_DATA
    ? [env.ANAGEN_DATA]
    : [...(isCheckout() ? [join(checkout, '.state', 'demo')] : []), join(ofUser(env), 'anagen-demo')]
