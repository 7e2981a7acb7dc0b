import { answerView, formModel, judge, momentText, readEntered, readForm, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { AnswerCard } from '../parts/answer-card.tsx'
import { CheckForm } from '../parts/check-form.tsx'
import { FailureCard } from '../parts/failure.tsx'
import { IslandScript } from '../parts/island-script.tsx'
import { PageHead } from '../parts/page-head.tsx'

/** A link may fill the form in: `/?did.0=prp&sign=redness`. */
export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { knowledge, call, onError } = context.get(siteRequest)
  const form = new FormData()
  if (request.method === 'GET') for (const [name, value] of new URL(request.url).searchParams) form.append(name, value)
  const entered = readEntered(form)
  const outcome = entered.signs.length === 0 ? null : judge(entered, call, knowledge, onError)
  const chips = outcome?.kind === 'answer' ? answerView(outcome.answer, knowledge).chips : null
  return { model: formModel(knowledge), entered, chips }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { knowledge, call, onError } = site
  const entered = readEntered(await readForm(request))
  const outcome = judge(entered, call, knowledge, onError)
  switch (outcome.kind) {
    case 'answer':
      return {
        kind: 'answer' as const,
        entered,
        view: { ...answerView(outcome.answer, knowledge), judgedAt: momentText(site) },
      }
    case 'refused':
      return data({ kind: 'refused' as const, entered, problems: outcome.problems }, { status: 422 })
    case 'failed':
      return data({ kind: 'failed' as const, entered }, { status: 500 })
  }
}

export default function CheckPage() {
  const { t } = useTranslation()
  const { model, entered, chips } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const view = result?.kind === 'answer' ? result.view : null
  const title = view ? `${t(`level.${view.answer.level}`)}: ${view.answer.headline}` : t('check.title')
  return (
    <>
      <PageHead title={title} description={t('check.description')} isIndexed={!result} />
      {view ? <AnswerCard view={view} /> : null}
      {result?.kind === 'failed' ? <FailureCard kind="failed" /> : null}
      {result && result.kind !== 'refused' ? <h2 className="put-right">{t('check.putRight')}</h2> : null}
      {result && result.kind !== 'refused' ? null : (
        <header className="intro">
          <h1>{t('check.title')}</h1>
          <p>{t('check.lead')}</p>
        </header>
      )}
      <CheckForm
        model={model}
        entered={result?.entered ?? entered}
        problems={result?.kind === 'refused' ? result.problems : []}
        view={view}
        chips={chips}
      />
      <IslandScript name="check-island" />
    </>
  )
}
