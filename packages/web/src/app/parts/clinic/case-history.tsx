import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../clinic/case-view.ts'
import { paths } from '../../../paths.ts'
import { LevelMark } from '../level-mark.tsx'
import { SaidList } from './said.tsx'
import { Trend } from './trend.tsx'

export const EarlierCheckIns = ({ view }: { readonly view: CaseView }) => {
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
            </details>
          </li>
        ))}
      </ol>
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
}

export const Photos = ({ slug, photos }: PhotosProps) => {
  const { t } = useTranslation()
  if (photos.length === 0) return null
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t('me.photos')}</h2>
      <ul className="photos">
        {photos.map(({ id, when }) => (
          <li key={id}>
            <a href={paths.photo(slug, id)}>
              <img src={paths.photo(slug, id)} alt={t('photos.of', { when })} loading="lazy" />
            </a>
            <small>{when}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
