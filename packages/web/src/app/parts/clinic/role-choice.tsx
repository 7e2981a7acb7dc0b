import { useTranslation } from 'react-i18next'

import type { MemberView } from '../../../clinic/team.ts'

interface RoleChoiceProps {
  readonly roles: readonly MemberView['role'][]
  readonly chosen: string
}

/** One of the roles, each with what it may do. */
export const RoleChoice = ({ roles, chosen }: RoleChoiceProps) => {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('team.role')}</legend>
      <div className="choices">
        {roles.map((role) => (
          <label className="choice" key={role}>
            <input type="radio" name="role" value={role} required defaultChecked={role === chosen} />
            <span>
              {t(`role.${role}`)} <small>{t(`team.may.${role}`)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
