import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownEffect, TreatmentPage } from '../../guide/treatment-page.ts'
import type { WindowWords } from '../../guide/windows.ts'
import { factAnchor, paths } from '../../paths.ts'
import { FactSources } from './fact-sources.tsx'
import { K } from './knowledge-text.tsx'
import { Ribbon, RibbonLegend } from './ribbon.tsx'

/** When an effect begins, is usually over, and must be over. */
export const WindowText = ({ words }: { readonly words: WindowWords }) => {
  const { t } = useTranslation()
  const since = t(`clock.${words.clock as 'session'}`)
  return (
    <>
      {t(words.isFromStart ? 'effect.beginsFirst' : 'effect.begins', {
        from: words.from,
        to: words.onsetEnd,
        since,
      })}{' '}
      {t(words.isHoped ? 'effect.hoped' : 'effect.over', { typical: words.typical, upper: words.upper })}
      {words.disputed === null ? null : ` ${t('effect.disputed', { until: words.disputed })}`}
      {words.longest === null ? null : ` ${t('effect.longest', { hours: words.longest })}`}
    </>
  )
}

/** What of an effect is not normal, and what to do about it oneself. @param heading what the headings are, where it stands */
export const EffectLimits = ({
  effect: { notNormalWhen, selfCare },
  heading: Heading,
}: {
  readonly effect: Pick<ShownEffect, 'notNormalWhen' | 'selfCare'>
  readonly heading: 'h3' | 'h4'
}) => {
  const { t } = useTranslation()
  const lists = [
    [t('effect.notNormal'), notNormalWhen.map(({ text }) => text)],
    [t('card.selfCare'), selfCare],
  ] as const
  return lists.map(([title, texts]) =>
    texts.length === 0 ? null : (
      <Fragment key={title}>
        <Heading>{title}</Heading>
        <ul>
          {texts.map((text) => (
            <li key={text}>
              <K>{text}</K>
            </li>
          ))}
        </ul>
      </Fragment>
    ),
  )
}

const frequency = ({ frequency: { percent } }: ShownEffect): string | null =>
  percent === null ? null : percent.from === percent.to ? `${percent.from} %` : `${percent.from}-${percent.to} %`

const shortOf = ({ isHoped, isFromStart }: WindowWords) => {
  if (isHoped) return isFromStart ? 'effect.shortHoped' : 'effect.shortHopedFrom'
  return isFromStart ? 'effect.shortFirst' : 'effect.short'
}

const Expected = ({ effect, page }: { readonly effect: ShownEffect; readonly page: TreatmentPage }) => {
  const { t } = useTranslation()
  const percent = frequency(effect)
  return (
    <li>
      <details className="unfolds">
        <summary>
          <h3>
            <K>{effect.plain}</K>
          </h3>{' '}
          <span className="hint">
            {t(shortOf(effect.words), {
              from: effect.words.from,
              upper: effect.words.upper,
            })}
          </span>
        </summary>
        <div id={factAnchor(effect.id)} className="folded">
          <p>
            <WindowText words={effect.words} /> {effect.persistsWhileUsed ? t('effect.whileUsed') : ''}{' '}
            {effect.onlyWith === null ? '' : t('effect.onlyWith', { part: effect.onlyWith })}
          </p>
          <p>
            {t(`frequency.${effect.frequency.category}`)}
            {percent === null ? '' : `, ${percent}`}. {t('effect.upTo', { grade: t(`grade.g${effect.maxGrade}`) })}
          </p>
          <EffectLimits effect={effect} heading="h4" />
          <p className="not-on-paper">
            {effect.signNames.map(({ id, name }) => (
              <a key={id} className="chip-link" href={paths.normal(effect.treatment, id)}>
                <K>{name}</K>
              </a>
            ))}
          </p>
          <FactSources fact={effect} sources={page.sources} />
        </div>
      </details>
    </li>
  )
}

/** What to expect by hour, day and month: as ribbons to look at, as a list to read. */
export const GuideExpected = ({ page }: { readonly page: TreatmentPage }) => {
  const { t } = useTranslation()
  return (
    <section id="expect">
      <h2>{t('guide.expect')}</h2>
      {page.ribbons.map((ribbon) => (
        <Ribbon key={ribbon.clock} ribbon={ribbon} />
      ))}
      <RibbonLegend withHere={page.ribbons.some(({ at }) => at !== null)} />
      <details className="unfolds">
        <summary>{t('guide.expectEach', { count: page.effects.length })}</summary>
        <ul className="facts">
          {page.effects.map((effect) => (
            <Expected key={effect.id} effect={effect} page={page} />
          ))}
        </ul>
      </details>
    </section>
  )
}
