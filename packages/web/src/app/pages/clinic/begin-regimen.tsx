import { addToPatient, beginRegimenFrom, patientToAddTo } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { OnceId } from '../../parts/clinic/once-id.tsx'
import { Field } from '../../parts/field.tsx'

export const loader = patientToAddTo

export const action = (args: ActionFunctionArgs) => addToPatient(args, beginRegimenFrom)

/** Writes down what a patient uses at home, from its first dose or use on. */
export default function BeginRegimenPage() {
  const { t } = useTranslation()
  const { slug, patient, notInUse, now, zone, formId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const sent = refused?.sent
  return (
    <FormPage
      title={t('regimen.title', { name: patient.name })}
      description={t('regimen.begin')}
      refused={refused}
      back={{ href: paths.patient(slug, patient.id), name: t('team.unchanged') }}
    >
      {notInUse.length === 0 ? (
        <p>{t('regimen.allInUse')}</p>
      ) : (
        <form method="post" className="narrow">
          <OnceId formId={formId} refused={refused} />
          <ChoiceField
            name="treatment"
            label={t('regimen.what')}
            hint={t('regimen.whatHint')}
            unchosen={t('case.chooseLevel')}
            required
            defaultValue={sent?.treatment ?? ''}
          >
            {notInUse.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </ChoiceField>
          <Field
            name="firstDay"
            type="date"
            label={t('regimen.firstDay')}
            hint={t('regimen.firstDayHint')}
            required
            // nothing is filled in: mostly it was days ago, and from a wrong day on everything would seem usual for too long
            defaultValue={sent?.firstDay}
            max={now.slice(0, 'yyyy-mm-dd'.length)}
          />
          <Field
            name="firstTime"
            type="time"
            label={`${t('regimen.firstTime')} (${zone})`}
            hint={t('regimen.firstTimeHint')}
            defaultValue={sent?.firstTime}
          />
          <p className="submit">
            <button type="submit">{t('regimen.begin')}</button>
          </p>
        </form>
      )}
    </FormPage>
  )
}
