import { useTranslation } from 'react-i18next'
import { justNow } from '../../../clinic/just-now.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import type { nearDays } from '../../../clinic/session-end.ts'
import type { WallClock } from '../../../clinic/wall-time.ts'
import { Field } from '../field.tsx'

interface WhenEndedProps {
  readonly days: ReturnType<typeof nearDays>
  /** when the page was made, on the clinic's clock */
  readonly clock: WallClock
  readonly sent: Sent | undefined
}

/**
 * When a session ended: nothing is chosen until somebody does, as a session that is written down later would otherwise be stored as of now, and everything
 * after it would seem usual for too long. Just after it, one choice is all.
 */
export const WhenEnded = ({ days: { today, yesterday }, clock, sent }: WhenEndedProps) => {
  const { t } = useTranslation()
  const just = justNow(clock, sent?.ended ?? null)
  const offered = [
    { value: just.value, label: t('session.just', { time: just.time }), shows: 'just' },
    { value: today.day, label: t('session.today', { day: today.text }), shows: 'day' },
    { value: yesterday.day, label: t('session.yesterday', { day: yesterday.text }), shows: 'day' },
    { value: 'day', label: t('session.anotherDay'), shows: 'other' },
  ]
  return (
    <fieldset className="when-ended">
      <legend>{t('session.when')}</legend>
      <p className="hint" id="ended-hint">
        {t('session.endedAtHint')}
      </p>
      <div className="choices">
        {offered.map(({ value, label, shows }) => (
          <label className="choice" key={shows + value}>
            <input
              type="radio"
              name="ended"
              value={value}
              required
              data-shows={shows}
              defaultChecked={sent?.ended === value}
              aria-describedby="ended-hint"
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div className="ended-day">
        <Field
          name="endedDay"
          type="date"
          label={t('session.endedDay')}
          defaultValue={sent?.endedDay}
          max={today.day}
        />
      </div>
      <div className="ended-time">
        <Field
          name="endedTime"
          type="time"
          label={`${t('session.endedTime')} (${clock.zone})`}
          hint={t('session.endedTimeHint')}
          defaultValue={sent?.endedTime}
        />
      </div>
    </fieldset>
  )
}
