import {
  changeMember,
  isRefusal,
  memberOf,
  orPage,
  ROLES,
  readForm,
  refusalOf,
  siteRequest,
  staffVisit,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { FormPage } from '../../parts/clinic/form-page.tsx'
import { RoleChoice } from '../../parts/clinic/role-choice.tsx'

const visitMember = async ({ context, request, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const visit = await staffVisit(site, request)
  const clock = { zone: visit.clinic.zone, now: site.now }
  return { visit, member: orPage(await memberOf(visit.asked, params.staff ?? '', clock)) }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { visit, member } = await visitMember(args)
  return { slug: visit.clinic.slug, roles: ROLES, member }
}

export const action = async (args: ActionFunctionArgs) => {
  const { visit, member } = await visitMember(args)
  const result = await changeMember(await readForm(args.request), member, visit.asked)
  if (isRefusal(result)) return refusalOf(result)
  return redirect(`${paths.team(visit.clinic.slug)}?did=${result.did}&cases=${result.cases}`, 303)
}

type Shown = Awaited<ReturnType<typeof loader>>
type Member = Pick<Shown, 'member'>

const Cases = ({ member: { cases } }: Member) => {
  const { t } = useTranslation()
  if (cases.length === 0) return <p>{t('team.noCases')}</p>
  return (
    <ul>
      {cases.map(({ name, cases: count }) => (
        <li key={name}>{t('team.casesTo', { count, name })}</li>
      ))}
    </ul>
  )
}

const MOST_SHIFTS = 10

const Shifts = ({ member: { shifts } }: Member) => {
  const { t } = useTranslation()
  if (shifts.length === 0) return <p>{t('team.noShifts')}</p>
  return (
    <>
      <p>{t('team.shiftsGo', { count: shifts.length })}</p>
      <ul>
        {shifts.slice(0, MOST_SHIFTS).map((shift) => (
          <li key={shift}>{shift}</li>
        ))}
        {shifts.length > MOST_SHIFTS ? <li>{t('team.moreShifts', { count: shifts.length - MOST_SHIFTS })}</li> : null}
      </ul>
    </>
  )
}

const Leave = ({ member }: Member) => {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('team.leaveLead')}</p>
      <h2>{t('team.theirCases')}</h2>
      <Cases member={member} />
      <h2>{t('team.theirShifts')}</h2>
      <Shifts member={member} />
      <h2>{t('team.stays')}</h2>
      <p>{t('team.staysWhat')}</p>
      {member.mayLeave ? (
        <form method="post">
          <p className="submit">
            <button type="submit" className="danger" name="go" value="leave">
              {t('team.leaveNow', { name: member.name })}
            </button>
          </p>
        </form>
      ) : (
        <p className="notice notice-refused">{t('team.ownerStays')}</p>
      )}
    </>
  )
}

const ComeBack = ({ member, roles }: Shown) => {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('team.leftOn', { day: member.left })}</p>
      <p>{t('team.backLead', { email: member.email })}</p>
      <form method="post" className="narrow">
        <RoleChoice roles={roles} chosen={member.role} />
        <p className="submit">
          <button type="submit">{t('team.backNow', { name: member.name })}</button>
        </p>
      </form>
    </>
  )
}

/** Somebody leaves the clinic, or comes back: what happens is read before it happens. */
export default function MemberPage() {
  const { t } = useTranslation()
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { slug, member } = shown
  const title = t(member.left === null ? 'team.leaveTitle' : 'team.backTitle', { name: member.name })
  return (
    <FormPage title={title} refused={refused} back={{ href: paths.team(slug), name: t('team.unchanged') }}>
      {member.left === null ? <Leave member={member} /> : <ComeBack {...shown} />}
    </FormPage>
  )
}
