import { compareByDay, heldMainTalks, talksWithSameSubject, type Talk, type TalkIndex } from '../talk/talk-index.ts'

/** Whether a newer main talk with the same person or group has been held. */
export function isSuperseded(talk: Talk, index: TalkIndex): boolean {
  const latest = heldMainTalks(talksWithSameSubject(talk, index), index).at(-1)
  return latest !== undefined && compareByDay(talk, latest) < 0
}
