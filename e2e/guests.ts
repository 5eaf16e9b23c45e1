import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADDRESS, stopTokenOf } from '#lib/collect/server/campaign/guests.ts';
import { keyedHash } from '#lib/platform/server/seal.ts';
import { ask, POINT } from './teller.ts';
import { testedHouse } from './tested-house.ts';

/** Where the header of each letter to this address leads; the letter itself is looked at in `campaign.db.test.ts`. */
export async function stopAddressOf(address: string): Promise<string> {
	process.env.SECRET_KEY ??= (await readFile(join(testedHouse().folder, 'secret.key'), 'utf8')).trim();
	const [guest] = await ask<{ id: string }>('select id from collect.guests where address_hash = $1', [
		keyedHash(ADDRESS, address)
	]);
	return `${POINT}/afmelden/${stopTokenOf(guest!.id)}`;
}

/** What a mail program sends when its reader presses *unsubscribe*: no cookies, no origin (RFC 8058). */
export const pressUnsubscribe = (url: string): Promise<Response> =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click',
		redirect: 'manual'
	});
