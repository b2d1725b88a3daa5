/** How the manifest of a copy of the log says what the copy is. */
export const MANIFEST_FORMAT = 'tlog-tiles with disclosures';
