/** How what names an interpreter and a dialect is written. */
export const INTERPRETER_ID = /^int_[a-z0-9-]{1,60}$/;
export const DIALECT = /^[a-z][a-z0-9-]{1,39}$/;
/** A code name says nothing of who somebody is, so it is letters and a number. */
export const CODE_NAME = /^[A-Z]{1,4}-[0-9]{1,5}$/;
