import type { TalkIndex, Talk } from '../../talk/talk-index.ts'
import { unambiguousSubject } from './ids.ts'

/** The folder a misplaced talk belongs in; undefined where it lies in its place, or it is not plain which that is. */
export function correctFolder(talk: Talk, records: TalkIndex): string | undefined {
  const { conversations } = records
  const who = unambiguousSubject(talk, records)
  // What lies elsewhere may lie there on purpose: a draft, an example.
  if (who === undefined || !talk.path.startsWith(`${conversations}/`)) return undefined
  const place = talk.path.slice(conversations.length + 1, talk.path.lastIndexOf('/'))
  // Folder and id say one thing, the property another: then it is the property that may be wrong.
  if (place === who || isOf(talk.conversation.id ?? '', place)) return undefined
  return `${conversations}/${who}`
}

/** Whether a conversation id was made for a person or group: `<person>-<planned>-<template>`. */
function isOf(id: string, who: string): boolean {
  return id.startsWith(`${who}-`) && /^\d{4}-\d{2}-\d{2}-/.test(id.slice(who.length + 1))
}

/** The nth path to try for a file in a folder: its own name, then `-2` and so on before the ending. */
export function numberedPath(folder: string, path: string, number: number): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return `${folder}/${number === 1 ? name : name.replace(/(\.md)?$/, `-${number}$1`)}`
}
