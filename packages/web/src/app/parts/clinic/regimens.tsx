import { useTranslation } from 'react-i18next'
import type { RegimenShown } from '../../../clinic/regimens.ts'

interface RegimensProps {
  readonly regimens: readonly RegimenShown[]
  /** its name, for whoever hears the page */
  readonly treatment: string
  readonly mayEnd: boolean
}

/** Notes an end, puts one right, or takes it back: somebody pressed the wrong one. */
const End = ({ regimen, treatment }: { readonly regimen: RegimenShown; readonly treatment: string }) => {
  const { t } = useTranslation()
  const field = `stopped-${regimen.id}`
  return (
    <details className="move">
      <summary>
        {t(regimen.stopped === null ? 'regimen.end' : 'amend.open')}
        <span className="visually-hidden">{`: ${treatment}`}</span>
      </summary>
      <form method="post" className="narrow">
        <input type="hidden" name="move" value="regimen" />
        <input type="hidden" name="regimen" value={regimen.id} />
        <input type="hidden" name="was" value={regimen.was} />
        <p className="field">
          <label htmlFor={field}>{t('regimen.when')}</label>
          <input
            id={field}
            name="stoppedAt"
            type="datetime-local"
            required
            defaultValue={regimen.wall}
            max={regimen.latestWall}
          />
          <small>{t('regimen.hint')}</small>
        </p>
        <p className="submit">
          <button type="submit">{t('regimen.store')}</button>{' '}
          {regimen.stopped === null ? null : (
            <button type="submit" name="still" value="1" className="secondary" formNoValidate>
              {t('regimen.still')}
            </button>
          )}
        </p>
      </form>
    </details>
  )
}

/** What is used at home: since when, and until when. */
export const Regimens = ({ regimens, treatment, mayEnd }: RegimensProps) => {
  const { t } = useTranslation()
  return regimens.map((regimen) => (
    <div key={regimen.id}>
      <p>
        {t('regimen.used', { since: regimen.since, on: regimen.began })}
        {regimen.stopped === null ? null : (
          <>
            {' '}
            <strong>{t('regimen.stopped', { since: regimen.stopped.since, on: regimen.stopped.when })}</strong>
          </>
        )}
      </p>
      {mayEnd ? <End regimen={regimen} treatment={treatment} /> : null}
    </div>
  ))
}
