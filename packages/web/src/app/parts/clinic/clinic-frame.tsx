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
  /** how many of them must be seen at once; nothing is shown for none, a question mark where it is not known */
  readonly count?: number | null
  /** the same in words */
  readonly counted?: string
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

const NavLink = ({ link, home }: { readonly link: FrameLink; readonly home: string }) => {
  const { path } = useRoot()
  const { href, name, count = 0, counted } = link
  return (
    <a href={href} aria-current={isHere(href, path, home) ? 'page' : undefined}>
      {name}
      {count === 0 ? null : (
        <>
          {' '}
          <span className="nav-count">{counted ?? count ?? '?'}</span>
        </>
      )}
    </a>
  )
}

interface NavProps {
  readonly links: readonly FrameLink[]
  readonly home: string
}

const NavLinks = ({ links, home }: NavProps) => (
  <ul>
    {links.map((link) => (
      <li key={link.href}>
        <NavLink link={link} home={home} />
      </li>
    ))}
  </ul>
)

/**
 * One row on a phone: the first page with its count stays, the others are behind a button. The browser itself opens, closes and says which
 * (a popover), so that it works without scripts; where there is room, or no popovers, all of it stands open.
 */
const FoldingNav = ({ links: [first, ...rest], home, children }: NavProps & { readonly children: ReactNode }) => {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('nav.label')} className="folding">
      {first === undefined ? null : <NavLink link={first} home={home} />}
      <button type="button" className="secondary menu-button" popoverTarget="menu">
        {t('frame.menu')}
      </button>
      <div id="menu" className="menu" popover="auto">
        <NavLinks links={rest} home={home} />
        {children}
        <button type="button" className="secondary menu-close" popoverTarget="menu" popoverTargetAction="hide">
          {t('frame.closeMenu')}
        </button>
      </div>
    </nav>
  )
}

const Who = ({ who }: Required<Pick<ClinicFrameProps, 'who'>>) => {
  const { t } = useTranslation()
  const { clinic, path } = useRoot()
  if (who === null || clinic === null) return null
  return (
    <form method="post" action={paths.signOut(clinic.slug)} className="sign-out">
      <a href={who.href} dir="auto" aria-current={who.href === path ? 'page' : undefined}>
        {who.name}
        <span className="visually-hidden">{`: ${t('ways.title')}`}</span>
      </a>
      <button type="submit" className="quiet">
        {t('frame.signOut')}
      </button>
    </form>
  )
}

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
        {isWide ? null : <Who who={who} />}
        {links.length === 0 ? null : isWide ? (
          <FoldingNav links={links} home={home}>
            <Who who={who} />
          </FoldingNav>
        ) : (
          <nav aria-label={t('nav.label')}>
            <NavLinks links={links} home={home} />
          </nav>
        )}
      </header>
      <main id="main" className={isWide ? 'wide' : undefined}>
        {clinic === null ? null : <p className="on-paper">{t('frame.asOf', { when: clinic.asOf })}</p>}
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
