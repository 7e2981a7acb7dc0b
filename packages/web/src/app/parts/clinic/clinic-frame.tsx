import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../../i18n/locales.ts'
import { paths } from '../../../paths.ts'
import type { RootClinic } from '../../root-data.ts'
import { useRoot } from '../../use-root.ts'
import { EmergencyBar } from '../emergency-bar.tsx'

export interface FrameLink {
  readonly href: string
  readonly name: string
  /** how many of them wait; nothing is shown for none */
  readonly count?: number
}

interface ClinicFrameProps {
  readonly home: string
  readonly links?: readonly FrameLink[]
  /** who is signed in, and the page of how they sign in; null: nobody */
  readonly who?: { readonly name: string; readonly href: string } | null
  readonly isWide?: boolean
  readonly children: ReactNode
}

const tel = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`

/** The clinic's own number, on every page of it. */
export const ClinicPhone = ({ phone }: { readonly phone: string }) => (
  <a className="clinic-phone" href={tel(phone)}>
    <bdi dir="ltr">{phone}</bdi>
  </a>
)

const Brand = ({ clinic, home }: { readonly clinic: RootClinic | null; readonly home: string }) => (
  <a className="brand" href={home}>
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path d="M4 25c5 0 6-17 12-17s7 17 12 17" />
      <circle cx="16" cy="8" r="2.6" />
    </svg>
    <span dir="auto">{clinic?.name ?? 'Anagen'}</span>
  </a>
)

const isHere = (href: string, path: string, home: string): boolean =>
  href === path || (href !== home && path.startsWith(`${href}/`))

/** What stands round every page of a clinic: the emergency line first, then whose pages these are and how to reach them. */
export const ClinicFrame = ({ home, links = [], who = null, isWide = false, children }: ClinicFrameProps) => {
  const { t } = useTranslation()
  const root = useRoot()
  const { clinic } = root
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <EmergencyBar {...root} />
      {clinic?.isDemo ? (
        <aside className="demo-note" aria-label={t('frame.demoLabel')}>
          {t('frame.demo')}
        </aside>
      ) : null}
      <header className={isWide ? 'site wide' : 'site'}>
        <Brand clinic={clinic} home={home} />
        {links.length === 0 ? null : (
          <nav aria-label={t('nav.label')}>
            <ul>
              {links.map(({ href, name, count = 0 }) => (
                <li key={href}>
                  <a href={href} aria-current={isHere(href, root.path, home) ? 'page' : undefined}>
                    {name}
                    {count === 0 ? null : <span className="nav-count"> {count}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {who === null || clinic === null ? null : (
          <form method="post" action={paths.signOut(clinic.slug)} className="sign-out">
            <a href={who.href} dir="auto" aria-current={who.href === root.path ? 'page' : undefined}>
              {who.name}
              <span className="visually-hidden">{`: ${t('ways.title')}`}</span>
            </a>
            <button type="submit" className="quiet">
              {t('frame.signOut')}
            </button>
          </form>
        )}
      </header>
      <main id="main" className={isWide ? 'wide' : undefined}>
        {LOCALES[root.locale].reviewed ? null : <p className="unreviewed">{t('frame.unreviewedLanguage')}</p>}
        {children}
      </main>
      <footer className="site">
        {clinic === null ? null : (
          <p>
            {t('frame.callClinic', { clinic: clinic.name })} <ClinicPhone phone={clinic.phone} />
          </p>
        )}
        <p>{t('frame.decisionSupport')}</p>
      </footer>
    </>
  )
}
