import { formModel, judgeMayI, readForm, readMayI, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { FailureCard } from '../parts/failure.tsx'
import { MayICard } from '../parts/may-i-card.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Problems } from '../parts/problems.tsx'
import { WhatWasDone } from '../parts/what-was-done.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { knowledge } = context.get(siteRequest)
  const form = new FormData()
  if (request.method === 'GET') for (const [name, value] of new URL(request.url).searchParams) form.append(name, value)
  return { model: formModel(knowledge), entered: readMayI(form) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const entered = readMayI(await readForm(request))
  const outcome = judgeMayI(entered, context.get(siteRequest))
  if (outcome.kind === 'answer') return { kind: 'answer' as const, entered, view: outcome.view }
  if (outcome.kind === 'refused')
    return data({ kind: 'refused' as const, entered, problems: outcome.problems }, { status: 422 })
  return data({ kind: 'failed' as const, entered }, { status: 500 })
}

export default function MayIPage() {
  const { t } = useTranslation()
  const { model, entered: fromLink } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const entered = result?.entered ?? fromLink
  const problems = result?.kind === 'refused' ? result.problems : []
  const isWrong = problems.some(({ at }) => at === 'activity')
  return (
    <>
      <PageHead title={t('mayI.title')} description={t('mayI.lead')} isIndexed={!result} />
      {result?.kind === 'answer' ? <MayICard view={result.view} /> : null}
      {result?.kind === 'failed' ? <FailureCard kind="failed" /> : null}
      {result && result.kind !== 'refused' ? (
        <h2 className="put-right">{t('mayI.another')}</h2>
      ) : (
        <>
          <h1>{t('mayI.title')}</h1>
          <p>{t('mayI.lead')}</p>
        </>
      )}
      <form method="post" action={paths.mayI()}>
        <Problems problems={problems} />
        <fieldset>
          <legend>
            <label htmlFor="activity">{t('mayI.activity')}</label>
          </legend>
          <p className="hint" id="activity-hint">
            {t('mayI.activityHint')}
          </p>
          <input
            id="activity"
            name="activity"
            className="wide"
            maxLength={1000}
            dir="auto"
            autoComplete="off"
            defaultValue={entered.activity}
            aria-describedby="activity-hint"
            aria-invalid={isWrong || undefined}
          />
        </fieldset>
        <WhatWasDone model={model} done={entered.done} did={entered.did} problems={problems} />
        <p className="submit">
          <button type="submit">{t('mayI.submit')}</button>
        </p>
      </form>
    </>
  )
}
