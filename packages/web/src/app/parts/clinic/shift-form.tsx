import { useTranslation } from 'react-i18next'
import type { RotaView, ShiftFields } from '../../../clinic/rota-view.ts'
import { ChoiceField } from '../choice-field.tsx'
import { Field } from '../field.tsx'
import { WhenField } from './when-field.tsx'

interface ShiftFormProps {
  readonly staff: RotaView['staff']
  readonly shift: ShiftFields
  readonly zone: string
  /** the shift that is changed; null: a new one */
  readonly change: string | null
}

/** Who is on duty, from when until when, in which place. */
export const ShiftForm = ({ staff, shift, zone, change }: ShiftFormProps) => {
  const { t } = useTranslation()
  const idOf = (name: string): string => (change === null ? name : `${name}-${change}`)
  return (
    <form method="post" className="narrow">
      {change === null ? null : <input type="hidden" name="change" value={change} />}
      <ChoiceField id={idOf('staff')} name="staff" label={t('rota.who')} required defaultValue={shift.staff}>
        {staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceField>
      {(['from', 'until'] as const).map((name) => (
        <WhenField
          key={name}
          id={idOf(name)}
          name={name}
          label={t(`rota.${name}`)}
          zone={zone}
          required
          defaultValue={shift[name]}
        />
      ))}
      <Field
        id={idOf('place')}
        name="place"
        label={t('rota.placeHint')}
        type="number"
        min={1}
        max={20}
        defaultValue={shift.place}
      />
      <p className="submit">
        <button type="submit">{t(change === null ? 'rota.add' : 'rota.store')}</button>
      </p>
    </form>
  )
}
