import { readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenServer } from '../open-server.ts'
import { readMailSettings } from '../outbox/mailer.ts'
import { masterKeyFile } from '../secrets/master-key.ts'
import { ageOf, archiveState } from './archive-state.ts'
import { checkBackup } from './restore.ts'
import { LAST_BACKUP, rowsOf } from './take.ts'
import type { Archive } from './wal-archive.ts'

/** One thing that was looked at. `bad`: something is lost or will be; `warn`: somebody should look. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'bad'
  readonly about: string
  /** what was found, and what to do when it is not well */
  readonly said: string
}

export interface ToExamine {
  readonly server: OpenServer
  readonly folder: string
  readonly archive: Archive
  readonly env: NodeJS.ProcessEnv
  /** a backup to read whole */
  readonly backup: string | null
}

type Look = (given: ToExamine) => Promise<readonly Finding[]>

const ok = (about: string, said: string): readonly Finding[] => [{ state: 'ok', about, said }]
const warn = (about: string, said: string): readonly Finding[] => [{ state: 'warn', about, said }]
const bad = (about: string, said: string): readonly Finding[] => [{ state: 'bad', about, said }]

const LEAST_FREE_BYTES = 1e9
const OLDEST_BACKUP_HOURS = 26
const LONGEST_SKEW_SECONDS = 5
const OLDEST_UNSEALED_MINUTES = 10
const HOUR_MS = 3_600_000

const ask = async (server: OpenServer, text: string): Promise<Record<string, unknown>> =>
  (await server.deps.database.worker.query(text)).rows[0] ?? {}

const database: Look = async ({ server }) => {
  const found = await ask(
    server,
    "select current_setting('server_version') as version, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages",
  )
  const about = 'database'
  if (found.fsync !== 'on' || found.pages !== 'on')
    return bad(
      about,
      'fsync or full_page_writes is off: a power cut loses check-ins that were acknowledged. Turn both on in postgresql.conf.',
    )
  if (found.checksums !== 'on')
    return warn(
      about,
      'it has no checksums: a bad disk goes unnoticed. Turn them on with pg_checksums while it is stopped.',
    )
  return ok(about, `PostgreSQL ${found.version}, with checksums, nothing that was acknowledged is lost in a power cut`)
}

const clock: Look = async ({ server }) => {
  const before = Date.now()
  const { at } = await ask(server, 'select extract(epoch from clock_timestamp())::float8 as at')
  const seconds = Math.abs(Number(at) - (before + Date.now()) / 2000)
  return seconds > LONGEST_SKEW_SECONDS
    ? bad(
        'clock',
        `this machine and the database differ by ${Math.round(seconds)} s. Set both by NTP: due times hang on it.`,
      )
    : ok('clock', 'this machine and the database agree')
}

const keys: Look = async ({ folder }) => {
  const file = masterKeyFile(folder)
  const { mode } = await stat(file)
  return (mode & 0o077) === 0
    ? ok(
        'master key',
        `${file}, closed to other accounts. Keep a copy apart from the backups: without it they cannot be read.`,
      )
    : bad('master key', `${file} can be read by other accounts. Close it: chmod 600 ${file}`)
}

const disk: Look = async ({ folder }) => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const gigabytes = `${(free / 1e9).toFixed(1)} GB free at ${folder}`
  return free < LEAST_FREE_BYTES ? bad('disk', `only ${gigabytes}. Free some space.`) : ok('disk', gigabytes)
}

const mail: Look = async ({ server, env }) => {
  const { waiting, given_up, late } = await ask(
    server,
    `select count(*) filter (where done_at is null and given_up_at is null and waits_for is not null) as waiting,
       count(*) filter (where given_up_at is not null) as given_up,
       count(*) filter (where done_at is null and given_up_at is null and run_at < now() - interval '10 minutes') as late
     from anagen.outbox where not starts_with(kind, 'webhook-')`,
  )
  const counts = `${waiting} wait for mail to be set up, ${given_up} were given up, ${late} are late`
  try {
    if (!readMailSettings(env))
      return warn('mail', `none is set up, so nobody is alerted by mail: set SMTP_URL and MAIL_FROM. ${counts}.`)
  } catch (error) {
    return bad('mail', (error as Error).message)
  }
  return Number(given_up) + Number(late) > 0
    ? warn('mail', `${counts}. See the outbox page.`)
    : ok('mail', `set up; ${counts}`)
}

const webhooks: Look = async ({ server }) => {
  const { given_up, tried } = await ask(
    server,
    `select count(*) filter (where given_up_at is not null) as given_up,
       count(*) filter (where done_at is null and given_up_at is null and attempts > 0) as tried
     from anagen.outbox where starts_with(kind, 'webhook-')`,
  )
  const counts = `${tried} calls wait after they failed, ${given_up} were given up`
  return Number(given_up) + Number(tried) > 0
    ? warn('webhooks', `${counts}. See the outbox page; each clinic's owner sees why with GET /api/v1/webhooks.`)
    : ok('webhooks', counts)
}

const audit: Look = async ({ server }) => {
  const { unsealed, minutes } = await ask(
    server,
    'select count(*) as unsealed, extract(epoch from now() - min(at)) / 60 as minutes from anagen.audit where sealed_in is null',
  )
  return Number(minutes ?? 0) > OLDEST_UNSEALED_MINUTES
    ? warn(
        'audit',
        `${unsealed} rows wait for their seal, the oldest for ${Math.round(Number(minutes))} minutes. Is Anagen running?`,
      )
    : ok('audit', `${unsealed} rows wait for their seal; anagen audit verify reads the whole record`)
}

const photos: Look = async ({ server }) => {
  const { database: stored, photos: store } = server.deps
  const there = new Set<string>()
  for await (const name of store.names()) there.add(name)
  const { rows } = await stored.app.query<{ clinic_id: string }>('select clinic_id from directory.clinic_address')
  let missing = 0
  let all = 0
  for (const { clinic_id: clinicId } of rows) {
    const named = await stored.within({ clinicId }, ({ db }) =>
      db
        .selectFrom('photo as p')
        .select('p.stored_as')
        // what was withdrawn before anybody saw it has no file any more
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('withdrawal as w')
                .select('w.subject_id')
                .whereRef('w.subject_id', '=', 'p.id')
                .where('w.subject_kind', '=', 'photo')
                .where('w.was_seen', '=', false),
            ),
          ),
        )
        .execute(),
    )
    all += named.length
    missing += named.filter(({ stored_as }) => !there.has(stored_as)).length
  }
  return missing > 0
    ? bad('photos', `${missing} of ${all} are missing in ${store.where}. Put them back from a backup.`)
    : ok('photos', `${all}, all there in ${store.where}`)
}

const lastBackup: Look = async ({ server, folder, backup }) => {
  if (backup !== null) {
    const about = await checkBackup(backup, server.masterKey)
    const held = about.kind === 'base' ? `${(about.bytes / 1e6).toFixed(0)} MB` : `${rowsOf(about)} rows`
    return ok('backup', `${backup} is whole: ${held} of ${about.takenAt}`)
  }
  const noted = await readFile(join(folder, LAST_BACKUP), 'utf8').catch(() => null)
  if (noted === null)
    return bad('backup', 'none was ever made. Run anagen backup every day, and keep the file on another machine.')
  const { at, path } = JSON.parse(noted) as { at: string; path: string }
  const age = Date.now() - Date.parse(at)
  const said = `the last one is ${ageOf(age)} old (${path})`
  return age > OLDEST_BACKUP_HOURS * HOUR_MS
    ? warn('backup', `${said}. Run anagen backup every day.`)
    : ok('backup', `${said}; anagen doctor --backup FILE reads one whole`)
}

const archive: Look = async (given) => {
  const { state, said } = await archiveState(given)
  return [{ state, about: 'archive', said }]
}

const LOOKS: Readonly<Record<string, Look>> = {
  database,
  clock,
  keys,
  disk,
  mail,
  webhooks,
  audit,
  photos,
  lastBackup,
  archive,
}

/** Looks at everything; what cannot be looked at is bad. */
export const examine = async (given: ToExamine): Promise<readonly Finding[]> => {
  const found: Finding[] = []
  for (const [name, look] of Object.entries(LOOKS))
    try {
      found.push(...(await look(given)))
    } catch (error) {
      found.push(
        ...bad(name === 'lastBackup' ? 'backup' : name, error instanceof Error ? error.message : String(error)),
      )
    }
  return found
}
