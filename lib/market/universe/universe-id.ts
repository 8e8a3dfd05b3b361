/** An id of a universe as links write it: lower case letters, digits and dashes, 2 to 32 of them, a letter or digit first and last. */
export const universeIdPattern = /^(?=.{2,32}$)[a-z0-9]+(?:-+[a-z0-9]+)*$/;

/** The same in words, for whoever wrote another one. */
export const universeIdText = '2 to 32 lower case letters, digits and dashes, a letter or digit first and last, as my-list';
