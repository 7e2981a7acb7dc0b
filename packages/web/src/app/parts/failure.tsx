import type { Refusal } from '@anagen/server'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import '../../design/tokens.css'
import '../../design/public.css'
import { paths } from '../../paths.ts'
import { useRoot } from '../use-root.ts'
import { ClinicFrame, ClinicPhone } from './clinic/clinic-frame.tsx'
import { AllNumbers } from './emergency-bar.tsx'
import { SiteFrame } from './site-frame.tsx'

type FailureKind = 'not-found' | 'not-allowed' | 'unavailable' | 'failed'

const TITLES = {
  'not-found': 'error.notFound',
  'not-allowed': 'error.notAllowed',
  unavailable: 'error.unavailable',
  failed: 'error.couldNotJudge',
} as const satisfies Record<FailureKind, string>

const HINTS = {
  'not-found': 'error.notFoundHint',
  'not-allowed': 'error.notAllowedHint',
  unavailable: 'error.unavailableHint',
  failed: 'error.callInstead',
} as const satisfies Record<FailureKind, string>

interface FailureCardProps {
  readonly kind: FailureKind
  /** what the server says to do instead */
  readonly detail?: string | undefined
}

export const FailureCard = ({ kind, detail }: FailureCardProps) => {
  const { t } = useTranslation()
  const root = useRoot()
  const title = t(TITLES[kind])
  return (
    <section className={kind === 'failed' ? 'card level-contact' : 'card'} aria-label={title}>
      <title>{`${title} - Anagen`}</title>
      <h1>{title}</h1>
      <p dir="auto">{detail || t(HINTS[kind])}</p>
      {root.clinic === null ? null : (
        <p>
          {t('frame.callClinic', { clinic: root.clinic.name })} <ClinicPhone phone={root.clinic.phone} />
        </p>
      )}
      <AllNumbers call={root.call} />
      <p>
        <a href={paths.check()}>{t('error.toCheck')}</a>
      </p>
    </section>
  )
}

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  403: 'not-allowed',
  404: 'not-found',
  410: 'not-found',
  503: 'unavailable',
}

const detailOf = (found: unknown): string | undefined => (found as Refusal | null)?.detail

/** The page instead of one that could not be made. It never looks like a calm answer. */
export const ErrorBoundary = () => {
  const error = useRouteError()
  const root = useRoot()
  const card = isRouteErrorResponse(error) ? (
    <FailureCard kind={BY_STATUS[error.status] ?? 'failed'} detail={detailOf(error.data)} />
  ) : (
    <FailureCard kind="failed" />
  )
  return root.clinic === null ? (
    <SiteFrame>{card}</SiteFrame>
  ) : (
    <ClinicFrame home={paths.queue(root.clinic.slug)}>{card}</ClinicFrame>
  )
}
