/** Files that were created, and those that were there already. */
export interface CreatedReport {
  kind: 'created'
  /** The folder that was made a workspace, as seen from the current one; undefined for anything else. */
  workspace: string | undefined
  /** Another hook in the place of ours, as seen from the root. */
  otherHook?: string | undefined
  /** Relative to the root, with `/`. */
  created: readonly string[]
  kept: readonly string[]
}
