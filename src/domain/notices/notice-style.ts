/**
 * The style of a notice's page, dark and light, each with a contrast of 7 to 1 or more. The page's policy admits it by its hash: a page
 * that was made with it carries it for ever, so a changed style is a second one beside it.
 */
export const NOTICE_STYLE_V1 = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; color: #1b1b1b; background: #fff; overflow-wrap: anywhere; }
h1 { line-height: 1.2; }
h2 { margin-top: 2rem; line-height: 1.3; }
p, li { white-space: pre-line; }
li { margin: .35rem 0; }
a { color: #0b4f9e; }
a:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { body { color: #f0f0f0; background: #16181b; } a { color: #9cc7ff; } a:focus-visible { outline-color: #9cc7ff; } }
@media print { body { max-width: none; padding: 0; color: #000; background: #fff; } }
`;

/** Every style that a kept notice may carry. */
export const NOTICE_STYLES: readonly string[] = [NOTICE_STYLE_V1];
