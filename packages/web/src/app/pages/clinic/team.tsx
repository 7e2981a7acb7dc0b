import {
  changeTeam,
  isRefusal,
  orPage,
  ROLES,
  readForm,
  refusedWith,
  type Sent,
  siteRequest,
  staffVisit,
  teamOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { Notice } from '../../parts/clinic/notice.tsx'
import { RoleChoice } from '../../parts/clinic/role-choice.tsx'
import { Field } from '../../parts/field.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const said = new URL(request.url).searchParams
  return {
    slug: clinic.slug,
    roles: ROLES,
    team: orPage(await teamOf(asked)),
    did: (['invited', 'back', 'left'] as const).find((did) => did === said.get('did')) ?? null,
    cases: Number(said.get('cases')) || 0,
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  const result = await changeTeam(form, asked)
  return isRefusal(result)
    ? refusedWith(result, form, request)
    : redirect(`${paths.team(clinic.slug)}?did=${result.did}`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Invite = ({ roles, sent }: Pick<Shown, 'roles'> & { readonly sent: Sent | undefined }) => {
  const { t } = useTranslation()
  return (
    <details className="card" open={sent?.email !== undefined}>
      <summary>{t('team.invite')}</summary>
      <form method="post" className="narrow">
        <Field
          name="name"
          label={t('patients.name')}
          required
          autoComplete="off"
          dir="auto"
          defaultValue={sent?.name}
        />
        <Field
          name="email"
          label={t('door.email')}
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          defaultValue={sent?.email}
        />
        <RoleChoice roles={roles} chosen={sent?.role ?? 'nurse'} />
        <p className="submit">
          <button type="submit">{t('team.invite')}</button>
        </p>
      </form>
    </details>
  )
}

export default function TeamPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const { slug, roles, team, did, cases } = shown
  const refused = useActionData<typeof action>()
  return (
    <FormPage title={t('console.team')} refused={refused}>
      {did !== null && !refused ? <Notice kind="done">{t(`team.did.${did}`, { count: cases })}</Notice> : null}
      {team.mayInvite ? <Invite roles={roles} sent={refused?.sent} /> : <p className="hint">{t('team.ownerOnly')}</p>}
      <table className="rows">
        <caption className="visually-hidden">{t('console.team')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('patients.name')}</th>
            <th scope="col">{t('team.role')}</th>
            <th scope="col">{t('door.email')}</th>
            {team.mayInvite ? <th scope="col">{t('rota.change')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {team.rows.map(({ id, name, role, email, hasLeft }) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td data-label={t('team.role')}>{hasLeft ? t('team.left') : t(`role.${role}`)}</td>
              <td data-label={t('door.email')}>
                <bdi dir="ltr">{email}</bdi>
              </td>
              {team.mayInvite ? (
                <td>
                  <span className="row-moves">
                    {hasLeft ? null : (
                      <form method="post">
                        <button type="submit" className="quiet" name="again" value={id}>
                          {t('team.again')}
                          <span className="visually-hidden">{`: ${name}`}</span>
                        </button>
                      </form>
                    )}
                    <a href={paths.member(slug, id)}>
                      {t(hasLeft ? 'team.takeBack' : 'team.leaves')}
                      <span className="visually-hidden">{`: ${name}`}</span>
                    </a>
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {team.mayInvite ? <p className="hint">{t('team.againHint')}</p> : null}
    </FormPage>
  )
}
