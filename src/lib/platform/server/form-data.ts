/**
 * The form that came with a request; `undefined` when it is more than this house takes in one go. What was sent is then
 * not read, so a page that asks this can still say so in its own place.
 */
export async function formWithin(request: Request): Promise<FormData | undefined> {
	try {
		return await request.formData();
	} catch (error) {
		if (isTooLarge(error)) return undefined;
		throw error;
	}
}

/** How the adapter stops reading at `BODY_SIZE_LIMIT`; the reader of a form may wrap that. */
const isTooLarge = (error: unknown): boolean =>
	error instanceof Error && (('status' in error && error.status === 413) || isTooLarge(error.cause));
