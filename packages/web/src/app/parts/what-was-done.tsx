import type { InputProblem } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import { type DoneEntered, ROWS } from '../../check/entered.ts'
import type { FormModel } from '../../check/form-model.ts'
import { AgoField } from './ago-field.tsx'

interface DoneProps {
  readonly model: Pick<FormModel, 'treatments'>
  readonly done: readonly DoneEntered[]
  /** more, as the command takes them */
  readonly did: readonly string[]
  readonly problems: readonly InputProblem[]
}

const DoneRow = ({ i, model, done, problems }: DoneProps & { readonly i: number }) => {
  const { t } = useTranslation()
  const row = done[i]
  const isWrong = problems.some(({ at }) => at === `did.${i}`)
  const hasClocks = Object.values(row?.clocks ?? {}).some(({ amount }) => amount !== '')
  return (
    <div className="done-row">
      <p className="field">
        <label htmlFor={`did-${i}`}>{t('form.treatment')}</label>
        <select
          id={`did-${i}`}
          name={`did.${i}`}
          defaultValue={row?.treatment ?? ''}
          aria-invalid={isWrong || undefined}
        >
          <option value="">{i === 0 ? t('form.notSure') : t('form.none')}</option>
          {model.treatments.map(({ id, name }) => (
            <option key={id} value={id} lang="en">
              {name}
            </option>
          ))}
        </select>
      </p>
      <AgoField name={`did.${i}`} label={t('form.when')} value={row?.ago} isWrong={isWrong} />
      <details className="clocks" open={hasClocks}>
        <summary>{t('form.clocks')}</summary>
        <AgoField name={`did.${i}.dose-change`} label={t('form.doseChange')} value={row?.clocks['dose-change']} />
        <AgoField name={`did.${i}.last-use`} label={t('form.lastUse')} value={row?.clocks['last-use']} />
        <AgoField name={`did.${i}.stopped`} label={t('form.stopped')} value={row?.clocks.stopped} />
      </details>
    </div>
  )
}

/** What was done, and when: one row, more on request. */
export const WhatWasDone = (props: DoneProps) => {
  const { t } = useTranslation()
  const { done, did: written } = props
  const more = Array.from({ length: ROWS - 1 }, (_, i) => i + 1)
  return (
    <fieldset>
      <legend>{t('form.done')}</legend>
      <p className="hint">{t('form.doneHint')}</p>
      <DoneRow {...props} i={0} />
      <details open={more.some((i) => done[i]?.treatment)}>
        <summary>{t('form.another')}</summary>
        {more.map((i) => (
          <DoneRow key={i} {...props} i={i} />
        ))}
      </details>
      {written.map((did) => (
        <input key={did} type="hidden" name="did" value={did} />
      ))}
    </fieldset>
  )
}
