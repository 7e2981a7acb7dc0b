const MINUTE_MS = 60_000
const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/i

/** Minutes east of UTC at a wall time given as if it were UTC. */
export type ZoneOffset = (wallAsUtc: number) => number

/**
 * Milliseconds since 1970 of a written date; one that names no zone is wall time, read with `zoneOffset`.
 * @returns null where it is no date, also for 2026-02-30 and 24:00
 */
export const readDate = (text: string, zoneOffset: ZoneOffset): number | null => {
  const parts = WRITTEN.exec(text.trim())
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = parts
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const wall = Date.parse(`${iso}Z`)
  // a date that does not exist rolls over or fails to parse; a rolled date is no date
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, iso.length) !== iso) return null
  if (zone === undefined) return wall - zoneOffset(wall) * MINUTE_MS
  if (zone.toUpperCase() === 'Z') return wall
  const east = zone.startsWith('-') ? -1 : 1
  return wall - east * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * MINUTE_MS
}
