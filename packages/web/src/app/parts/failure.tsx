import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import '../../design/tokens.css'
import '../../design/public.css'
import { paths } from '../../paths.ts'
import { useRoot } from '../use-root.ts'
import { AllNumbers } from './emergency-bar.tsx'
import { SiteFrame } from './site-frame.tsx'

export const FailureCard = ({ kind }: { readonly kind: 'not-found' | 'failed' }) => {
  const { t } = useTranslation()
  const root = useRoot()
  const title = kind === 'not-found' ? t('error.notFound') : t('error.couldNotJudge')
  return (
    <section className={kind === 'failed' ? 'card level-contact' : 'card'} aria-label={title}>
      <title>{`${title} - Anagen`}</title>
      <h1>{title}</h1>
      <p>{kind === 'failed' ? t('error.callInstead') : t('error.notFoundHint')}</p>
      <AllNumbers call={root.call} />
      <p>
        <a href={paths.check()}>{t('error.toCheck')}</a>
      </p>
    </section>
  )
}

/** The page instead of one that could not be made. It never looks like a calm answer. */
export const ErrorBoundary = () => {
  const error = useRouteError()
  return (
    <SiteFrame>
      <FailureCard kind={isRouteErrorResponse(error) && error.status === 404 ? 'not-found' : 'failed'} />
    </SiteFrame>
  )
}
