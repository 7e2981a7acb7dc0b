import { siteRequest, treatmentPage } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { AllNumbers } from '../parts/emergency-bar.tsx'
import { GuideCare } from '../parts/guide-care.tsx'
import { GuideEvidence } from '../parts/guide-evidence.tsx'
import { GuideExpected } from '../parts/guide-expected.tsx'
import { GuideRisks } from '../parts/guide-risks.tsx'
import { JsonLd } from '../parts/json-ld.tsx'
import { K } from '../parts/knowledge-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useRoot } from '../use-root.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const page = treatmentPage(params.slug ?? '', context.get(siteRequest).knowledge)
  if (!page) throw data(null, { status: 404 })
  return page
}

const PARTS = [
  'expect',
  'complications',
  'care',
  'who-should-not',
  'course',
  'evidence',
  'questions',
  'rules',
  'sources',
] as const

export default function TreatmentPage() {
  const { t } = useTranslation()
  const root = useRoot()
  const page = useLoaderData<typeof loader>()
  const { treatment } = page
  const description = t('guide.description', { name: treatment.name })
  return (
    <>
      <PageHead title={treatment.name} description={description} picture={paths.picture(`${treatment.slug}.png`)} />
      <JsonLd
        data={{
          '@type': 'MedicalWebPage',
          name: treatment.name,
          description,
          about: { '@type': 'MedicalTherapy', name: treatment.name, alternateName: treatment.alsoKnownAs },
          mainEntity: {
            '@type': 'FAQPage',
            mainEntity: treatment.questions.map(({ question, answer }) => ({
              '@type': 'Question',
              name: question,
              acceptedAnswer: { '@type': 'Answer', text: answer },
            })),
          },
        }}
      />
      <h1>
        <K>{treatment.name}</K>
      </h1>
      <p className="hint not-on-paper">
        {t('guide.alsoKnownAs')} <K>{treatment.alsoKnownAs.join(', ')}</K>
      </p>
      <p>
        <K>{treatment.whatItIs}</K>
      </p>
      <p className="review">
        {treatment.reviewedBy === null ? t('frame.notReviewed') : t('guide.reviewedBy', { name: treatment.reviewedBy })}
      </p>
      <p>
        <a className="button" href={`${paths.check()}?did.0=${treatment.slug}`}>
          {t('guide.check')}
        </a>
      </p>
      <nav aria-label={t('guide.onThisPage')} className="toc">
        <ul>
          {PARTS.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{t(`guidePart.${part}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <GuideExpected page={page} />
      <GuideCare page={page} />
      <GuideRisks page={page} />
      <section className="on-paper">
        <h2>{t('card.call')}</h2>
        <AllNumbers call={root.call} />
      </section>
      <GuideEvidence page={page} />
    </>
  )
}
