import { useTranslation } from 'react-i18next'

const HEAD = 'M30 20c0-9 7-15 16-15s16 6 16 15c0 8-2 14-6 18v9H36v-9c-4-4-6-10-6-18z'

const POSES = [
  { id: 'front', hair: 'M30 20c0-9 7-15 16-15s16 6 16 15c-3-6-9-9-16-9s-13 3-16 9z' },
  { id: 'top', hair: 'M31 17c2-7 8-12 15-12s13 5 15 12c-4 5-9 8-15 8s-11-3-15-8z' },
  { id: 'left', hair: 'M30 20c0-9 7-15 16-15 5 0 9 2 12 5-8 0-12 6-13 14l-6 8c-6-2-9-7-9-12z' },
  { id: 'back', hair: HEAD },
] as const

/** Which sides to show, so that two photos can be compared. */
export const PoseGuide = () => {
  const { t } = useTranslation()
  return (
    <ul className="poses">
      {POSES.map(({ id, hair }) => (
        <li key={id}>
          <svg viewBox="20 0 52 50" width="72" height="70" aria-hidden="true">
            <path className="pose-head" d={HEAD} />
            <path className="pose-hair" d={hair} />
          </svg>
          {t(`photos.pose.${id}`)}
        </li>
      ))}
    </ul>
  )
}
