import { useTranslation } from 'react-i18next'
import type { Helpers as HelpersShown } from '../../../clinic/helpers.ts'
import type { Sent } from '../../../clinic/refusal-of.ts'
import { Field } from '../field.tsx'

interface HelpersProps {
  readonly helpers: HelpersShown
  /** what was written on this page and refused */
  readonly sent?: Sent | undefined
}

/** Who checks in for a patient, and the form that invites somebody. Its forms post `move=helper`. */
export const Helpers = ({ helpers, sent }: HelpersProps) => {
  const { t } = useTranslation()
  const { rows, mayInvite, mayInviteAgain } = helpers
  return (
    <>
      {rows.length === 0 ? <p className="hint">{t('helpers.none')}</p> : null}
      <ul className="people">
        {rows.map(({ id, name, email, since, until }) => (
          <li key={id}>
            <strong dir="auto">{name}</strong> <bdi dir="ltr">{email}</bdi>{' '}
            <span className="hint">
              {t('patients.since', { since })}
              {until === null ? null : `, ${t('helpers.ended', { until })}`}
            </span>
            {until === null && mayInvite ? (
              <form method="post" className="inline">
                <input type="hidden" name="move" value="helper" />
                <button type="submit" className="quiet" name="end" value={id}>
                  {t('helpers.end')}
                  <span className="visually-hidden">{`: ${name}`}</span>
                </button>
                {mayInviteAgain ? (
                  <button type="submit" className="quiet" name="again" value={id}>
                    {t('team.again')}
                    <span className="visually-hidden">{`: ${name}`}</span>
                  </button>
                ) : null}
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayInvite ? (
        <details className="move" open={sent?.helperEmail !== undefined}>
          <summary>{t('helpers.invite')}</summary>
          <form method="post" className="narrow">
            <input type="hidden" name="move" value="helper" />
            <p>{t('helpers.inviteHint')}</p>
            <Field
              name="helperName"
              label={t('patients.name')}
              required
              autoComplete="off"
              dir="auto"
              defaultValue={sent?.helperName}
            />
            <Field
              name="helperEmail"
              label={t('door.email')}
              type="email"
              required
              maxLength={254}
              autoComplete="off"
              defaultValue={sent?.helperEmail}
            />
            <p>
              <button type="submit">{t('helpers.invite')}</button>
            </p>
          </form>
        </details>
      ) : null}
    </>
  )
}
