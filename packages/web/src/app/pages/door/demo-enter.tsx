import { demoOf, goOn, siteRequest } from '@anagen/web/for-pages'
import { data, type LoaderFunctionArgs } from 'react-router'
import { paths } from '../../../paths.ts'

/** Signs in as somebody of the demo. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { slug, people, enter } = demoOf(context.get(siteRequest), params.key)
  const person = people.find(({ id }) => id === params.person)
  const cookies = person ? await enter(person.id) : null
  if (!person || !cookies) throw data(null, { status: 404 })
  return goOn(person.kind === 'staff' ? paths.queue(slug) : paths.today(slug), cookies)
}
