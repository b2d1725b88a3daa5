/** Why the keys cannot be rotated now, and its sentences. */
export const KEY_REFUSALS = {
  'rotation-running': {
    kind: 'conflict',
    title: { en: 'A rotation is running', fr: 'Une rotation est en cours' },
    detail: {
      en: 'Another rotation of the key-encryption key has not finished. Wait for it, then ask again.',
      fr: 'Une autre rotation de la clé de chiffrement des clés n’est pas terminée. Attendez-la, puis recommencez.',
    },
  },
  'no-newer-key': {
    kind: 'conflict',
    title: { en: 'No newer key', fr: 'Aucune clé plus récente' },
    detail: {
      en: 'The service is given no version of the key-encryption key after {version}, and cannot make one itself. Add one in front of the others where every process reads them, then ask again.',
      fr: 'Le service ne reçoit aucune version de la clé de chiffrement des clés après la version {version} et ne peut en créer une lui-même. Ajoutez-en une devant les autres, là où chaque processus les lit, puis recommencez.',
    },
  },
} as const;
