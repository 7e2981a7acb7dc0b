import type { Refusal } from '@anagen/server'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import '../../design/tokens.css'
import '../../design/public.css'
import type { UnsentFields } from '../../clinic/visit.ts'
import { paths } from '../../paths.ts'
import { useRoot } from '../use-root.ts'
import { ClinicFrame, ClinicPhone } from './clinic/clinic-frame.tsx'
import { AllNumbers } from './emergency-bar.tsx'
import { SiteFrame } from './site-frame.tsx'

type FailureKind = 'not-found' | 'not-allowed' | 'signed-out' | 'unavailable' | 'failed'

const TITLES = {
  'not-found': 'error.notFound',
  'not-allowed': 'error.notAllowed',
  'signed-out': 'error.signedOut',
  unavailable: 'error.unavailable',
  failed: 'error.couldNotJudge',
} as const satisfies Record<FailureKind, string>

const HINTS = {
  'not-found': 'error.notFoundHint',
  'not-allowed': 'error.notAllowedHint',
  'signed-out': 'error.signedOutHint',
  unavailable: 'error.unavailableHint',
  failed: 'error.callInstead',
} as const satisfies Record<FailureKind, string>

interface FailureCardProps {
  readonly kind: FailureKind
  /** what the server says to do instead */
  readonly detail?: string | undefined
  /** a form that was sent by somebody who is signed out by now */
  readonly unsent?: UnsentFields | undefined
}

/** What was written is not lost with the session: it stands here, and is sent again once they have signed in. */
const UnsentForm = ({ unsent: { action, signIn, fields } }: { readonly unsent: UnsentFields }) => {
  const { t } = useTranslation()
  return (
    <>
      {signIn === null ? (
        <p>{t('error.notStored')}</p>
      ) : (
        <ol>
          <li>
            <a href={signIn} target="_blank" rel="noopener">
              {t('error.signInBeside')}
            </a>
          </li>
          <li>{t('error.thenSend')}</li>
        </ol>
      )}
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        {fields
          .filter(([name]) => WRITTEN.has(name))
          .map(([name, value]) => (
            <blockquote key={name} dir="auto">
              <p>{value}</p>
            </blockquote>
          ))}
        <p className="submit">
          <button type="submit">{t('error.sendAgain')}</button>
        </p>
      </form>
    </>
  )
}

/** fields in which people write whole sentences */
const WRITTEN: ReadonlySet<string> = new Set(['say', 'note', 'reason'])

export const FailureCard = ({ kind, detail, unsent }: FailureCardProps) => {
  const { t } = useTranslation()
  const root = useRoot()
  const title = t(TITLES[kind])
  return (
    <section className={kind === 'failed' ? 'card level-contact' : 'card'} aria-label={title}>
      <title>{`${title} - Anagen`}</title>
      <h1>{title}</h1>
      <p dir="auto">{detail || t(HINTS[kind])}</p>
      {unsent ? <UnsentForm unsent={unsent} /> : null}
      {root.clinic === null ? null : (
        <p>
          {t('frame.callClinic', { clinic: root.clinic.name })} <ClinicPhone phone={root.clinic.phone} />
        </p>
      )}
      <AllNumbers call={root.call} />
      <p>
        {root.clinic === null ? (
          <a href={paths.check()}>{t('error.toCheck')}</a>
        ) : (
          <a href={paths.queue(root.clinic.slug)}>{t('error.toClinic', { clinic: root.clinic.name })}</a>
        )}
      </p>
    </section>
  )
}

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  410: 'not-found',
  503: 'unavailable',
}

const detailOf = (found: unknown): string | undefined => (found as Refusal | null)?.detail
const unsentOf = (found: unknown): UnsentFields | undefined => (found as { unsent?: UnsentFields } | null)?.unsent

/** The page instead of one that could not be made. It never looks like a calm answer. */
export const ErrorBoundary = () => {
  const error = useRouteError()
  const root = useRoot()
  const card = isRouteErrorResponse(error) ? (
    <FailureCard
      kind={BY_STATUS[error.status] ?? 'failed'}
      detail={detailOf(error.data)}
      unsent={unsentOf(error.data)}
    />
  ) : (
    <FailureCard kind="failed" />
  )
  return root.clinic === null ? (
    <SiteFrame>{card}</SiteFrame>
  ) : (
    <ClinicFrame home={paths.queue(root.clinic.slug)}>{card}</ClinicFrame>
  )
}
