import { askIdentity, clinicOf, goOn, siteRequest } from '@anagen/web/for-pages'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { paths } from '../../../paths.ts'

export const loader = ({ params }: { readonly params: { readonly clinic?: string } }) =>
  redirect(paths.signIn(params.clinic ?? ''))

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const site = context.get(siteRequest)
  const { slug } = clinicOf(site).clinic
  const { cookies } = await askIdentity(site, request, '/sign-out', {})
  return goOn(paths.signIn(slug), cookies)
}
