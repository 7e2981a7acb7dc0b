import { useTranslation } from 'react-i18next'
import { BAR_HEIGHT } from '../../picture/bar.ts'
import type { Ribbon as Drawn, RibbonRow } from '../../picture/ribbon.ts'
import { K } from './knowledge-text.tsx'

const useSpan = () => {
  const { i18n } = useTranslation()
  return (unit: string, count: number): string =>
    new Intl.NumberFormat(i18n.language === 'ar-XB' ? 'en' : i18n.language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
    }).format(count)
}

const Row = ({ row, ribbon }: { readonly row: RibbonRow; readonly ribbon: Drawn }) => {
  const { t } = useTranslation()
  const words = [
    t(row.isHoped ? 'ribbon.hoped' : 'ribbon.usual', { until: row.typicalText }),
    ...(row.upperText === null || row.isHoped ? [] : [t('ribbon.upper', { until: row.upperText })]),
    ...(row.disputedText === null ? [] : [t('ribbon.disputed', { until: row.disputedText })]),
  ].join('; ')
  return (
    <li>
      <span className="ribbon-label">
        <K>{row.label}</K> <small>{words}</small>
      </span>
      <svg className="ribbon-bar" width="100%" height={BAR_HEIGHT} aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1={BAR_HEIGHT / 2} y2={BAR_HEIGHT / 2} />
        <svg
          width="100%"
          height={BAR_HEIGHT}
          viewBox={`0 0 100 ${BAR_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path className="may-last" d={row.mayLast} />
          <path className="disputed" d={row.disputed} />
          <path className="usual" d={row.usual} />
        </svg>
        {ribbon.atPercent === null ? null : (
          <line className="here" x1={`${ribbon.atPercent}%`} x2={`${ribbon.atPercent}%`} y1="0" y2="100%" />
        )}
      </svg>
    </li>
  )
}

const HERE_WIDTH = 24
const anchor = (percent: number): 'start' | 'middle' | 'end' =>
  percent < HERE_WIDTH ? 'start' : percent > 100 - HERE_WIDTH ? 'end' : 'middle'

interface RibbonProps {
  readonly ribbon: Drawn
  readonly on?: string | undefined
  /** as it was when a stored answer was judged: nobody is there any more */
  readonly isPast?: boolean
}

/** The recovery ribbon: one time axis, a bar per effect, and where the person is on it. */
export const Ribbon = ({ ribbon, on, isPast = false }: RibbonProps) => {
  const { t } = useTranslation()
  const span = useSpan()
  const here = t(isPast ? 'ribbon.thatTime' : 'ribbon.youAreHere')
  const since = t(`clock.${ribbon.clock as 'session'}`)
  return (
    <figure className="ribbon">
      <figcaption>
        <strong>
          <K>{ribbon.treatment}</K>
        </strong>
        :{' '}
        {ribbon.atText === null
          ? t('ribbon.course', { since })
          : t(isPast ? 'ribbon.was' : 'ribbon.here', { at: ribbon.atText, since })}
        {on === undefined ? null : ` (${on})`}
      </figcaption>
      <ul className="ribbon-rows">
        {ribbon.rows.map((row) => (
          <Row key={row.id} row={row} ribbon={ribbon} />
        ))}
      </ul>
      <svg className="ribbon-axis" width="100%" height={ribbon.at === null ? 22 : 40} aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1="1" y2="1" />
        {ribbon.ticks.map((tick) => (
          <g key={tick.hours}>
            <line className="tick" x1={`${tick.percent}%`} x2={`${tick.percent}%`} y1="0" y2="5" />
            <text x={`${tick.percent}%`} y="18" textAnchor="middle">
              {span(tick.unit, tick.count)}
            </text>
          </g>
        ))}
        {ribbon.atPercent === null ? null : (
          <>
            <line className="here" x1={`${ribbon.atPercent}%`} x2={`${ribbon.atPercent}%`} y1="0" y2="7" />
            <text className="here-label" x={`${ribbon.atPercent}%`} y="38" textAnchor={anchor(ribbon.atPercent)}>
              {ribbon.isBeyond ? `${here} →` : here}
            </text>
          </>
        )}
      </svg>
    </figure>
  )
}

export const RibbonLegend = ({
  withHere,
  isPast = false,
}: {
  readonly withHere: boolean
  readonly isPast?: boolean
}) => {
  const { t } = useTranslation()
  const swatch = (name: string) => (
    <svg width="24" height="12" aria-hidden="true">
      <rect className={name} width="24" height="12" />
    </svg>
  )
  return (
    <p className="legend">
      <span>
        {swatch('usual')} {t('ribbon.legendUsual')}
      </span>
      <span>
        {swatch('may-last')} {t('ribbon.legendMayLast')}
      </span>
      <span>
        {swatch('disputed')} {t('ribbon.legendDisputed')}
      </span>
      {withHere ? (
        <span>
          <svg width="24" height="12" aria-hidden="true">
            <line className="here" x1="12" x2="12" y1="0" y2="12" />
          </svg>{' '}
          {t(isPast ? 'ribbon.thatTime' : 'ribbon.youAreHere')}
        </span>
      ) : null}
    </p>
  )
}
