import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../clinic/case-view.ts'
import { paths } from '../../../paths.ts'
import { LevelMark } from '../level-mark.tsx'
import { SaidList } from './said.tsx'
import { Trend } from './trend.tsx'
import { Withdraw, WithdrawnLine } from './withdrawn.tsx'

interface EarlierProps {
  readonly slug: string
  readonly view: CaseView
}

export const EarlierCheckIns = ({ slug, view }: EarlierProps) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t('case.earlier', { count: view.earlier.length })}</h2>
      {view.trend === null ? null : <Trend trend={view.trend} />}
      <ol className="earlier">
        {view.earlier.map(({ id, when, level, said }) => (
          <li key={id}>
            <details>
              <summary>
                <LevelMark level={level} /> {when}
              </summary>
              <SaidList said={said} />
              <p>
                <a href={paths.clinicCheckIn(slug, id)}>
                  {t('aCheckIn.whole')}
                  <span className="visually-hidden">{`: ${when}`}</span>
                </a>
              </p>
            </details>
          </li>
        ))}
      </ol>
      {view.hasOlder ? (
        <p>
          <a href={`${paths.patient(slug, view.patientId)}#check-ins`}>{t('case.allCheckIns')}</a>
        </p>
      ) : null}
    </section>
  )
}

export const Events = ({ events }: Pick<CaseView, 'events'>) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t('case.events')}</h2>
      <ol className="events">
        {events.map(({ when, kind, level, who, note }) => (
          <li key={`${when} ${kind} ${note ?? ''}`}>
            <span className="hint">{when}</span> <strong>{t(`event.${kind as 'opened'}`)}</strong>{' '}
            <LevelMark level={level} /> <span dir="auto">{who ?? t('event.program')}</span>
            {note === null ? null : <p dir="auto">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface PhotosProps {
  readonly slug: string
  readonly photos: CaseView['photos']
  /** who looks at their own: they may take one back, and are shown none that they took back */
  readonly areTheirs?: boolean
}

const Photo = ({
  slug,
  photo,
  areTheirs,
}: Omit<PhotosProps, 'photos'> & { readonly photo: CaseView['photos'][number] }) => {
  const { t } = useTranslation()
  const { id, when, withdrawn } = photo
  const address = paths.photo(slug, id)
  return (
    <li>
      {withdrawn === null ? (
        <a href={address}>
          <img src={address} alt={t('photos.of', { when })} loading="lazy" />
        </a>
      ) : null}
      <small>{when}</small>
      {withdrawn === null ? null : <WithdrawnLine withdrawn={withdrawn} />}
      {withdrawn?.isKept && !areTheirs ? <a href={address}>{t('withdraw.see')}</a> : null}
      {withdrawn === null && areTheirs ? <Withdraw kind="photo" id={id} when={when} /> : null}
    </li>
  )
}

export const Photos = ({ slug, photos, areTheirs = false }: PhotosProps) => {
  const { t } = useTranslation()
  if (photos.length === 0 && !areTheirs) return null
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t(areTheirs ? 'photos.yours' : 'me.photos')}</h2>
      {photos.length === 0 ? <p className="hint">{t('photos.none')}</p> : null}
      <ul className="photos">
        {photos.map((photo) => (
          <Photo key={photo.id} slug={slug} photo={photo} areTheirs={areTheirs} />
        ))}
      </ul>
    </section>
  )
}
