/** What a course can be found by in Temporal, with the type of each; plain text there, so never personal data. */
export const searchAttributes = {
  RegimenClinic: 'Keyword',
  RegimenRealm: 'Keyword',
  RegimenProtocol: 'Keyword',
  RegimenPhase: 'Keyword',
  RegimenStatus: 'Keyword',
  RegimenOpenEscalations: 'Int',
} as const;
