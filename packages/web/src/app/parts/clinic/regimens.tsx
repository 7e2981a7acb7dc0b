import { useTranslation } from 'react-i18next'
import type { Sent } from '../../../clinic/refusal-of.ts'
import type { RegimenShown } from '../../../clinic/regimens.ts'
import { WhenField } from './when-field.tsx'

interface RegimensProps {
  readonly regimens: readonly RegimenShown[]
  /** its name, for whoever hears the page */
  readonly treatment: string
  readonly mayEnd: boolean
  /** of the clinic, IANA */
  readonly zone: string
  /** what was written on this page and refused */
  readonly sent: Sent | undefined
}

interface EndProps extends Pick<RegimensProps, 'treatment' | 'zone' | 'sent'> {
  readonly regimen: RegimenShown
}

/** Notes an end, puts one right, or takes it back: somebody pressed the wrong one. */
const End = ({ regimen, treatment, zone, sent }: EndProps) => {
  const { t } = useTranslation()
  const written = sent?.regimen === regimen.id ? sent.stoppedAt : undefined
  return (
    <details className="move" open={written !== undefined}>
      <summary>
        {t(regimen.stopped === null ? 'regimen.end' : 'amend.open')}
        <span className="visually-hidden">{`: ${treatment}`}</span>
      </summary>
      <form method="post" className="narrow">
        <input type="hidden" name="move" value="regimen" />
        <input type="hidden" name="regimen" value={regimen.id} />
        <input type="hidden" name="was" value={regimen.was} />
        <WhenField
          id={`stopped-${regimen.id}`}
          name="stoppedAt"
          label={t('regimen.when')}
          zone={zone}
          hint={t('regimen.hint')}
          required
          defaultValue={written ?? regimen.wall}
          max={regimen.latestWall}
        />
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
export const Regimens = ({ regimens, treatment, mayEnd, zone, sent }: RegimensProps) => {
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
      {mayEnd ? <End regimen={regimen} treatment={treatment} zone={zone} sent={sent} /> : null}
    </div>
  ))
}
