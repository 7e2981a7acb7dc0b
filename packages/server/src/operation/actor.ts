import type { Role } from '../database/tables.ts'
import type { Scope } from '../database/transaction.ts'

/** Who asks. Made by whoever checked their identity: a session, a token, the command line. */
export type Actor =
  | { readonly kind: 'staff'; readonly clinicId: string; readonly id: string; readonly role: Role }
  | { readonly kind: 'patient'; readonly clinicId: string; readonly id: string }
  | { readonly kind: 'caregiver'; readonly clinicId: string; readonly id: string; readonly patientId: string }
  /** the program itself: reminders, escalation */
  | { readonly kind: 'system'; readonly clinicId: string }

/** The kinds of asker that an operation names. */
export type Who = Role | 'patient' | 'caregiver' | 'system'

export const whoOf = (actor: Actor): Who => (actor.kind === 'staff' ? actor.role : actor.kind)

export const actorId = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.id)

/** The patient that an actor is or stands for; null = not bound to one. */
export const ownPatient = (actor: Actor): string | null =>
  actor.kind === 'patient' ? actor.id : actor.kind === 'caregiver' ? actor.patientId : null

/** What the database lets this actor see. */
export const scopeOf = (actor: Actor): Scope => ({
  clinicId: actor.clinicId,
  patientId: ownPatient(actor) ?? undefined,
})
