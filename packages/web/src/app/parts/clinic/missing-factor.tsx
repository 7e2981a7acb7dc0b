import { useTranslation } from 'react-i18next'
import type { Missing } from '../../../clinic/door.ts'
import { paths } from '../../../paths.ts'
import { useRoot } from '../../use-root.ts'

interface MissingFactorProps {
  readonly missing: Missing
  readonly slug: string
  /** where they were going */
  readonly back: string
}

/** The way for whoever has a password and no second factor: set one up while the invitation lasts, else be invited again. */
export const MissingFactor = ({ missing, slug, back }: MissingFactorProps) => {
  const { t } = useTranslation()
  const { path } = useRoot()
  return (
    <div className="notice notice-refused" role="alert">
      {missing === 'second-factor' ? (
        <>
          <p>{t('door.factorFirst')}</p>
          <p>
            <a className="button" href={`${paths.secondFactor(slug)}?back=${encodeURIComponent(back)}`}>
              {t('door.secondFactor')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{t('door.passwordAlone')}</p>
          <ul>
            <li>{t('door.byPasskey')}</li>
            <li>{t('door.byInvitation')}</li>
            <li>{t('door.byOperator')}</li>
          </ul>
          {path === paths.signIn(slug) ? null : (
            <p>
              <a href={`${paths.signIn(slug)}?back=${encodeURIComponent(back)}`}>{t('door.signIn')}</a>
            </p>
          )}
        </>
      )}
    </div>
  )
}
