import type { InputProblem } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import type { AnswerView } from '../../check/answer-view.ts'
import { type Entered, ROWS } from '../../check/entered.ts'
import type { Choice, FormModel } from '../../check/form-model.ts'
import { paths } from '../../paths.ts'
import { AgoField } from './ago-field.tsx'
import { Chips } from './chips.tsx'
import { K } from './knowledge-text.tsx'
import { Questions } from './questions.tsx'

interface CheckFormProps {
  readonly model: FormModel
  readonly entered: Entered
  readonly problems: readonly InputProblem[]
  /** the answer that the form led to, so that it can be put right */
  readonly view: AnswerView | null
}

const Flags = ({ flags, ticked }: { readonly flags: readonly Choice[]; readonly ticked: readonly string[] }) => (
  <ul className="flags">
    {flags.map(({ id, name }) => (
      <li key={id}>
        <label>
          <input type="checkbox" name="flag" value={id} defaultChecked={ticked.includes(id)} /> <K>{name}</K>
        </label>
      </li>
    ))}
  </ul>
)

const RedFlags = ({ model, entered }: CheckFormProps) => {
  const { t } = useTranslation()
  const { flags } = entered
  return (
    <fieldset className="red-flags">
      <legend>{t('form.flags')}</legend>
      <Flags flags={model.flags} ticked={flags} />
      <details open={model.moreFlags.some(({ id }) => flags.includes(id))}>
        <summary>{t('form.moreFlags', { count: model.moreFlags.length })}</summary>
        <Flags flags={model.moreFlags} ticked={flags} />
      </details>
      <p className="flags-call" role="note">
        {t('form.flagsCall')}
      </p>
    </fieldset>
  )
}

const useMessage = () => {
  const { t } = useTranslation()
  const ours = ['treatment-missing', 'unknown-choice', 'too-long', 'nothing-said'] as const
  return ({ message }: InputProblem): string => {
    const known = ours.find((name) => name === message)
    return known === undefined ? message : t(`problem.${known}`)
  }
}

const DoneRow = ({ i, model, entered, problems }: CheckFormProps & { readonly i: number }) => {
  const { t } = useTranslation()
  const row = entered.done[i]
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

const WhatWasDone = (props: CheckFormProps) => {
  const { t } = useTranslation()
  const { entered } = props
  const more = Array.from({ length: ROWS - 1 }, (_, i) => i + 1)
  return (
    <fieldset>
      <legend>{t('form.done')}</legend>
      <p className="hint">{t('form.doneHint')}</p>
      <DoneRow {...props} i={0} />
      <details open={more.some((i) => entered.done[i]?.treatment)}>
        <summary>{t('form.another')}</summary>
        {more.map((i) => (
          <DoneRow key={i} {...props} i={i} />
        ))}
      </details>
      {entered.did.map((did) => (
        <input key={did} type="hidden" name="did" value={did} />
      ))}
    </fieldset>
  )
}

const Words = ({ entered, problems, view }: CheckFormProps) => {
  const { t } = useTranslation()
  const isWrong = problems.some(({ at }) => at === 'say')
  return (
    <fieldset>
      <legend>
        <label htmlFor="say">{t('form.say')}</label>
      </legend>
      <p className="hint" id="say-hint">
        {t('form.sayHint')}
      </p>
      <textarea
        id="say"
        name="say"
        rows={4}
        dir="auto"
        defaultValue={entered.say}
        aria-describedby="say-hint"
        aria-invalid={isWrong || undefined}
      />
      <div id="understood" aria-live="polite">
        {view ? <Chips chips={view.chips} said={entered.say} given={entered.signs} /> : null}
      </div>
    </fieldset>
  )
}

const AboutYou = ({ model, entered, problems }: CheckFormProps) => {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('form.aboutYou')}</legend>
      <p className="field">
        <label htmlFor="temperature">{t('form.temperature')}</label>
        <input
          id="temperature"
          name="temperature"
          size={8}
          maxLength={12}
          autoComplete="off"
          defaultValue={entered.temperature}
          aria-describedby="temperature-hint"
          aria-invalid={problems.some(({ at }) => at === 'temperature') || undefined}
        />
        <small id="temperature-hint">{t('form.temperatureHint')}</small>
      </p>
      <details open={entered.modifiers.length > 0 || entered.about !== ''}>
        <summary>{t('form.modifiers')}</summary>
        <ul className="modifiers">
          {model.modifiers.map(({ id, name }) => (
            <li key={id}>
              <label>
                <input type="checkbox" name="modifier" value={id} defaultChecked={entered.modifiers.includes(id)} />{' '}
                <K>{name}</K>
              </label>
            </li>
          ))}
        </ul>
        <p className="field">
          <label htmlFor="about">{t('form.about')}</label>
          <input id="about" name="about" maxLength={500} defaultValue={entered.about} dir="auto" autoComplete="off" />
        </p>
      </details>
    </fieldset>
  )
}

/** What cannot be read in the form, on top of it. */
const Problems = ({ problems }: { readonly problems: readonly InputProblem[] }) => {
  const { t } = useTranslation()
  const message = useMessage()
  return problems.length === 0 ? null : (
    <section className="problems" role="alert" aria-labelledby="problems-title">
      <h2 id="problems-title">{t('problem.title')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.at + problem.message}>
            <span dir="auto">{message(problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The check: works as plain HTML; the island only shows sooner what the words are taken to mean. */
export const CheckForm = (props: CheckFormProps) => {
  const { t } = useTranslation()
  const { view, problems } = props
  return (
    <form method="post" action={`${paths.check()}?index`} className="check" data-island="check">
      <Problems problems={problems} />
      {view ? null : <RedFlags {...props} />}
      <WhatWasDone {...props} />
      <Words {...props} />
      {view ? <Questions view={view} entered={props.entered} /> : null}
      <AboutYou {...props} />
      {view ? (
        <details open={props.entered.flags.length > 0}>
          <summary>{t('form.flags')}</summary>
          <RedFlags {...props} />
        </details>
      ) : null}
      <p className="submit">
        <button type="submit">{view ? t('form.again') : t('form.submit')}</button>
        {view ? <a href={paths.check()}>{t('form.fresh')}</a> : null}
      </p>
      <p className="hint">{t('form.privacy')}</p>
    </form>
  )
}
