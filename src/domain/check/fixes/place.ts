import type { TalkIndex, Talk } from '../../talk/talk-index.ts'
import { unambiguousSubject } from './ids.ts'

/** The folder that a misplaced talk belongs in; undefined where it is in its place, or the folder is not certain. */
export function correctFolder(talk: Talk, index: TalkIndex): string | undefined {
  const { conversations } = index
  const subject = unambiguousSubject(talk, index)
  // A file outside the conversations folder may be there on purpose: a draft, an example.
  if (subject === undefined || !talk.path.startsWith(`${conversations}/`)) return undefined
  const folder = talk.path.slice(conversations.length + 1, talk.path.lastIndexOf('/'))
  // Where folder and id agree against the property, the property may be what is wrong.
  if (folder === subject || isIdOf(folder, talk.conversation.id ?? '')) return undefined
  return `${conversations}/${subject}`
}

/** Whether a conversation id is that of a person or group: `<subject>-<planned>-<template>`. */
function isIdOf(subject: string, id: string): boolean {
  return id.startsWith(`${subject}-`) && /^\d{4}-\d{2}-\d{2}-/.test(id.slice(subject.length + 1))
}

/** The nth path to try for a file in a folder: its own name, then `-2` and so on before the ending. */
export function numberedPath(folder: string, path: string, number: number): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return `${folder}/${number === 1 ? name : name.replace(/(\.md)?$/, `-${number}$1`)}`
}
