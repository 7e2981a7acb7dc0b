import { normalPage, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { FactSources } from '../parts/fact-sources.tsx'
import { EffectLimits, WindowText } from '../parts/guide-expected.tsx'
import { JsonLd } from '../parts/json-ld.tsx'
import { K } from '../parts/knowledge-text.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { LevelsTable } from '../parts/levels-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Ribbon, RibbonLegend } from '../parts/ribbon.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const page = normalPage(params.treatment ?? '', params.sign ?? '', context.get(siteRequest).knowledge)
  if (!page) throw data(null, { status: 404 })
  return page
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

/** One question, answered before anything else is said. */
const useAnswer = ({ effects, sign, calm }: Shown, since: string): string => {
  const { t } = useTranslation()
  if (effects.length === 0) return sign.neverCalm ? t('normal.never') : t('normal.notListed')
  if (calm === null) return t('normal.notAlone')
  const { kind, from, to, watchedTo, isWatchedOn } = calm
  const key = to === null ? (from === null ? 'always' : 'open') : from === null ? 'first' : 'closed'
  const span = t(`normal.span.${key}`, { from: from ?? '', to: to ?? '', since })
  const watched = isWatchedOn ? t('normal.watchOn') : watchedTo === null ? '' : t('normal.watchTo', { to: watchedTo })
  return [t(`normal.${kind}`, { span }), watched].filter(Boolean).join(' ')
}

/** Outside the window: what the check would say then, as its table below shows. */
const Outside = ({ calm }: Pick<Shown, 'calm'>) => {
  const { t } = useTranslation()
  const edges = [
    ['before', calm?.before ?? null],
    ['after', calm?.after ?? null],
  ] as const
  return edges.every(([, edge]) => edge === null) ? null : (
    <p>
      {edges.map(([side, edge]) =>
        edge === null ? null : (
          <span key={side} className="edge">
            {t(`normal.${side}`, { at: edge.at })}{' '}
            <strong>
              <K>{edge.headline}</K>
            </strong>
            .{' '}
          </span>
        ),
      )}
    </p>
  )
}

export default function NormalPage() {
  const { t } = useTranslation()
  const page = useLoaderData<typeof loader>()
  const { treatment, sign, effects } = page
  const title = t('normal.title', { sign: sign.plain, treatment: treatment.short })
  const since = t(`clock.${(effects[0]?.words.clock ?? (treatment.isRegimen ? 'first-dose' : 'session')) as 'session'}`)
  const answer = useAnswer(page, since)
  const check = `${paths.check()}?did.0=${treatment.slug}&sign=${sign.id}`
  return (
    <>
      <PageHead
        title={title}
        description={answer}
        isIndexed={effects.length > 0}
        picture={paths.picture(`${treatment.slug}.png`)}
      />
      <JsonLd
        data={{
          '@type': 'FAQPage',
          mainEntity: [{ '@type': 'Question', name: title, acceptedAnswer: { '@type': 'Answer', text: answer } }],
        }}
      />
      <h1>{title}</h1>
      <p className="lead">{answer}</p>
      <Outside calm={page.calm} />
      {page.ribbons.map((ribbon) => (
        <Ribbon key={ribbon.clock} ribbon={ribbon} />
      ))}
      {page.ribbons.length === 0 ? null : <RibbonLegend withHere={false} />}
      <p>
        <a className="button" href={check}>
          {t('normal.check')}
        </a>
      </p>
      <h2>{t('levels.title')}</h2>
      <LevelsTable spans={page.spans} grades={sign.grades as Record<string, string>} since={since} />
      <p className="hint">{t('levels.hint')}</p>
      {effects.map((effect) => (
        <section key={effect.id}>
          <h2>
            <K>{effect.plain}</K>
          </h2>
          <p>
            <WindowText words={effect.words} />
          </p>
          <EffectLimits effect={effect} heading="h3" />
          <FactSources fact={effect} sources={page.sources} />
        </section>
      ))}
      <section>
        <h2>{t('normal.alsoSeen')}</h2>
        <p>{t('normal.alsoSeenHint')}</p>
        <ul className="facts">
          {page.redFlags.map((flag) => (
            <li key={flag.id}>
              <LevelMark level={flag.urgency} /> <K>{flag.plain}</K>
            </li>
          ))}
          {page.complications.map((c) => (
            <li key={c.id}>
              <LevelMark level={c.urgency} /> <K>{c.plain}</K>
              <FactSources fact={c} sources={page.sources} />
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a href={paths.treatment(treatment.slug)}>
          {t('normal.whole')} <K>{treatment.name}</K>
        </a>{' '}
        · <a href={paths.sign(sign.id)}>{t('normal.wholeSign')}</a>
      </p>
    </>
  )
}
