import { createTransport } from 'nodemailer'

/** One mail, ready to go. */
export interface Mail {
  readonly messageId: string
  readonly to: string
  readonly fromName: string
  readonly subject: string
  readonly text: string
  /** where one click ends mails of this kind; RFC 8058 */
  readonly unsubscribeUrl?: string
}

/** What became of a mail. `never`: this address will not take it, however often it is tried. */
export type Delivery = { readonly sent: true } | { readonly sent: false; readonly never: boolean; readonly why: string }

export interface Mailer {
  readonly send: (mail: Mail) => Promise<Delivery>
  readonly close: () => void
}

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://...`; nodemailer's options may follow as a query */
  readonly url: string
  /** the address that mails come from */
  readonly from: string
}

/** What is wrong with the mail settings, and what to write instead. */
export class MailSettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MailSettingsError'
  }
}

/**
 * Reads SMTP_URL and MAIL_FROM. null = no mail is set up: what is to be sent waits, and the outbox page says so.
 * @throws MailSettingsError
 */
export const readMailSettings = ({ SMTP_URL, MAIL_FROM }: NodeJS.ProcessEnv): MailSettings | null => {
  const url = SMTP_URL?.trim()
  if (!url) return null
  if (!/^smtps?:\/\/[^\s]+$/.test(url) || !URL.canParse(url))
    throw new MailSettingsError('SMTP_URL cannot be read; write for example smtps://user:password@mail.example.org')
  const from = MAIL_FROM?.trim()
  if (!from || !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new MailSettingsError('MAIL_FROM is missing or no address; write for example MAIL_FROM=clinic@example.org')
  return { url, from }
}

/** How long a mail server is waited for, in milliseconds. */
export interface MailPatience {
  /** until it takes the call, and again until it greets */
  readonly answerMs: number
  /** while it says nothing in between */
  readonly silenceMs: number
  /** for one mail in all; shorter than the database lets a transaction stand idle */
  readonly wholeMs: number
}

const PATIENCE: MailPatience = { answerMs: 10_000, silenceMs: 20_000, wholeMs: 45_000 }

// 5xx about the address or the mail: RFC 5321 section 4.2.1. Refused sign-ins and lost connections are ours to mend, so they are tried again.
const isForGood = (error: unknown): boolean => {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  return responseCode !== undefined && responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command ?? '')
}

export const openMailer = ({ url, from }: MailSettings, patience: MailPatience = PATIENCE): Mailer => {
  const { answerMs, silenceMs, wholeMs } = patience
  const waits = { connectionTimeout: answerMs, greetingTimeout: answerMs, socketTimeout: silenceMs }
  const transport = createTransport({ url, pool: true, maxConnections: 4, ...waits })
  const send = async (mail: Mail): Promise<Delivery> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the mail server did not answer in time')), wholeMs)
    })
    const sending = transport.sendMail({
      messageId: mail.messageId,
      from: { name: mail.fromName, address: from },
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribe(mail) },
    })
    // when we no longer wait for it, its end is nobody's error
    sending.catch(() => undefined)
    try {
      await Promise.race([sending, late])
      return { sent: true }
    } catch (error) {
      return { sent: false, never: isForGood(error), why: error instanceof Error ? error.message : String(error) }
    } finally {
      clearTimeout(timer)
    }
  }
  return { send, close: () => transport.close() }
}

const unsubscribe = ({ unsubscribeUrl }: Mail): Record<string, string> =>
  unsubscribeUrl === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
