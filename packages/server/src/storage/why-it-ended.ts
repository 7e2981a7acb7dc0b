/**
 * The reason in what PostgreSQL wrote to its log before it ended: its first FATAL or PANIC, else its last line.
 * A question that came too early is logged as FATAL as well ("the database system is starting up"), and is never the reason.
 */
export const whyItEnded = (log: string): string =>
  /(?:FATAL|PANIC):(?!\s*the database system is )\s*(.*)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1) ?? ''
