import { addToPatient, patientToAddTo, recordFrom, type Sent } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { OnceId } from '../../parts/clinic/once-id.tsx'
import { WhenEnded } from '../../parts/clinic/when-ended.tsx'
import { Field } from '../../parts/field.tsx'

export const loader = patientToAddTo

export const action = (args: ActionFunctionArgs) => addToPatient(args, recordFrom)

const Lot = ({ sent }: { readonly sent: Sent | undefined }) => {
  const { t } = useTranslation()
  return (
    <details open={Boolean(sent?.product || sent?.batch || sent?.expires)}>
      <summary>{t('session.lot')}</summary>
      {(['product', 'batch'] as const).map((name) => (
        <Field key={name} name={name} label={t(`session.${name}`)} autoComplete="off" defaultValue={sent?.[name]} />
      ))}
      <Field name="expires" label={t('session.expires')} type="date" defaultValue={sent?.expires} />
    </details>
  )
}

/** Writes down what was done to a patient, when it ended and with what. */
export default function RecordSessionPage() {
  const { t } = useTranslation()
  const { slug, patient, courses, procedures, days, madeAt, zone, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  // of several courses none is likelier, and a session of the wrong treatment is judged by the wrong facts
  const only = courses.length === 1 ? courses[0]?.id : undefined
  return (
    <FormPage
      title={t('session.title', { name: patient.name })}
      description={t('session.record')}
      refused={refused}
      back={{ href: paths.patient(slug, patient.id), name: t('team.unchanged') }}
    >
      <form method="post" className="narrow">
        <OnceId formId={formId} refused={refused} />
        <ChoiceField
          name="course"
          label={t('session.course')}
          hint={t('session.courseHint')}
          unchosen={t('case.chooseLevel')}
          required
          defaultValue={sent?.course ?? only ?? ''}
        >
          {courses.map(({ id, treatment }) => (
            <option key={id} value={id}>
              {treatment}
            </option>
          ))}
          {procedures.map(({ id, name }) => (
            <option key={id} value={`new/${id}`}>
              {t('session.newCourse', { treatment: name })}
            </option>
          ))}
        </ChoiceField>
        <WhenEnded days={days} clock={{ zone, now: madeAt }} sent={sent} />
        <Field
          name="areas"
          label={t('session.areas')}
          hint={t('session.areasHint')}
          maxLength={300}
          autoComplete="off"
          defaultValue={sent?.areas}
        />
        <Lot sent={sent} />
        <p className="submit">
          <button type="submit">{t('session.record')}</button>
        </p>
      </form>
    </FormPage>
  )
}
