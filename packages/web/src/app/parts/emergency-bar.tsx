import type { Call, NumberToCall } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import type { RootData } from '../root-data.ts'
import { K } from './knowledge-text.tsx'

const tel = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`

export const PhoneNumber = ({ line }: { readonly line: NumberToCall }) => (
  <a className="phone" href={tel(line.number)}>
    <bdi dir="ltr">{line.number}</bdi>
  </a>
)

const MOST_SHORT = 3

const Lines = ({ lines }: { readonly lines: readonly NumberToCall[] }) => (
  <ul className="numbers">
    {lines.map((line) => (
      <li key={line.number}>
        <PhoneNumber line={line} />{' '}
        <K>{[line.name, line.service, line.regions.join(', ')].filter(Boolean).join(', ')}</K>
        {line.note === null ? null : (
          <small>
            {' '}
            <K>{line.note}</K>
          </small>
        )}
      </li>
    ))}
  </ul>
)

/** The first few at once; those of further countries on request, so that what to do stays in sight. */
const Numbers = ({ lines, most }: { readonly lines: readonly NumberToCall[]; readonly most: number }) => {
  const { t } = useTranslation()
  const more = lines.slice(most)
  return (
    <>
      <Lines lines={lines.slice(0, most)} />
      {more.length === 0 ? null : (
        <details className="unfolds">
          <summary>{t('emergency.more', { count: more.length })}</summary>
          <Lines lines={more} />
        </details>
      )}
    </>
  )
}

interface AllNumbersProps {
  readonly call: Call
  readonly also?: { readonly poison: boolean; readonly crisis: boolean }
  /** medical advice before the emergency line: for what can wait for a clinician, but not for tomorrow */
  readonly isAdviceFirst?: boolean
  /** how many of a kind before the rest is folded */
  readonly most?: number
}

/** Every number of the country, with what each is for. */
export const AllNumbers = ({ call, also, isAdviceFirst = false, most = MOST_SHORT }: AllNumbersProps) => {
  const { t } = useTranslation()
  const emergency = [isAdviceFirst ? t('emergency.ifWorse') : t('emergency.title'), call.emergency] as const
  const advice = [t('emergency.advice'), call.advice] as const
  const rows = [
    ...(isAdviceFirst ? [advice, emergency] : [emergency, advice]),
    [t('emergency.poison'), also?.poison === false ? [] : call.poison],
    [t('emergency.crisis'), also?.crisis === false ? [] : call.crisis],
  ] as const
  return (
    <>
      {rows.map(([title, lines]) =>
        lines.length === 0 ? null : (
          <div key={title}>
            <p className="numbers-title">{title}</p>
            <Numbers lines={lines} most={most} />
          </div>
        ),
      )}
      {call.say === null ? null : (
        <p>
          <K>{call.say}</K>
        </p>
      )}
    </>
  )
}

/** The emergency numbers without a word: of the country, or of the regions in which most people live. */
export const ShortNumbers = ({ call }: { readonly call: Call }) =>
  call.emergency.slice(0, MOST_SHORT).map((line) => (
    <span key={line.number} className="emergency-number">
      <PhoneNumber line={line} />
    </span>
  ))

/** The emergency line of every page. */
export const EmergencyBar = ({ call, countries, path }: RootData) => {
  const { t } = useTranslation()
  return (
    <aside className="emergency" aria-label={t('emergency.title')}>
      <p>
        <strong>{t('emergency.bar')}</strong>
        <ShortNumbers call={call} />
      </p>
      <details>
        <summary>
          {call.countryName === null ? t('emergency.where') : <K>{call.countryName}</K>}
          <span className="visually-hidden">{`: ${t('emergency.whereInFull')}`}</span>
        </summary>
        <div className="emergency-all">
          <AllNumbers call={call} most={Number.POSITIVE_INFINITY} />
          <form method="post" action={paths.preferences()} className="inline">
            <input type="hidden" name="back" value={path} />
            <label htmlFor="country">{t('emergency.country')}</label>
            <select id="country" name="country" defaultValue={call.country ?? ''}>
              <option value="">{t('emergency.anyCountry')}</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit" className="secondary">
              {t('emergency.choose')}
            </button>
          </form>
        </div>
      </details>
    </aside>
  )
}
