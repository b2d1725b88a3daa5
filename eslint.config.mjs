import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The import fences of the house: data goes one way, `modules → domain`, `modules → platform`. The domain imports
 * nothing but itself; the platform knows no business word.
 */
const fence = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      'reports/',
      'samples/',
      '.data/',
      '.prepare/',
      '.stryker-tmp/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    // Types that a decorated constructor names are values at run time: dependency injection reads them.
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'src/config.ts is the only reader of the environment.',
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'setTimeout', 'crypto', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain has no clock: take the day as a parameter.' },
        { object: 'Math', property: 'random', message: 'The domain has no chance.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain has no clock.',
        },
      ],
    },
  },
  fence(
    ['src/domain/**/*.ts'],
    [
      { regex: '^[^.]', message: 'The domain imports nothing but itself.' },
      {
        group: ['**/platform/**', '**/modules/**', '**/cli/**', '**/config.js'],
        message: 'The domain imports nothing but itself.',
      },
    ],
  ),
  fence(
    ['src/platform/**/*.ts'],
    [
      {
        group: ['**/modules/**', '**/cli/**', '**/main.js', '**/app.module.js'],
        message: 'The platform knows no business room.',
      },
    ],
  ),
  fence(
    ['src/modules/**/*.ts'],
    [
      {
        group: ['**/cli/**', '**/main.js', '**/app.module.js'],
        message: 'Rooms do not import the front door.',
      },
    ],
  ),
  {
    files: ['scripts/**/*.mjs', '*.mjs', 'bench/**/*.{ts,mjs}', 'test/**/*.{ts,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
);
