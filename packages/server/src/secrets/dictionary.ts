import { createHash } from 'node:crypto'

// What stands in most of what is sealed: the frame of a check-in, of the numbers to call and of a verdict, and the sentences at the end of each verdict as
// they were when this was written. Nobody reads them here; when the knowledge says something else, that is stored in full. Never edited: what was
// sealed with it is opened with it. What is nearest to its end is the shortest to refer to.
const TEXT = [
  '{"said":{"signs":[{"sign":"","grade":1,"trend":"same"},{"sign":"","grade":2,"trend":"worse"},{"sign":"","grade":3,"trend":"better"}],"modifiers":[]},',
  '"report":{"treatments":[{"slug":"prp","hoursSince":"}],"unknownTreatments":[],"signs":[{"sign":"itching","grade":null,"trend":null},{"sign":"redness",',
  '"temperatureC":null,"feverHidden":false,"modifiers":[],"unknownModifiers":[],"notUnderstood":[],"saysAllWell":false,"earlier":[]},',
  '"care":{"look":null,"care":{"look":{"staffId":"","name":"","role":"nurse","role":"clinician","role":"owner","by":"2026-11-23T09:00:00Z","onDuty":true,',
  '"onDuty":false,"nobodyOnDutyUntil":null},"clinicPhone":"","call":{"country":"","countryName":"","emergency":[{"number":"","name":null,"regions":[],',
  '"service":"ambulance","note":null},{"number":"112","name":null,"regions":[],"service":"ambulance","note":null}],"advice":[{"number":"","name":"",',
  '"regions":[""],"service":null,"note":"Free, day and night. "}],"poison":[],"crisis":[{"number":"","name":"","regions":[],"service":null,"note":null}],"say":null}}}',
  ' This is acted on whatever was done and whenever it happens. is not better by then, or at once if anything below happens.',
  ' should be over by  usually begins by ; this began later. does not usually begin before  is never taken as a normal effect.',
  ' is getting worse, where it should be settling. Not understood: "Nothing was noticed. was not said. is usually gone by ; it may last until ',
  '{"level":"emergency","headline":"Emergency: get help now","findings":[{"level":"watch","headline":"Keep an eye on it","findings":[',
  '{"level":"urgent","headline":"A clinician must see this today","findings":[{"level":"contact","headline":"Contact your clinic","findings":[',
  '{"level":"expected","headline":"Expected at this point","findings":[{"level":"emergency","rule":"red-flag","sign":"","withSigns":["","treatment":"smp",',
  '"facts":["/complication/"],"sources":["/S1"],"window":null,"because":"This fits a complication of ","raisedBy":[]},{"level":"urgent","rule":"complication",',
  '"sign":"","withSigns":[],"treatment":null,"facts":[],"sources":[],"window":null,"because":" is not a known effect of ","raisedBy":[]},',
  '{"level":"contact","rule":"not-listed","sign":"","withSigns":[],"treatment":"prp","facts":["prp/effect/"],"sources":["prp/S38","prp/S24"],',
  '"window":{"clock":"session","onset":[0,24],"typical":[1,72],"upper":72,"disputedUntil":120,"at":,"maxGrade":1},"because":" after ',
  ' is expected to be no more than grade 1.","raisedBy":[]},{"level":"contact","rule":"above-cap","sign":"","withSigns":[],"treatment":"fue","facts":["fue/effect/',
  '"clock":"session","onset":[0,48],"typical":[4,48],"upper":168,"disputedUntil":336,"at":,"maxGrade":2},"because":"',
  ' is expected after  from the start and is usually gone by  days.","raisedBy":[]},{"level":"expected","rule":"inside-window","sign":"',
  '"raisedBy":[]}],"notUnderstood":[],"do":["Nothing needs doing. Keep to your aftercare instructions."],"do":["A clinician must assess it the same day (clinic\'s ',
  'out-of-hours line; the medical advice line of your country or local urgent care if the clinic cannot)."],"selfCare":["","],"selfCare":[],',
  '"callIf":["Spreads, or turns hot","Pus, fever or feeling ill","Still there after 72 hours","Severe, sudden or worst-ever (emergency)",',
  '"It gets worse instead of better, or comes back after it had gone.","Anything new appears.","Swelling of lips, tongue or throat, or hard breathing",',
  '"Loss or change of sight, or severe eye pain","Skin that turns white, grey, blue or black","Fever of 38.0 C (100.4 F) or more, or shaking chills",',
  '"Bleeding that 10 minutes of firm pressure do not stop","Pus, spreading redness, or pain that grows"],"ask":[],"checkAgainHours":24,"holdsHours":48,"knowledgeDigest":"',
].join('')

/** What stands before each short text that is deflated (RFC 1951 section 2: as if it had been written before it). */
export const DICTIONARY = Buffer.from(TEXT)

/** Says which dictionary it is. What was sealed with another one does not open, instead of saying something else. */
export const DICTIONARY_DIGEST = createHash('sha256').update(DICTIONARY).digest('hex')
