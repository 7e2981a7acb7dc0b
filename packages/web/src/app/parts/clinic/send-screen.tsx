import { useTranslation } from 'react-i18next'
import type { Duty } from '../../../clinic/duty.ts'
import { CallNow } from '../call-now.tsx'
import { K } from '../knowledge-text.tsx'
import type { ScreenProps } from './check-in-screens.tsx'
import { ClinicPhone } from './clinic-frame.tsx'

/** What was said, and who will look and by when: read before it is sent. */
export const SendScreen = ({ draft, model, duty }: ScreenProps & { readonly duty: Duty }) => {
  const { t } = useTranslation()
  const { entered, chips } = draft
  const flags = [...model.flags, ...model.moreFlags].filter(({ id }) => entered.flags.includes(id))
  return (
    <>
      <h1>{t('checkIn.review')}</h1>
      {flags.length === 0 ? null : (
        <div className="card level-emergency pressing">
          <p>
            <strong>{t('checkIn.callFirst')}</strong> <CallNow />
          </p>
          <ul>
            {flags.map(({ id, name }) => (
              <li key={id}>
                <K>{name}</K>
              </li>
            ))}
          </ul>
          <p>{t('checkIn.thenSend')}</p>
        </div>
      )}
      {entered.say === '' ? null : (
        <blockquote dir="auto">
          <p>{entered.say}</p>
        </blockquote>
      )}
      <ul className="said">
        {chips
          .filter(({ sign }) => !entered.dropped.includes(sign))
          .map(({ sign, name, grades }) => (
            <li key={sign}>
              <K>{name}</K>
              {': '}
              {[
                grades.find(({ grade }) => String(grade) === entered.grades[sign])?.means,
                entered.trends[sign] && t(`trend.${entered.trends[sign] as 'same'}`),
              ]
                .filter(Boolean)
                .join('; ') || t('checkIn.notSaid')}
            </li>
          ))}
        {entered.temperature === '' ? null : <li>{t('checkIn.temperature', { temperature: entered.temperature })}</li>}
      </ul>
      <section className="card">
        <h2>{t('checkIn.whoLooks')}</h2>
        <ul>
          {duty.lines.map(({ level, name, by }) => (
            <li key={level}>{t(`checkIn.if.${level}`, { who: name, by })}</li>
          ))}
        </ul>
        {duty.nobodyUntil === null ? null : <p>{t('checkIn.nobodyUntil', { when: duty.nobodyUntil })}</p>}
        {duty.isNobodyKnown ? <p>{t('checkIn.nobodyNow')}</p> : null}
        <p>
          {t('checkIn.cannotWait')} <ClinicPhone phone={duty.phone} />
        </p>
      </section>
    </>
  )
}
