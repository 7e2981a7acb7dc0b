import { useTranslation } from 'react-i18next'
import type { Chip } from '../../check/chips.ts'
import { TRENDS } from '../../check/trends.ts'
import { AgoField } from './ago-field.tsx'
import { K } from './knowledge-text.tsx'

const GradeField = ({ chip }: { readonly chip: Chip }) => {
  const { t } = useTranslation()
  return (
    <p className="field">
      <label htmlFor={`grade-${chip.sign}`}>{t('chip.grade')}</label>
      <select
        id={`grade-${chip.sign}`}
        name={`grade.${chip.sign}`}
        defaultValue={chip.gradeAssumed || chip.grade === null ? '' : String(chip.grade)}
      >
        <option value="">
          {chip.gradeAssumed && chip.grade !== null
            ? t('chip.gradeAssumed', { means: chip.grades.find(({ grade }) => grade === chip.grade)?.means ?? '' })
            : t('chip.notSaid')}
        </option>
        {chip.grades.map(({ grade, means }) => (
          <option key={grade} value={grade}>
            {`${grade}. ${means}`}
          </option>
        ))}
      </select>
    </p>
  )
}

const TrendField = ({ chip }: { readonly chip: Chip }) => {
  const { t } = useTranslation()
  return (
    <fieldset className="trend">
      <legend>{t('chip.trend')}</legend>
      {TRENDS.map((trend) => (
        <label key={trend}>
          <input type="radio" name={`trend.${chip.sign}`} value={trend} defaultChecked={chip.trend === trend} />
          <span>{t(`trend.${trend}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const OneChip = ({ chip }: { readonly chip: Chip }) => {
  const { t } = useTranslation()
  return (
    <li className="chip">
      <details open={chip.grade === null || chip.askBegan}>
        <summary>
          <strong>
            <K>{chip.name}</K>
          </strong>
          {chip.words === null ? null : (
            <span className="words">
              {' '}
              <q dir="auto">{chip.words}</q>
            </span>
          )}
          <span className="state">
            {chip.grade === null
              ? t('chip.howBad')
              : chip.gradeAssumed
                ? t('chip.takenAs', { grade: t(`grade.g${chip.grade}`) })
                : t(`grade.g${chip.grade}`)}
            {chip.trend === null ? '' : `, ${t(`trend.${chip.trend}`)}`}
          </span>
        </summary>
        <GradeField chip={chip} />
        <TrendField chip={chip} />
        {chip.askBegan ? <AgoField name={`began.${chip.sign}`} label={t('chip.began')} value={undefined} /> : null}
        {chip.words === null ? null : (
          <label className="drop">
            <input type="checkbox" name="drop" value={chip.sign} /> {t('chip.notMeant')}
          </label>
        )}
        {chip.matters.map((matters) => (
          <p className="matters" key={matters}>
            <K>{matters}</K>
          </p>
        ))}
      </details>
    </li>
  )
}

interface ChipsProps {
  readonly chips: readonly Chip[]
  /** the words that the chips were found in */
  readonly said: string
  /** signs chosen from a list, as they were written */
  readonly given: readonly string[]
}

const Confirm = ({ chips, said, given }: ChipsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <input type="hidden" name="said" value={said} />
      {given.map((sign) => (
        <input key={sign} type="hidden" name="sign" value={sign} />
      ))}
      {chips.length === 0 ? (
        <p>{t('chip.none')}</p>
      ) : (
        <>
          <p className="hint">{t('chip.hint')}</p>
          <ul className="chips">
            {chips.map((chip) => (
              <OneChip key={chip.sign} chip={chip} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The signs as they were taken, to confirm: how bad, which way, or not meant at all. */
export const Chips = (props: ChipsProps) => {
  const { t } = useTranslation()
  return (
    <div className="understood">
      <h2>{t('chip.title')}</h2>
      <Confirm {...props} />
    </div>
  )
}

/** The same on one line, as tall as the place kept for it: nothing moves under a finger while words are typed. */
export const FoldedChips = (props: ChipsProps) => {
  const { t } = useTranslation()
  const names = props.chips.map(({ name }) => name).join(', ')
  return (
    <details className="understood folded">
      <summary>
        <strong>{t('chip.title')}</strong> {names === '' ? t('chip.noneYet') : <K>{names}</K>}
      </summary>
      <Confirm {...props} />
    </details>
  )
}
