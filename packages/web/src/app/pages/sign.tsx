import { signPage, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { WindowText } from '../parts/guide-expected.tsx'
import { JsonLd } from '../parts/json-ld.tsx'
import { K } from '../parts/knowledge-text.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Ribbon, RibbonLegend } from '../parts/ribbon.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const page = signPage(params.sign ?? '', context.get(siteRequest).knowledge)
  if (!page) throw data(null, { status: 404 })
  return page
}

export default function SignPage() {
  const { t } = useTranslation()
  const sign = useLoaderData<typeof loader>()
  const description = t('sign.description', { sign: sign.name })
  return (
    <>
      <PageHead title={sign.name} description={description} />
      <JsonLd
        data={{
          '@type': 'MedicalWebPage',
          name: sign.name,
          about: { '@type': 'MedicalSignOrSymptom', name: sign.name },
        }}
      />
      <h1>
        <K>{sign.name}</K>
      </h1>
      <p className="lead">
        {sign.neverCalm
          ? t('sign.neverCalm')
          : sign.expected.length === 0
            ? t('sign.expectedNowhere')
            : t('sign.expectedSome', { count: sign.expected.length })}
      </p>
      {sign.expected.length === 0 ? (
        <p>
          {t('sign.atLeast')}{' '}
          <strong>
            <K>{sign.atLeast}</K>
          </strong>
          .
        </p>
      ) : null}
      {sign.ribbons.map((ribbon) => (
        <Ribbon key={ribbon.clock} ribbon={ribbon} />
      ))}
      {sign.ribbons.length === 0 ? null : <RibbonLegend withHere={false} />}
      <p>
        <a className="button" href={`${paths.check()}?sign=${sign.id}`}>
          {t('sign.check')}
        </a>
      </p>
      {sign.redFlags.length + sign.complications.length === 0 ? null : <h2>{t('sign.notNormal')}</h2>}
      <ul>
        {sign.redFlags.map((flag) => (
          <li key={flag.id}>
            <LevelMark level={flag.urgency} /> <K>{flag.plain}</K>
          </li>
        ))}
      </ul>
      {sign.complications.length === 0 ? null : (
        <details>
          <summary>{t('sign.complications', { count: sign.complications.length })}</summary>
          <ul>
            {sign.complications.map((c) => (
              <li key={c.id}>
                <LevelMark level={c.urgency} /> <K>{c.plain}</K> (
                <a href={paths.treatment(c.slug)}>
                  <K>{c.name}</K>
                </a>
                )
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{t('sign.grades')}</h2>
      <ul className="grades">
        {sign.grades.map(({ grade, means }) => (
          <li key={grade}>
            <strong className="grade">{t(`grade.g${grade}`)}</strong>: <K>{means}</K>
          </li>
        ))}
      </ul>
      {sign.expected.length === 0 ? null : <h2>{t('sign.expected')}</h2>}
      <ul className="facts">
        {sign.expected.map((e) => (
          <li key={e.id}>
            <h3>
              <a href={paths.normal(e.slug, sign.id)}>
                <K>{e.name}</K>
              </a>
            </h3>
            <p>
              <WindowText words={e.words} /> {t('effect.upTo', { grade: t(`grade.g${e.maxGrade}`) })}
            </p>
          </li>
        ))}
      </ul>
      <h2 className="not-on-paper">{t('sign.says')}</h2>
      <p className="not-on-paper">
        <K>{sign.says.join('; ')}</K>
      </p>
    </>
  )
}
