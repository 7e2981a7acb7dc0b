import { answerView, judge, readEntered, readForm, siteRequest } from '@anagen/web/for-pages'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import type { ActionFunctionArgs } from 'react-router'
import { translator } from '../../i18n/translate.ts'
import { FoldedChips } from '../parts/chips.tsx'

/** The chips for a form as it stands, as a piece of HTML for the island. Nothing to show is an empty piece. */
export const action = async ({ context, request }: ActionFunctionArgs): Promise<Response> => {
  const { knowledge, call, onError, locale } = context.get(siteRequest)
  const entered = readEntered(await readForm(request))
  const outcome = judge(entered, call, knowledge, onError)
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  if (outcome.kind !== 'answer') return new Response('', { headers })
  const { chips, answer } = answerView(outcome.answer, knowledge)
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={translator(locale)}>
      <FoldedChips chips={chips} said={entered.say} given={entered.signs} />
    </I18nextProvider>,
  )
  return new Response(html, { headers: { ...headers, 'anagen-level': answer.level } })
}
