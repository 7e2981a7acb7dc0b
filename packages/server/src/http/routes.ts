import type { z } from 'zod'
import type { Operation } from '../operation/operation.ts'
import * as operations from '../operations.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** One address of the API: an operation with its method and path. Names in {} are fields of its input. */
export interface Route {
  readonly method: Method
  readonly path: string
  readonly operation: Operation<z.ZodObject, z.ZodType>
  /** when it is done; 200 else */
  readonly created?: true
  /** the field of the input that is the body, or of the result that is the answer, as they are */
  readonly bytes?: 'in' | 'out'
  /** somebody's health may hang on it: limits are wide, and none counts by address */
  readonly isUrgent?: true
}

const route = <Input extends z.ZodObject, Result extends z.ZodType>(
  method: Method,
  path: string,
  operation: Operation<Input, Result>,
  more: Pick<Route, 'created' | 'bytes' | 'isUrgent'> = {},
  // what goes in was read from a request and is checked by the operation itself
): Route => ({ method, path, operation: operation as unknown as Route['operation'], ...more })

const created = { created: true } as const
const urgent = { isUrgent: true } as const

/** Below /api/v1. The clinic is the one that the token is for. */
export const ROUTES: readonly Route[] = [
  route('post', '/patients/{patientId}/check-ins', operations.submitCheckIn, { ...created, ...urgent }),
  route('get', '/patients/{patientId}/check-ins', operations.listCheckIns),
  route('get', '/check-ins/{checkInId}', operations.showCheckIn),
  route('get', '/patients/{patientId}/next-check-in', operations.showNextCheckIn),
  route('put', '/patients/{patientId}/photos/{id}', operations.attachPhoto, { bytes: 'in', ...urgent }),
  route('get', '/photos/{photoId}', operations.showPhoto, { bytes: 'out' }),
  route('delete', '/photos/{photoId}', operations.withdrawPhoto),

  route('get', '/queue', operations.listQueue),
  route('get', '/queue-mark', operations.showQueueMark),
  route('get', '/cases/{caseId}', operations.showOneCase),
  route('post', '/cases/{caseId}/acknowledge', operations.acknowledgeCase, urgent),
  route('post', '/cases/{caseId}/contact', operations.contactCase),
  route('post', '/cases/{caseId}/override', operations.overrideCase),
  route('post', '/cases/{caseId}/resolve', operations.resolveCase),
  route('post', '/cases/{caseId}/reopen', operations.reopenCase),

  route('post', '/patients', operations.registerPatient, created),
  route('get', '/patients', operations.listPatients),
  route('get', '/patients/{patientId}', operations.showPatient),
  route('delete', '/patients/{patientId}', operations.erasePatient),
  route('get', '/patients/{patientId}/export', operations.exportPatient),
  route('get', '/patients/{patientId}/audit', operations.listAudit),
  route('post', '/patients/{patientId}/caregivers', operations.inviteCaregiver, created),
  route('get', '/patients/{patientId}/caregivers', operations.listCaregivers),
  route('delete', '/caregivers/{caregiverId}', operations.endCaregiver),
  route('post', '/invitations', operations.inviteAgain, created),
  route('post', '/patients/{patientId}/contacts', operations.logContact, created),
  route('get', '/contacts', operations.listContacts),
  route('get', '/patients/{patientId}/calendar', operations.showCalendar),
  route('post', '/patients/{patientId}/calendar', operations.renewCalendar, created),
  route('delete', '/patients/{patientId}/calendar', operations.endCalendar),
  route('post', '/patients/{patientId}/courses', operations.startCourse, created),
  route('post', '/patients/{patientId}/sessions', operations.recordSession, created),
  route('patch', '/sessions/{sessionId}', operations.amendSession),
  route('put', '/regimens/{regimenId}/end', operations.endRegimen),
  route('get', '/patients/{patientId}/messages', operations.listMessages),
  route('post', '/patients/{patientId}/messages', operations.sendMessage, { ...created, ...urgent }),
  route('delete', '/messages/{messageId}', operations.withdrawMessage),

  route('get', '/duty', operations.showDuty, urgent),
  route('get', '/shifts', operations.listShifts),
  route('post', '/shifts', operations.addShift, created),
  route('post', '/shifts/copy', operations.copyWeek),
  route('patch', '/shifts/{shiftId}', operations.amendShift),
  route('delete', '/shifts/{shiftId}', operations.removeShift),
  route('get', '/opening-hours', operations.showOpeningHours),
  route('put', '/opening-hours', operations.setOpeningHours),
  route('get', '/waiting-times', operations.showWaitingTimes),
  route('put', '/waiting-times', operations.setWaitingTimes),
  route('get', '/audit', operations.searchAudit),
  route('get', '/outbox', operations.listOutbox),
  route('post', '/outbox/{outboxId}/retry', operations.retryOutbox),
  route('get', '/staff', operations.listStaff),
  route('post', '/staff', operations.inviteStaff, created),
  route('get', '/staff/{staffId}', operations.showStaff),
  route('delete', '/staff/{staffId}', operations.endStaff),
  route('post', '/tokens', operations.issueToken, created),
  route('delete', '/tokens/{tokenId}', operations.revokeToken),
  route('post', '/webhooks', operations.createWebhook, created),
  route('get', '/webhooks', operations.listWebhooks),
  route('get', '/webhooks/{webhookId}/deliveries', operations.listDeliveries),
  route('post', '/webhooks/{webhookId}/secret', operations.rotateWebhook, created),
  route('delete', '/webhooks/{webhookId}', operations.endWebhook),
  route('post', '/verdicts/replays', operations.replayVerdicts, created),
  route('get', '/verdicts/replays', operations.listReplays),
  route('get', '/verdicts/replays/{replayId}', operations.showReplay),
  route('get', '/recontacts', operations.listRecontacts),
]

/** The fields of the input that stand in the path. */
export const pathFields = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** Whether the rest of the input stands in the query instead of a body. */
export const isInQuery = ({ method, bytes }: Route): boolean =>
  method === 'get' || method === 'delete' || bytes === 'in'
