import { type Asked, isRefusal, type Refusal, recordSession, registerPatient, startCourse } from '@anagen/server'
import { textOf } from './door.ts'
import { endOf } from './session-end.ts'

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const lotOf = (form: FormData) => {
  const product = textOf(form, 'product')
  const batch = textOf(form, 'batch')
  const expires = textOf(form, 'expires')
  return product === '' && batch === '' && expires === ''
    ? []
    : [{ product, batch, ...(expires === '' ? {} : { expiresOn: expires }) }]
}

/** Records a session of a form: in a course of before, or in a new one of the treatment that was chosen. */
export const recordFrom = async (
  form: FormData,
  patientId: string,
  zone: string,
  asked: Asked,
): Promise<{ readonly sessionId: string } | Refusal> => {
  const said = { ended: textOf(form, 'ended'), day: textOf(form, 'endedDay'), time: textOf(form, 'endedTime') }
  const endedAt = endOf(said, { zone, now: asked.now().epochMilliseconds })
  if (isRefusal(endedAt)) return endedAt
  const chosen = textOf(form, 'course')
  // one id for both: a form that is sent again after a refusal starts no second course
  const id = textOf(form, 'id')
  const course = chosen.startsWith('new/')
    ? await startCourse({ id, patientId, treatment: chosen.slice('new/'.length) }, asked)
    : { courseId: chosen }
  if (isRefusal(course)) return course
  return recordSession(
    {
      id,
      patientId,
      courseId: course.courseId,
      endedAt,
      areas: listOf(textOf(form, 'areas')),
      lots: lotOf(form),
      ...(asked.actor.kind === 'staff' ? { operatorId: asked.actor.id } : {}),
    },
    asked,
  )
}

/** Registers a patient of a form. */
export const registerFrom = (form: FormData, asked: Asked) => {
  const email = textOf(form, 'email')
  const phone = textOf(form, 'phone')
  return registerPatient(
    {
      id: textOf(form, 'id'),
      name: textOf(form, 'name'),
      ...(email === '' ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
      modifiers: form.getAll('modifier').map(String),
    },
    asked,
  )
}
