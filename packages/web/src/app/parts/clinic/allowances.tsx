import { useTranslation } from 'react-i18next'
import type { ShownAllowance } from '../../../clinic/today.ts'
import { K } from '../knowledge-text.tsx'

const Row = ({ allowance }: { readonly allowance: ShownAllowance }) => {
  const { t } = useTranslation()
  const { label, level, until, texts } = allowance
  const when =
    until === null
      ? t('may.noEnd')
      : level === 'avoid'
        ? t('may.from', { when: until })
        : t('may.until', { when: until })
  return (
    <li>
      <details>
        <summary>
          <span className="may-label">
            <K>{label}</K>
          </span>{' '}
          <span className="may-when">{level === 'ask' ? `${t('may.ask')}, ${when}` : when}</span>
        </summary>
        <ul>
          {texts.map((text) => (
            <li key={text}>
              <K>{text}</K>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

const FIRST = 8

const Rows = ({ rows }: { readonly rows: readonly ShownAllowance[] }) => {
  const { t } = useTranslation()
  const more = rows.slice(FIRST)
  const list = (some: readonly ShownAllowance[]) => (
    <ul className="may">
      {some.map((row) => (
        <Row key={row.activity} allowance={row} />
      ))}
    </ul>
  )
  return (
    <>
      {list(rows.slice(0, FIRST))}
      {more.length === 0 ? null : (
        <details className="more">
          <summary>{t('may.more', { count: more.length })}</summary>
          {list(more)}
        </details>
      )}
    </>
  )
}

interface AllowancesProps {
  readonly notYet: readonly ShownAllowance[]
  readonly withCare: readonly ShownAllowance[]
}

/** What may be done from when. */
export const Allowances = ({ notYet, withCare }: AllowancesProps) => {
  const { t } = useTranslation()
  if (notYet.length + withCare.length === 0) return null
  return (
    <section aria-labelledby="may">
      <h2 id="may">{t('may.title')}</h2>
      {notYet.length === 0 ? null : (
        <>
          <h3>{t('may.notYet')}</h3>
          <Rows rows={notYet} />
        </>
      )}
      {withCare.length === 0 ? null : (
        <>
          <h3>{t('may.withCare')}</h3>
          <Rows rows={withCare} />
        </>
      )}
    </section>
  )
}
