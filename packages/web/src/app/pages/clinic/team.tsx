import {
  changeTeam,
  isRefusal,
  orPage,
  ROLES,
  readForm,
  refusalOf,
  siteRequest,
  staffVisit,
  teamOf,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { Field } from '../../parts/field.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { asked } = await staffVisit(context.get(siteRequest), request)
  return {
    roles: ROLES,
    team: orPage(await teamOf(asked)),
    isInvited: new URL(request.url).searchParams.has('invited'),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked } = await staffVisit(context.get(siteRequest), request)
  const result = await changeTeam(await readForm(request), asked)
  return isRefusal(result) ? refusalOf(result) : redirect(`${paths.team(clinic.slug)}?invited=1`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>

const Invite = ({ roles }: Shown) => {
  const { t } = useTranslation()
  return (
    <details className="card">
      <summary>{t('team.invite')}</summary>
      <form method="post" className="narrow">
        <Field name="name" label={t('patients.name')} required autoComplete="off" dir="auto" />
        <Field name="email" label={t('door.email')} type="email" required maxLength={254} autoComplete="off" />
        <fieldset>
          <legend>{t('team.role')}</legend>
          <div className="choices">
            {roles.map((role) => (
              <label className="choice" key={role}>
                <input type="radio" name="role" value={role} required defaultChecked={role === 'nurse'} />
                <span>
                  {t(`role.${role}`)} <small>{t(`team.may.${role}`)}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
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
  const { team, isInvited } = shown
  const refused = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('console.team')} description={t('console.team')} isIndexed={false} />
      <h1>{t('console.team')}</h1>
      {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
      {isInvited && !refused ? <Notice kind="done">{t('team.invited')}</Notice> : null}
      {team.mayInvite ? <Invite {...shown} /> : <p className="hint">{t('team.ownerOnly')}</p>}
      <table className="rows">
        <caption className="visually-hidden">{t('console.team')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('patients.name')}</th>
            <th scope="col">{t('team.role')}</th>
            <th scope="col">{t('door.email')}</th>
            {team.mayInvite ? <th scope="col">{t('team.lost')}</th> : null}
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
                <td data-label={t('team.lost')}>
                  {hasLeft ? null : (
                    <form method="post">
                      <button type="submit" className="quiet" name="again" value={id}>
                        {t('team.again')}
                        <span className="visually-hidden">{`: ${name}`}</span>
                      </button>
                    </form>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{t('team.againHint')}</p>
    </>
  )
}
