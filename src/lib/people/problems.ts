import { Problem } from '#lib/platform/problem.ts';

/** Unknown address, wrong password and closed account sound the same: a stranger learns nothing. */
export const signInRefused = () => new Problem('forbidden', 'people.sign-in.refused');
export const linkNotValid = () => new Problem('not-found', 'people.link.not-valid');
export const accountNotFound = () => new Problem('not-found', 'people.account.not-found');
export const accountExists = () => new Problem('conflict', 'people.account.exists');
export const lastAdministrator = () => new Problem('conflict', 'people.account.last-administrator');
export const passwordNotRight = () => new Problem('forbidden', 'people.password.not-right');
