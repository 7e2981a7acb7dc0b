/** A sign that the simulated treatment causes: who gets it, and how long it lasts. */
export interface SignLaw {
  readonly sign: string
  /** share of sessions after which it appears */
  readonly share: number
  /** it appears up to this many hours after the session, evenly */
  readonly onsetWithin: number
  /** Weibull law of its duration, in hours */
  readonly shape: number
  readonly scale: number
}

/** A complication: how often, and when, in hours after the session. */
export interface ComplicationLaw {
  readonly complication: string
  readonly share: number
  readonly meanHours: number
}

export interface LotLaw {
  readonly lot: string
  /** share of the sessions that use it */
  readonly share: number
  /** times the usual rate of complications: 1 for a good lot */
  readonly risk: number
}

/** What a simulated clinic looks like. Every number is the caller's: the simulator knows no medicine. */
export interface SimulationPlan {
  readonly patients: number
  readonly sessions: number
  readonly hoursBetweenSessions: number
  readonly signs: readonly SignLaw[]
  readonly complications: readonly ComplicationLaw[]
  readonly lots: readonly LotLaw[]
  readonly operators: readonly string[]
  /** when patients are asked, in hours after the session */
  readonly askedAt: readonly number[]
  /** share of the questions that are answered, while somebody still answers at all */
  readonly answered: number
  /** hours until the answer comes, on average */
  readonly delay: number
  /** share of patients who stop answering between one question and the next */
  readonly dropout: number
}
