import { useTranslation } from 'react-i18next'
import type { RotaView, ShiftFields } from '../../../clinic/rota-view.ts'

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
      <p className="field">
        <label htmlFor={idOf('staff')}>{t('rota.who')}</label>
        <select id={idOf('staff')} name="staff" required defaultValue={shift.staff}>
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </p>
      {(['from', 'until'] as const).map((name) => (
        <p className="field" key={name}>
          <label htmlFor={idOf(name)}>{`${t(`rota.${name}`)} (${zone})`}</label>
          <input id={idOf(name)} name={name} type="datetime-local" required defaultValue={shift[name]} />
        </p>
      ))}
      <p className="field">
        <label htmlFor={idOf('place')}>{t('rota.placeHint')}</label>
        <input id={idOf('place')} name="place" type="number" min="1" max="20" defaultValue={shift.place} />
      </p>
      <p className="submit">
        <button type="submit">{t(change === null ? 'rota.add' : 'rota.store')}</button>
      </p>
    </form>
  )
}
