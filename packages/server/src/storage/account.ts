import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageError } from './storage-error.ts'

/** The account that PostgreSQL runs as; `null` = ours. PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

const PREFERRED = ['postgres', 'nobody']

/** Accounts of a passwd file by name. */
export const parsePasswd = (text: string): ReadonlyMap<string, Account> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [name, , uid, gid] = line.split(':')
      return name && uid && gid ? [[name, { name, uid: Number(uid), gid: Number(gid) }] as const] : []
    }),
  )

/**
 * Ours, unless we are root: then the owner of an existing data folder, else `postgres`, else `nobody`.
 * @throws StorageError `account-missing`
 */
export const postgresAccount = (
  ownUid: number,
  owner: number | null,
  passwd: () => string = () => readFileSync('/etc/passwd', 'utf8'),
): Account | null => {
  if (ownUid !== 0) return null
  const accounts = parsePasswd(passwd())
  const byOwner = owner ? [...accounts.values()].find(({ uid }) => uid === owner) : undefined
  const found = byOwner ?? PREFERRED.map((name) => accounts.get(name)).find((account) => account !== undefined)
  if (found) return found
  throw new StorageError(
    'account-missing',
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody". Start Anagen as another user, or add one: useradd --system postgres',
  )
}

const mayPass = (path: string, { uid, gid }: Account): boolean => {
  const { mode, uid: owner, gid: group } = statSync(path)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/** The first folder on the way to `path` that the account may not enter, or null. Looks at owner, group and mode only. */
export const closedFolder = (path: string, account: Account | null): string | null => {
  if (!account) return null
  const parent = dirname(path)
  return (parent === path ? null : closedFolder(parent, account)) ?? (mayPass(path, account) ? null : path)
}
