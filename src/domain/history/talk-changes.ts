import { diffConversations, type ConversationEvent } from './diff-conversations.ts'
import type { PlanVersion } from './plan-version.ts'

/** A talk's file that differs from HEAD. A version is undefined where there is none, or none that can be read. */
export interface ChangedFile {
  /** Relative to the workspace's root, with `/`. */
  path: string
  before: PlanVersion | undefined
  after: PlanVersion | undefined
}

/** What has happened to a talk since HEAD: public, but for the texts of events. */
export interface TalkChange {
  /** Conversation id; the path where there is none that can be read. */
  name: string
  template: string | undefined
  /** Several where the file was moved. */
  paths: readonly string[]
  /** None where only what is confidential was changed. */
  events: readonly ConversationEvent[]
}

/** The changed files by talk, so that a file that was moved is one change. */
export function talkChanges(files: readonly ChangedFile[]): TalkChange[] {
  const byTalk = new Map<string, ChangedFile[]>()
  for (const file of files) {
    const name = file.after?.id ?? file.before?.id ?? file.path
    byTalk.set(name, [...(byTalk.get(name) ?? []), file])
  }
  return [...byTalk].map(([name, own]) => {
    const before = own.find((file) => file.before?.id === name)?.before
    const after = own.find((file) => file.after?.id === name)?.after
    return {
      name,
      template: after?.template ?? before?.template,
      paths: own.map(({ path }) => path),
      events: diffConversations(before, after),
    }
  })
}
