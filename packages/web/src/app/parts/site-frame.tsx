import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../i18n/locales.ts'
import { paths } from '../../paths.ts'
import { useRoot } from '../use-root.ts'
import { EmergencyBar } from './emergency-bar.tsx'

/** What stands round every public page: the emergency line first, error pages included. */
export const SiteFrame = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation()
  const root = useRoot()
  const links = [
    [paths.check(), t('nav.check')],
    [paths.mayI(), t('nav.mayI')],
    [paths.treatments(), t('nav.treatments')],
    [paths.signs(), t('nav.signs')],
    [paths.about(), t('nav.about')],
  ] as const
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <EmergencyBar {...root} />
      <header className="site">
        <a className="brand" href={paths.check()}>
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path d="M4 25c5 0 6-17 12-17s7 17 12 17" />
            <circle cx="16" cy="8" r="2.6" />
          </svg>
          Anagen
        </a>
        <nav aria-label={t('nav.label')}>
          <ul>
            {links.map(([href, name]) => (
              <li key={href}>
                <a href={href} aria-current={root.path === href ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main">
        {LOCALES[root.locale].reviewed ? null : <p className="unreviewed">{t('frame.unreviewedLanguage')}</p>}
        {children}
      </main>
      <footer className="site">
        <p className="on-paper">{t('frame.printedFrom', { address: `${root.origin}${root.path}` })}</p>
        <p>{t('frame.decisionSupport')}</p>
        <p>
          {t('frame.notReviewed')} <a href={paths.about()}>{t('frame.howItDecides')}</a>
        </p>
      </footer>
    </>
  )
}
