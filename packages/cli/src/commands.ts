import type { Command } from './command.ts'

/** Every command with its one-line summary; its code is loaded only when it is used. */
export const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  check: {
    summary: 'is this normal? Says what was done, when, and what you notice, and answers',
    load: async () => (await import('./commands/check.ts')).check,
  },
  'may-i': {
    summary: 'may I wash my hair, train, drink, dye ... at a given time?',
    load: async () => (await import('./commands/may-i.ts')).mayI,
  },
  timeline: {
    summary: 'all instructions and milestones of what was done or is booked',
    load: async () => (await import('./commands/timeline.ts')).timeline,
  },
  course: {
    summary: 'the dates of a course, every gap inside the bounds of its sources',
    load: async () => (await import('./commands/course.ts')).course,
  },
  compare: {
    summary: 'treatments side by side, doing nothing among them',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  suitability: {
    summary: 'which treatments are for you, which not, and what to ask first',
    load: async () => (await import('./commands/suitability.ts')).suitability,
  },
  interactions: {
    summary: 'treatments of one person against each other, medicines and plans',
    load: async () => (await import('./commands/interactions.ts')).interactions,
  },
  treatments: {
    summary: 'list the treatments',
    load: async () => (await import('./commands/treatments.ts')).treatments,
  },
  treatment: {
    summary: 'everything known about one treatment',
    load: async () => (await import('./commands/treatment.ts')).treatment,
  },
  sign: {
    summary: 'one sign: its grades, and where it is expected',
    load: async () => (await import('./commands/sign.ts')).sign,
  },
  why: {
    summary: 'one fact with its window, sources and review state',
    load: async () => (await import('./commands/why.ts')).why,
  },
  lint: {
    summary: 'hold articles against the evidence',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  knowledge: {
    summary: 'check the knowledge base',
    load: async () => (await import('./commands/knowledge.ts')).knowledge,
  },
  'stats curve': {
    summary: 'how long a sign lasts, from check-ins in a CSV file: table, JSON, CSV or SVG',
    load: async () => (await import('./commands/stats-curve.ts')).statsCurve,
  },
  'stats position': {
    summary: 'of those who had it, the share who still have it at a time',
    load: async () => (await import('./commands/stats-position.ts')).statsPosition,
  },
  'stats rate': {
    summary: 'rates with intervals, and who stands out, from a CSV file of counts',
    load: async () => (await import('./commands/stats-rate.ts')).statsRate,
  },
  'stats signal': {
    summary: 'which product and reaction are reported together too often, from a CSV file of case reports',
    load: async () => (await import('./commands/stats-signal.ts')).statsSignal,
  },
  schema: {
    summary: 'print the JSON Schema of an output',
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  backup: {
    summary: 'copy a clinic server into one sealed file',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    summary: 'put a backup back into a new, empty installation',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  doctor: {
    summary: 'is the server well? Database, keys, disk, mail, audit, photos, backups',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  'staff link': {
    summary: 'a link for somebody of the staff who lost password and second factor',
    load: async () => (await import('./commands/staff-link.ts')).staffLink,
  },
  'audit verify': {
    summary: 'is the record of who did what as it was written?',
    load: async () => (await import('./commands/audit-verify.ts')).auditVerify,
  },
}
