import type { InputProblem } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import type { AnswerView } from '../../check/answer-view.ts'
import type { Chip } from '../../check/chips.ts'
import type { Entered } from '../../check/entered.ts'
import type { Choice, FormModel } from '../../check/form-model.ts'
import { paths } from '../../paths.ts'
import { FlagsCall } from './call-now.tsx'
import { Chips } from './chips.tsx'
import { K } from './knowledge-text.tsx'
import { Problems } from './problems.tsx'
import { Questions } from './questions.tsx'
import { WhatWasDone } from './what-was-done.tsx'

interface CheckFormProps {
  readonly model: FormModel
  readonly entered: Entered
  readonly problems: readonly InputProblem[]
  /** the answer that the form led to, so that it can be put right */
  readonly view: AnswerView | null
  /** the signs that a link brought along; null when it brought none */
  readonly chips: readonly Chip[] | null
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
      <FlagsCall />
    </fieldset>
  )
}

const Words = ({ entered, problems, view, chips }: CheckFormProps) => {
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
        {view || chips ? <Chips chips={view?.chips ?? chips ?? []} said={entered.say} given={entered.signs} /> : null}
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

/** The check: works as plain HTML; the island only shows sooner what the words are taken to mean. */
export const CheckForm = (props: CheckFormProps) => {
  const { t } = useTranslation()
  const { view, problems } = props
  return (
    <form method="post" action={`${paths.check()}?index`} className="check" data-island="check">
      <Problems problems={problems} />
      {view ? null : <RedFlags {...props} />}
      <WhatWasDone model={props.model} done={props.entered.done} did={props.entered.did} problems={problems} />
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
