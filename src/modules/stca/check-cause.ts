/** Why a check of a file was made. */
export const CHECK_CAUSES = ['intake', 'on-demand', 'amended-facts', 'recheck', 'nightly'] as const;
export type CheckCause = (typeof CHECK_CAUSES)[number];
