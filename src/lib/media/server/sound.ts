/** The bytes of one recording: in pieces while it comes, one whole afterwards. */
import { storage } from './storage.ts';

export const soundFolder = (organisationId: string, id: string) => `${organisationId}/${id}`;

const soundName = (organisationId: string, id: string) => `${soundFolder(organisationId, id)}/sound`;

const piecesFolder = (organisationId: string, id: string) => `${soundFolder(organisationId, id)}/pieces`;

/** Named by where it begins, so that a piece that comes again takes the place of its first half. */
export const pieceName = (organisationId: string, id: string, offset: number) =>
	`${piecesFolder(organisationId, id)}/${String(offset).padStart(10, '0')}`;

/** Puts the pieces of a recording together; what is left of a piece that was never acknowledged is not among them. */
export async function joinPieces(organisationId: string, id: string, bytes: number): Promise<void> {
	const whole = Buffer.alloc(bytes);
	for (let at = 0; at < bytes;) {
		const piece = await storage().get(pieceName(organisationId, id, at));
		if (!piece || piece.length === 0) throw new Error(`recording ${id} misses its piece at ${at}`);
		at += piece.copy(whole, at);
	}
	await storage().put(soundName(organisationId, id), whole);
	await storage().remove(piecesFolder(organisationId, id));
}

export const readSound = (
	organisationId: string,
	id: string,
	range?: { readonly start: number; readonly end: number }
): Promise<Buffer | undefined> => storage().get(soundName(organisationId, id), range);
