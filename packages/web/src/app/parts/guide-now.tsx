import { useTranslation } from 'react-i18next'
import type { EffectNow, NormalNow } from '../../guide/normal-now.ts'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { factAnchor, paths } from '../../paths.ts'
import { AgoField } from './ago-field.tsx'
import { K } from './knowledge-text.tsx'
import { LevelMark } from './level-mark.tsx'

const Entry = ({ effect }: { readonly effect: EffectNow }) => {
  const { t } = useTranslation()
  const { beginsAt, overBy, onlyWith, isHoped } = effect
  return (
    <li>
      <LevelMark level={effect.level} />{' '}
      <a href={`#${factAnchor(effect.id)}`}>
        <K>{effect.plain}</K>
      </a>{' '}
      <span className="hint">
        {beginsAt !== null
          ? t('guide.notBegun', { from: beginsAt })
          : overBy === null
            ? t('effect.whileUsed')
            : t(isHoped ? 'effect.shortHoped' : 'effect.shortFirst', { upper: overBy })}
        {onlyWith === null ? '' : ` ${t('effect.onlyWith', { part: onlyWith })}`}
      </span>
    </li>
  )
}

const isCalm = ({ level }: EffectNow): boolean => level === 'expected' || level === 'watch'

const Answer = ({
  at,
  effects,
  since,
}: {
  readonly at: string
  readonly effects: readonly EffectNow[]
  readonly since: string
}) => {
  const { t } = useTranslation()
  const [calm, others] = [effects.filter(isCalm), effects.filter((effect) => !isCalm(effect))]
  const list = (shown: readonly EffectNow[]) => (
    <ul className="now">
      {shown.map((effect) => (
        <Entry key={effect.id} effect={effect} />
      ))}
    </ul>
  )
  return (
    <div role="status">
      <h3>{t('guide.nowCalm', { at, since })}</h3>
      {calm.length === 0 ? <p>{t('guide.nowNothing')}</p> : list(calm)}
      <p className="hint">{t('guide.nowHint')}</p>
      {others.length === 0 ? null : (
        <details className="unfolds">
          <summary>{t('guide.nowNot', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
      <p>
        <strong>{t('guide.nowNever')}</strong> <a href="#complications">{t('guide.complications')}</a>
      </p>
    </div>
  )
}

/** The question that a page of the guide is opened with: what is normal now? */
export const GuideNow = ({ page, now }: { readonly page: TreatmentPage; readonly now: NormalNow }) => {
  const { t } = useTranslation()
  const { slug, isRegimen } = page.treatment
  const since = t(`clock.${isRegimen ? 'first-dose' : 'session'}`)
  return (
    <section id="now" className={now.at === null ? 'card not-on-paper' : 'card'} aria-labelledby="now-title">
      <h2 id="now-title">{t('guide.now')}</h2>
      <form className="not-on-paper" action={`${paths.treatment(slug)}#now`}>
        {now.isUnread ? (
          <p className="problems" role="alert">
            {t('guide.nowUnread')}
          </p>
        ) : null}
        <AgoField
          name="since"
          label={t(isRegimen ? 'guide.whenFirstDose' : 'guide.whenSession')}
          value={now.entered}
          isWrong={now.isUnread}
        />
        <p className="submit">
          <button type="submit" className="secondary">
            {t('guide.nowShow')}
          </button>
        </p>
      </form>
      {now.at === null || now.effects === null ? null : <Answer at={now.at} effects={now.effects} since={since} />}
    </section>
  )
}
