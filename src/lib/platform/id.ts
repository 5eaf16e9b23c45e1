import { z } from 'zod';

declare const of: unique symbol;

/** A UUID that remembers what it identifies, so a story id cannot pass for an account id. */
export type Id<Of extends string> = string & { readonly [of]: Of };

/** Reads an id from an address or a form. */
export const idOf = <Of extends string>() => z.uuid().transform((uuid) => uuid.toLowerCase() as Id<Of>);
