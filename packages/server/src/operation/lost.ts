import { NotCommitted } from '../database/transaction.ts'

// https://www.postgresql.org/docs/18/errcodes-appendix.html: connection lost, server stopping or starting, no room
const LOST = /^(08|57P0|53|3D000)/
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'])
const WORDS =
  /Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after|Client was closed/

/** Whether the database was lost on the way: what was asked for may or may not be stored, so ask again with the same id. */
export const isStorageLost = (error: unknown): boolean => {
  if (error instanceof NotCommitted) return true
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (
    (typeof code === 'string' && (LOST.test(code) || SOCKET.has(code))) ||
    (typeof message === 'string' && WORDS.test(message))
  )
}
