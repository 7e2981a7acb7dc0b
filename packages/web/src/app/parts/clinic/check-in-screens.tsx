import { useTranslation } from 'react-i18next'
import type { Chip } from '../../../check/chips.ts'
import type { FormModel } from '../../../check/form-model.ts'
import { TRENDS } from '../../../check/trends.ts'
import type { Draft } from '../../../clinic/check-in-steps.ts'
import { FlagsCall } from '../call-now.tsx'
import { K } from '../knowledge-text.tsx'

export interface ScreenProps {
  readonly draft: Draft
  readonly model: FormModel
}

const Flag = ({ id, name, isTicked }: { readonly id: string; readonly name: string; readonly isTicked: boolean }) => (
  <li>
    <label>
      <input type="checkbox" name="flag" value={id} defaultChecked={isTicked} /> <K>{name}</K>
    </label>
  </li>
)

export const FlagsScreen = ({ draft, model }: ScreenProps) => {
  const { t } = useTranslation()
  const ticked = draft.entered.flags
  const list = (flags: FormModel['flags']) => (
    <ul className="flags">
      {flags.map((flag) => (
        <Flag key={flag.id} {...flag} isTicked={ticked.includes(flag.id)} />
      ))}
    </ul>
  )
  return (
    <fieldset className="red-flags">
      <legend>
        <h1>{t('form.flags')}</h1>
      </legend>
      {list(model.flags)}
      <details open={model.moreFlags.some(({ id }) => ticked.includes(id))}>
        <summary>{t('form.moreFlags', { count: model.moreFlags.length })}</summary>
        {list(model.moreFlags)}
      </details>
      <FlagsCall />
    </fieldset>
  )
}

export const SayScreen = ({ draft }: ScreenProps) => {
  const { t } = useTranslation()
  return (
    <>
      <h1>
        <label htmlFor="say">{t('form.say')}</label>
      </h1>
      <p className="hint" id="say-hint">
        {t('checkIn.sayHint')}
      </p>
      <textarea
        id="say"
        name="say"
        rows={6}
        dir="auto"
        defaultValue={draft.entered.say}
        aria-describedby="say-hint"
        aria-invalid={draft.problem !== null || undefined}
      />
      <p>
        <button type="submit" name="well" value="yes" className="secondary">
          {t('checkIn.allWell')}
        </button>
      </p>
    </>
  )
}

const Choice = ({
  name,
  value,
  isChosen,
  children,
}: {
  readonly name: string
  readonly value: string
  readonly isChosen: boolean
  readonly children: string
}) => (
  <label className="choice">
    <input type="radio" name={name} value={value} defaultChecked={isChosen} /> <span>{children}</span>
  </label>
)

export const SignScreen = ({ draft, chip }: { readonly draft: Draft; readonly chip: Chip }) => {
  const { t } = useTranslation()
  const { grades, trends } = draft.entered
  const grade = grades[chip.sign] ?? (chip.gradeAssumed || chip.grade === null ? '' : String(chip.grade))
  const trend = trends[chip.sign] ?? chip.trend ?? ''
  return (
    <>
      <h1>
        <K>{chip.name}</K>
      </h1>
      {chip.words === null ? null : (
        <p className="hint">
          {t('checkIn.youWrote')} <q dir="auto">{chip.words}</q>
        </p>
      )}
      <fieldset className="choices">
        <legend>{t('chip.grade')}</legend>
        {chip.grades.map(({ grade: g, means }) => (
          <Choice key={g} name={`grade.${chip.sign}`} value={String(g)} isChosen={grade === String(g)}>
            {means}
          </Choice>
        ))}
      </fieldset>
      <fieldset className="choices across">
        <legend>{t('chip.trend')}</legend>
        {TRENDS.map((one) => (
          <Choice key={one} name={`trend.${chip.sign}`} value={one} isChosen={trend === one}>
            {t(`trend.${one}`)}
          </Choice>
        ))}
      </fieldset>
      <label className="drop">
        <input
          type="checkbox"
          name="drop"
          value={chip.sign}
          defaultChecked={draft.entered.dropped.includes(chip.sign)}
        />{' '}
        {t('chip.notMeant')}
      </label>
    </>
  )
}

export const TemperatureScreen = ({ draft }: ScreenProps) => {
  const { t } = useTranslation()
  return (
    <>
      <h1>
        <label htmlFor="temperature">{t('form.temperature')}</label>
      </h1>
      <p className="field">
        <input
          id="temperature"
          name="temperature"
          size={8}
          maxLength={12}
          autoComplete="off"
          defaultValue={draft.entered.temperature}
          aria-describedby="temperature-hint"
          aria-invalid={draft.problem !== null || undefined}
        />
        <small id="temperature-hint">{t('checkIn.temperatureHint')}</small>
      </p>
    </>
  )
}
