import { useTranslation } from 'react-i18next'
import { IslandScript } from '../island-script.tsx'

interface PasskeyButtonProps {
  readonly does: 'register' | 'sign-in'
  /** where to go when it is done */
  readonly next: string
}

/** Shown by its script where the browser can do it. */
export const PasskeyButton = ({ does, next }: PasskeyButtonProps) => {
  const { t } = useTranslation()
  return (
    <>
      <div
        className="passkey"
        data-passkey={does}
        data-next={next}
        data-failed={t('passkey.failed')}
        data-known={t('passkey.known')}
        hidden
      >
        <p className="notice notice-refused" role="alert" hidden />
        {does === 'sign-in' ? null : (
          <p className="field">
            <label htmlFor="passkey-name">{t('passkey.name')}</label>
            <input id="passkey-name" maxLength={60} autoComplete="off" dir="auto" />
          </p>
        )}
        <p>
          <button type="button" className="secondary">
            {t(does === 'sign-in' ? 'passkey.signIn' : 'passkey.add')}
          </button>
        </p>
      </div>
      <noscript>
        <p className="hint">{t('passkey.noScript')}</p>
      </noscript>
      <IslandScript name="passkey-island" />
    </>
  )
}
