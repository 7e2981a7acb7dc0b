import { useTranslation } from 'react-i18next'
import type { Trend as Drawn } from '../../../picture/trend.ts'

/** How serious the check-ins were, one after the other. The list below says the same in words. */
export const Trend = ({ trend }: { readonly trend: Drawn }) => {
  const { t } = useTranslation()
  return (
    <figure className="trend-picture">
      <figcaption className="visually-hidden">{t('case.trend')}</figcaption>
      <div className="trend-labels" aria-hidden="true">
        {trend.rows.toReversed().map(({ level }) => (
          <span key={level}>{t(`level.${level}`)}</span>
        ))}
      </div>
      <svg width="100%" height={trend.height} aria-hidden="true">
        {trend.rows.map(({ level, y }) => (
          <line key={level} className="track" x1="0" x2="100%" y1={y} y2={y} />
        ))}
        <svg
          width="100%"
          height={trend.height}
          viewBox={`0 0 100 ${trend.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="trend-line" d={trend.path} />
        </svg>
        {trend.points.map(({ id, x, y, level, isThis }) => (
          <circle key={id} className={`dot level-${level}`} cx={`${x}%`} cy={y} r={isThis ? 8 : 5} />
        ))}
      </svg>
    </figure>
  )
}
