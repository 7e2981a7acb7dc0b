import type { Knowledge } from '@anagen/kb'
import { isWithoutClinics, type OpenServer, openIdentity, openServer, StorageError } from '@anagen/server'
import type { Clinics, DemoDoor } from '@anagen/web'
import { readDemo, writeDemo } from '../demo/demo-file.ts'
import { demoDoor } from '../demo/door.ts'
import { seedDemo } from '../demo/seed.ts'
import { dataFolders, demoFolders } from './data-folder.ts'

/** The clinics of this server, open. */
export interface OpenClinics {
  readonly clinics: Clinics
  readonly folder: string
  readonly close: () => Promise<void>
}

export interface ClinicsOptions {
  readonly env: NodeJS.ProcessEnv
  /** a clinic of synthetic people in a folder of its own */
  readonly isDemo: boolean
  readonly knowledge: Promise<Knowledge>
  /** where people reach us; known once the port is */
  readonly origin: Promise<string>
  /** told in words for the console */
  readonly tell: (said: string) => void
}

const ELSEWHERE = new Set(['data-folder-unreachable', 'data-folder-unwritable'])

/** Opens the first folder that can be used. @throws StorageError of the last one */
const openFirst = async (
  [folder, ...others]: readonly string[],
  { env, knowledge, tell }: ClinicsOptions,
): Promise<{ server: OpenServer; folder: string }> => {
  if (folder === undefined) throw new Error('no data folder was named')
  const onEvent = (event: string, said: string): void => {
    if (event !== 'started' && event !== 'adopted') tell(said)
  }
  try {
    const databaseUrl = env.DATABASE_URL || undefined
    const pgBin = env.PG_BIN || undefined
    return { folder, server: await openServer({ folder, databaseUrl, pgBin, knowledge, onEvent }) }
  } catch (error) {
    if (others.length > 0 && error instanceof StorageError && ELSEWHERE.has(error.code))
      return openFirst(others, { env, isDemo: false, knowledge, origin: Promise.resolve(''), tell })
    throw error
  }
}

const otherOrigins = (origin: string): string[] => {
  const { hostname, port, protocol } = new URL(origin)
  return hostname === 'localhost' ? [`${protocol}//127.0.0.1:${port}`, `${protocol}//[::1]:${port}`] : []
}

/** Opens database and identity, and makes the demo's people at its first start. @throws StorageError, MasterKeyError */
export const openClinics = async (options: ClinicsOptions): Promise<OpenClinics> => {
  const { env, isDemo, tell } = options
  const { server, folder } = await openFirst(isDemo ? demoFolders(env) : dataFolders(env), options)
  try {
    const { deps, reach, masterKey } = server
    const known = isDemo ? readDemo(folder) : null
    const made = isDemo && known === null && (await isWithoutClinics(deps.database)) ? await seedDemo(deps) : null
    if (made) writeDemo(folder, made)
    const origin = await options.origin
    const identity = openIdentity({
      reach,
      database: deps.database,
      masterKey,
      origin,
      otherOrigins: otherOrigins(origin),
      onError: tell,
    })
    const file = made ?? known
    const demo: DemoDoor | null = file && demoDoor(file, { identity, folder, origin })
    return {
      clinics: { deps, identity, demo, setUpKey: null },
      folder,
      close: async () => {
        await identity.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
