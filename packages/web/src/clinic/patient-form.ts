import type { Knowledge } from '@anagen/kb'
import { type Asked, type Refusal, showPatient } from '@anagen/server'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { formModel } from '../check/form-model.ts'
import { readForm } from '../http/read-form.ts'
import { paths } from '../paths.ts'
import { siteRequest } from '../site-context.ts'
import { refusedWith } from './refusal-of.ts'
import { inUseOf } from './regimens.ts'
import { nearDays } from './session-end.ts'
import { orPage, staffVisit } from './visit.ts'
import { wallOf } from './wall-input.ts'

const nameOf = (slug: string, knowledge: Knowledge): string => knowledge.treatments[slug]?.name ?? slug

/** The patient to whom a page of the console adds something, with what was planned and is used so far. @throws the page that says why there is none */
export const patientToAddTo = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const { patientId, name, courses, regimens } = orPage(await showPatient({ patientId: params.patient ?? '' }, asked))
  const { treatments } = formModel(site.knowledge)
  const inUse = inUseOf(regimens)
  const isRegimen = (slug: string): boolean => site.knowledge.treatments[slug]?.isRegimen ?? false
  return {
    slug: clinic.slug,
    zone: clinic.zone,
    /** the clinic's wall clock, as a field takes it */
    now: wallOf(site.now, clinic.zone),
    /** milliseconds since 1970 */
    madeAt: site.now,
    days: nearDays({ zone: clinic.zone, now: site.now }),
    /** of what is sent from this page: sent twice, it is done once */
    formId: asked.newId(),
    patient: { id: patientId, name },
    procedures: treatments.filter((t) => !t.isRegimen),
    /** medicines and devices that are not used at home already */
    notInUse: treatments.filter((t) => t.isRegimen && !inUse.includes(t.id)),
    /** courses of sessions, not of what is used at home */
    courses: courses
      .filter(({ treatment }) => !isRegimen(treatment))
      .map(({ courseId, treatment }) => ({ id: courseId, treatment: nameOf(treatment, site.knowledge) })),
  }
}

/** Stores what a form adds to a patient, and goes back to them; refused, what was written stands in the form again. */
export const addToPatient = async (
  { context, request, params }: ActionFunctionArgs,
  add: (form: FormData, patientId: string, zone: string, asked: Asked) => Promise<object | Refusal>,
) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const patientId = params.patient ?? ''
  const form = await readForm(request)
  const result = await add(form, patientId, clinic.zone, asked)
  return refusedWith(result, form, request) ?? redirect(paths.patient(clinic.slug, patientId), 303)
}
