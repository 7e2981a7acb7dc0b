/** Fields of the operations behind the forms, with what stands above them on the page. */
const LABELS = {
  name: 'patients.name',
  email: 'door.email',
  phone: 'patients.phone',
  course: 'session.course',
  courseId: 'session.course',
  endedAt: 'session.endedAt',
  ended: 'session.when',
  endedDay: 'session.endedDay',
  endedTime: 'session.endedTime',
  areas: 'session.areas',
  lots: 'session.lot',
  product: 'session.product',
  batch: 'session.batch',
  expiresOn: 'session.expires',
  treatment: 'regimen.what',
  firstDay: 'regimen.firstDay',
  stoppedAt: 'regimen.when',
  text: 'messages.write',
  url: 'webhooks.url',
} as const

const isLabelled = (part: string): part is keyof typeof LABELS => Object.hasOwn(LABELS, part)

/** The label of a field that was refused, as its page has it: `lots.0.batch` is the batch. null: it has none, and keeps its name. */
export const fieldLabel = (at: string): (typeof LABELS)[keyof typeof LABELS] | null => {
  const known = at.split('.').findLast(isLabelled)
  return known === undefined ? null : LABELS[known]
}
