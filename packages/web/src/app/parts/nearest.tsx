import type { CheckAnswer, NearestSigns } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import { K } from './knowledge-text.tsx'

const One = ({ asked, at }: { readonly asked: NearestSigns; readonly at: number }) => (
  <fieldset className="nearest-one">
    <legend dir="auto">
      <K>{asked.question}</K>
    </legend>
    <input type="hidden" name={`meant.${at}.words`} value={asked.words} />
    {asked.choices.map(({ sign, name, means }) => (
      <label key={sign}>
        <input type="radio" name={`meant.${at}`} value={sign} />
        <span>
          <strong>
            <K>{name}</K>
          </strong>
          <small>
            <K>{means}</K>
          </small>
        </span>
      </label>
    ))}
    <label>
      <input type="radio" name={`meant.${at}`} value="" />
      <span>
        <K>{asked.none}</K>
      </span>
    </label>
  </fieldset>
)

interface NearestProps {
  readonly answer: Pick<CheckAnswer, 'nearest' | 'explained'>
}

/**
 * "Did you mean?": the signs nearest to words that nobody read, none of them chosen beforehand, and what was chosen already, kept for the next time
 * that the form is sent.
 */
export const Nearest = ({ answer: { nearest, explained } }: NearestProps) => {
  const { t } = useTranslation()
  return (
    <>
      {explained.map(({ words, sign }, i) => (
        <span key={words} hidden>
          <input type="hidden" name={`meant.${i}.words`} value={words} />
          <input type="hidden" name={`meant.${i}`} value={sign} />
        </span>
      ))}
      {nearest.length === 0 ? null : (
        <section className="nearest" id="nearest" aria-labelledby="nearest-title">
          <h2 id="nearest-title">{t('nearest.title')}</h2>
          <p className="hint">{t('nearest.hint')}</p>
          {nearest.map((asked, i) => (
            <One key={asked.words} asked={asked} at={explained.length + i} />
          ))}
          <p className="submit">
            <button type="submit">{t('nearest.submit')}</button>
          </p>
        </section>
      )}
    </>
  )
}

/** What a person chose for words that nobody read, beside those words. */
export const Explained = ({ explained }: Pick<CheckAnswer, 'explained'>) => {
  const { t } = useTranslation()
  return explained.map(({ words, name }) => (
    <li key={words}>
      {t('nearest.inYourWords')} <q dir="auto">{words}</q>; {t('nearest.youChose', { sign: name })}
    </li>
  ))
}
